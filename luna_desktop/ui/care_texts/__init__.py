"""Texts about treatments: read, edited and approved by a doctor of the clinic."""
