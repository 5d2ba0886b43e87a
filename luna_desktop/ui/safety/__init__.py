"""The dialog that stops before harm: what the allergy list names, and how a doctor goes on."""
