"""Opening a record that is closed to the person, the bar that says so in the chart, and the review of openings."""
