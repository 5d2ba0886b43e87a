"""The tour shows every tab of the chart once."""

from __future__ import annotations

from luna_desktop.cli.tour_chart import CHART_TABS


def test_no_tab_is_shown_twice() -> None:
    assert len(set(CHART_TABS)) == len(CHART_TABS)
    assert {"summary", "privacy"} <= set(CHART_TABS)
