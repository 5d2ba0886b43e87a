"""The tab of allergies, and of what is known of them as a whole."""
