"""Luna Desktop: the encrypted records of a skin and body clinic."""

__version__ = "0.1.0"
