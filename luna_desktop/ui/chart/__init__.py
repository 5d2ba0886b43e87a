"""The chart of one patient: banner, tabs, and the summary."""
