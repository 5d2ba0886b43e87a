"""The first run: from an empty folder to a clinic with a recovery key, a backup and staff."""
