"""Certificates: the card, the form with the patient’s signature, and the register."""
