"""The body map: drawings with numbered pins, the list beside them that can do the same, and the form of one marker."""
