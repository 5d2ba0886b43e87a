"""Messages: templates, the ways to a patient, the outbox, sending, and the log of what was said either way."""
