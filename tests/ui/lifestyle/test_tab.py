"""How the Lifestyle tab is declared."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.ui.lifestyle.tab import LIFESTYLE_TAB, build_tab
from tests.ui.entries.a_clinic import Ward


def test_the_tab_is_for_those_who_may_read_the_chart() -> None:
    assert (LIFESTYLE_TAB.key, str(LIFESTYLE_TAB.title)) == ("lifestyle", "Lifestyle")
    assert LIFESTYLE_TAB.permission is Permission.READ_CHART


def test_another_patients_hub_is_refused(ward: Ward) -> None:
    with pytest.raises(ValueError, match="99"):
        build_tab(ward.context, PatientId(99), ward.hub())
