"""Papers of the book: day and week sheets, appointment cards, routes of the day, labels, with their preview."""
