"""Two records of one person: the worklist of possible duplicates, the merge side by side, and undoing it."""
