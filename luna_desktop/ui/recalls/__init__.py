"""The page of batches: what was used out of which packs, and whom one of them reached."""
