"""What each role is shown of two records, and how a clinician confirms what was joined."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.merging import Field
from luna_desktop.services.people import merge_pages
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.people import two_records as two


def test_reception_sees_no_clinical_row_and_no_count_of_any(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    pair = two.two(owner)
    two.POOL["allergy"](owner, pair.merged)

    page = act(open_clinic(Role.RECEPTION), merge_pages.read_merge, pair)
    assert (page.may_merge, page.is_clinician, page.seen) == (False, False, "")
    assert (page.merged.counts, page.merged.allergies) == (None, None)

    page = act(open_clinic(Role.PRIVACY_OFFICER), merge_pages.read_merge, pair)
    assert page.may_merge
    assert page.merged.counts is not None
    assert page.merged.counts.allergies == 1
    assert page.merged.allergies is None

    page = act(open_clinic(Role.CLINICIAN), merge_pages.read_merge, pair)
    assert page.merged.allergies == ("Lidocaine",)
    assert {each.field for each in page.fields} == set(Field)
    assert page.apart is None
    assert page.seen


def test_the_list_of_merges_is_for_whoever_may_merge_and_a_chart_knows_its_own(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    pair = two.two(owner)
    merged = two.merge(owner, pair)
    assert [line.merge_id for line in act(owner, merge_pages.read_merges, None)] == [merged.merge_id]
    reception = open_clinic(Role.RECEPTION)
    assert act(reception, merge_pages.read_merges_of, pair.kept)[0].in_force
    with pytest.raises(NotPermitted):
        act(reception, merge_pages.read_merges, None)
