"""The audit log on screen: filters, entries in plain words, one entry in full, and the check of the whole chain."""
