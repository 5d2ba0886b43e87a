"""Messages: the outbox, the log of what was said either way, templates, and a patient's own list in the chart."""
