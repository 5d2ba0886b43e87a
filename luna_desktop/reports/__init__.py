"""Printed pages: a dataclass in, PDF bytes out. No session, no Qt."""
