"""Help for the page that is open: what can be done here, and with which keys."""
