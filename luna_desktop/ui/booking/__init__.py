"""The booking dialog, which opens over any page, and the lists of the desk."""
