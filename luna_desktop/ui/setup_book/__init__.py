"""The pages on which the owner sets up the book: services, places, people, hours, closures, holidays, feeds."""
