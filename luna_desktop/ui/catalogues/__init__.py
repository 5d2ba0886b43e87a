"""The page of the catalogues: what can be chosen from, own entries, and what a doctor approved."""
