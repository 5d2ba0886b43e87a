"""Papers of care in the chart: cards, the pages of one paper, and the way from one to the other."""
