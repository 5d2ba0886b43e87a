"""How the Allergies tab is declared."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.ui.allergies.tab import ALLERGIES_TAB


def test_the_tab_is_for_those_who_may_read_the_chart() -> None:
    assert (ALLERGIES_TAB.key, str(ALLERGIES_TAB.title)) == ("allergies", "Allergies")
    assert ALLERGIES_TAB.permission is Permission.READ_CHART
