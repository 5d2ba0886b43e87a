"""Patients out of a file: choose it, say what its columns hold, see what would happen, do it, take it back."""
