"""The tab of dated lifestyle assessments."""
