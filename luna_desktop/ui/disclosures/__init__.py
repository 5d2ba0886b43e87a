"""What left the clinic: the book, its queue, and the way in which something leaves."""
