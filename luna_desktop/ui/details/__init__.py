"""The Details tab: identity and contact, with their history."""
