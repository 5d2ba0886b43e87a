"""What leaves the clinic, to whom and on what ground, and the book that it is written in."""
