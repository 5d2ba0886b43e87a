"""What all parts of the set-up do alike."""

from __future__ import annotations

import pytest

from luna_desktop.domain.book.resources import Room
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.entries import LONGEST_REASON, Retiring, bring_back, keep, name_taken, retire
from luna_desktop.services.front.set_up import EntryKind, entries_of, entry_of
from tests.services.acting import entries, working


def test_a_part_is_kept_taken_out_and_brought_back_each_with_a_version(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        kept = keep(work, Room("Room 7"), 0, 0, frozenset())
        assert name_taken(work, EntryKind.ROOM, "ROOM 7", 0)
        assert not name_taken(work, EntryKind.ROOM, "Room 7", kept.entry.entry_id)
        gone = retire(work, Retiring(kept.entry.entry_id, 1, " No  longer "), EntryKind.ROOM)
        assert kept.entry.entry_id not in {each.entry_id for each in entries_of(work, EntryKind.ROOM)}
        back = bring_back(work, kept.entry.entry_id, gone.entry.number)
        assert (back.entry.number, entry_of(work, kept.entry.entry_id).body) == (3, Room("Room 7"))
    assert [len(entries(clinic, f"book room {what}")) for what in ("added", "removed", "changed")] == [1, 1, 1]


def test_a_part_of_another_kind_or_a_long_reason_is_refused(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        kept = keep(work, Room("Room 7"), 0, 0, frozenset()).entry
        for asked, kind in (
            (Retiring(kept.entry_id, 1), EntryKind.CLOSURE),
            (Retiring(kept.entry_id, 1, "x" * (LONGEST_REASON + 1)), EntryKind.ROOM),
        ):
            with pytest.raises(InvalidInput):
                retire(work, asked, kind)
