"""Corrections: asked for at an entry, decided by its author, disagreed with, and told to who had received the old one."""
