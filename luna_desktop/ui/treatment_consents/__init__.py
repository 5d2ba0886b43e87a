"""Consent to a treatment and its pathway: the cards, and the screen that is turned to the patient."""
