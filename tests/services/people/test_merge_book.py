"""The list of merges: newest first, with how each was undone, and what a clinician has still to check."""

from __future__ import annotations

import pytest

from luna_desktop.domain.errors import NotFound
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.merge_book import merge_line, merge_lines, unchecked
from luna_desktop.services.people.unmerges import Unmerge, unmerge_records
from tests.services.people import two_records as two


def test_the_book_lists_merges_and_how_they_were_undone(clinic: OpenClinic) -> None:
    first = two.two(clinic)
    second = two.two(clinic, phone="98860 55555", other_phone="98860 66666")
    two.POOL["allergy"](clinic, first.merged)
    one, other = two.merge(clinic, first), two.merge(clinic, second)
    undo = Unmerge(second.kept, other.merge_id, (), "They are twins, both came today")
    clinic.desk.perform(clinic.actor, unmerge_records, undo)

    lines = two.inside(clinic, merge_lines)
    assert [(line.merge_id, line.in_force, line.needs_check) for line in lines] == [
        (other.merge_id, False, False),
        (one.merge_id, True, True),
    ]
    assert (lines[0].undone_by, lines[0].undone_reason) == ("Dr Nandini Rao", undo.reason)
    assert (lines[1].by, lines[1].reason, lines[1].visits) == ("Dr Nandini Rao", two.REASON, 0)
    assert two.inside(clinic, lambda work: merge_lines(work, touching=(first.merged,))) == lines[1:]
    assert [line.merge_id for line in two.inside(clinic, unchecked)] == [one.merge_id]
    with pytest.raises(NotFound):
        two.inside(clinic, lambda work: merge_line(work, 99))
