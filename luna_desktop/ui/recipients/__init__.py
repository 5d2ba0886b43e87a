"""The Recipients page: the register, its agreements, and what recipients are to stop."""
