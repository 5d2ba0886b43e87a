"""Which tabs of a chart the tour shows, in which order."""

from __future__ import annotations

CHART_TABS = (
    "summary",
    "summary/timeline",
    "summary/safety",
    "details",
    "history",
    "lifestyle",
    "allergies",
    "photos",
    "visits",
    "visits/body_map",
    "visits/scores",
    "visits/results",
    "visits/papers",
    "privacy",
    "messages",
)
