"""The clinic itself: its folder, staff, settings, backups and audit log."""
