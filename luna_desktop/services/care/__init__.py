"""The record of care: facts, photographs, and the catalogues that they are chosen from."""
