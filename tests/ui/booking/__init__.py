"""Tests of the booking dialog and of the lists of the desk."""
