"""What a patient was told, allowed and restricted, and the evidence of it."""
