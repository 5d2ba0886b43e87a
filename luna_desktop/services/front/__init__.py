"""The front desk: the book, its set-up, the waiting room and the lists that reception works off."""
