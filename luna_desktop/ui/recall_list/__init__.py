"""The place "Recalls": whom to call again, the most overdue first."""
