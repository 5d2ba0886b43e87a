"""What a clinician goes through after a merge, and how it is confirmed once."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.people import merge_checks
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.people import two_records as two


def test_a_clinician_confirms_what_was_joined_once(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    pair = two.two(owner)
    for name in ("allergy", "keloid"):
        two.POOL[name](owner, pair.merged)
    two.POOL["no keloid"](owner, pair.kept)
    merged = two.merge(owner, pair)
    clinician = open_clinic(Role.CLINICIAN)

    (row,) = act(clinician, merge_checks.read_merges_to_check, None)
    assert (row.item_id, row.card.patient_id) == (merged.merge_id, pair.kept)
    (page,) = act(clinician, merge_checks.read_merge_checks, pair.kept)
    assert [each.body.trigger.text for each in page.allergies] == ["Lidocaine"]
    (aside,) = page.aside
    assert aside.counts is not None
    assert (aside.counts.body.answer.value, aside.aside.body.answer.value) == ("yes", "no")
    asked = merge_checks.MergeToCheck(pair.kept, merged.merge_id)
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.PRIVACY_OFFICER), merge_checks.confirm_merge, asked)
    act(clinician, merge_checks.confirm_merge, asked)
    assert act(clinician, merge_checks.read_merge_checks, pair.kept) == ()
    with pytest.raises(NotPermitted):
        act(clinician, merge_checks.confirm_merge, asked)
    assert act(clinician, merge_checks.read_merges_to_check, None) == []
