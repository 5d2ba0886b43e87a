"""Measures the product through its own services and prints each figure beside its limit."""
