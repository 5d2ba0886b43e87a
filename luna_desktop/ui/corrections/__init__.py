"""Corrections: asked for at an entry, decided by its author, disagreed with, told to who had the old entry."""
