"""Photographs for one use and one recipient: covered, made, looked at by a second person, and handed over."""
