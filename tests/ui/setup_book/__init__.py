"""The pages that set up the book."""
