"""How the Lifestyle tab is declared."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.ui.lifestyle.tab import LIFESTYLE_TAB


def test_the_tab_is_for_those_who_may_read_the_chart() -> None:
    assert (LIFESTYLE_TAB.key, str(LIFESTYLE_TAB.title)) == ("lifestyle", "Lifestyle")
    assert LIFESTYLE_TAB.permission is Permission.READ_CHART
