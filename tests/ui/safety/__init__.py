"""The safety dialog."""
