"""Signing in: the staff picker, the password, and the recovery key when nobody knows a password any more."""
