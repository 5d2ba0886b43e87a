"""Papers of the book."""
