"""Prescriptions: the card that lists them, and the form in which one is written."""
