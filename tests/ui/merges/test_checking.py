"""A clinician is shown what a merge put together, and confirms it or goes to the chart."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.services.people.merge_checks import read_merge_checks, read_merges_to_check
from luna_desktop.ui.merges.checking import check_merge, question_of
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.people import two_records as two
from tests.ui.contexts import Way, context_of


@pytest.mark.usefixtures("qtbot")
def test_what_was_joined_is_shown_and_confirmed(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    pair = two.two(owner)
    for name in ("allergy", "keloid"):
        two.POOL[name](owner, pair.merged)
    two.POOL["no keloid"](owner, pair.kept)
    two.merge(owner, pair)
    clinician, way = open_clinic(Role.CLINICIAN), Way()
    (row,) = act(clinician, read_merges_to_check, None)

    (page,) = act(clinician, read_merge_checks, pair.kept)
    said = question_of(row, page).body
    context = context_of(clinician, False, way=way)
    check_merge(context, row)
    assert way.opened == [pair.kept]
    assert len(act(clinician, read_merges_to_check, None)) == 1
    context = context_of(clinician, True, way=way)
    check_merge(context, row)
    assert "Lidocaine" in said
    assert "Keloid or thick scars: counts" in said
    assert act(clinician, read_merges_to_check, None) == []
    assert way.said == ["Checked: the merge of LUN-000001"]
