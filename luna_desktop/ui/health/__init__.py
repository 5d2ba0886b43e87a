"""The Health page: backups, the doctor's checks, and the audit log's verdict; counts only, no patient's name."""
