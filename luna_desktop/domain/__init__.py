"""The clinic's rules as plain Python: people, contact, access, consent and clinical facts. No Qt, no SQL, no files."""
