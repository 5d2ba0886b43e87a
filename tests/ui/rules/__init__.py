"""Rules and suggestions in the chart."""
