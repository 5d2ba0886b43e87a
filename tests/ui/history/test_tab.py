"""How the Medical history tab is declared."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.ui.history.tab import HISTORY_TAB


def test_the_tab_is_for_those_who_may_read_the_chart() -> None:
    assert (HISTORY_TAB.key, str(HISTORY_TAB.title)) == ("history", "Medical history")
    assert HISTORY_TAB.permission is Permission.READ_CHART
