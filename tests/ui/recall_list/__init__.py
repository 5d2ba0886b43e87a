"""Tests of the place "Recalls"."""
