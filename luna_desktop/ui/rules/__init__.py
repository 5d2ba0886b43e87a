"""Safety rules and suggestions in the chart: what speaks about it, a what-if, options to consider, and decisions."""
