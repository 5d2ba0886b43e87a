"""The scores are a view of the Visits tab, for whoever reads charts."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.ui.scores.tab import SCORES_VIEW, build_view
from luna_desktop.ui.visits.tab import VIEWS
from tests.ui.entries.a_clinic import Ward


def test_it_stands_in_the_switch_of_the_visits() -> None:
    assert SCORES_VIEW in VIEWS
    assert SCORES_VIEW.permission is Permission.READ_CHART


def test_another_patients_hub_is_refused(ward: Ward) -> None:
    with pytest.raises(ValueError, match="999"):
        build_view(ward.context, PatientId(999), ward.hub())
