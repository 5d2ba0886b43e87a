"""The timeline of a patient: one line through everything that the record tells."""
