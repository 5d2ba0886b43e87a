"""Severity scores of a patient: the list, the form that computes while it is ticked, the trend as plot and table."""
