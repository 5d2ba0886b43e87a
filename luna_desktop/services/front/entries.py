"""What all pages of the set-up do alike: keep a part of it, take it out of use, bring it back; checked and audited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.services.front.set_up import (
    Entry,
    EntryBody,
    EntryKind,
    add_entry,
    change_entry,
    entries_of,
    entry_of,
    retire_entry,
)
from luna_desktop.services.front.stranded import change_set_up
from luna_desktop.services.work import CREATED, DELETED, UPDATED, Change, Work
from luna_desktop.texts import say

ENTITY = "book entry"
LONGEST_REASON = 200


@dataclass(frozen=True)
class Kept:
    """How keeping a part of the set-up went: the part, and how many bookings went to the pinboard."""

    entry: Entry
    moved: int = 0


@dataclass(frozen=True)
class Retiring:
    """A part of the set-up that goes out of use, as it was read; `seen` are bookings that may go to the pinboard."""

    entry_id: int
    number: int
    reason: str = ""
    seen: frozenset[int] = field(default_factory=frozenset)


def keep(work: Work, body: EntryBody, entry_id: int, number: int, seen: frozenset[int], reason: str = "") -> Kept:
    """Write a new part of the set-up (`entry_id` 0) or the next version of one, with its audit entry.

    Raises:
        StaleRecord: Somebody changed it after `number` was read.
        BookingsStranded: Bookings would become impossible that are not among `seen`.
    """
    kept: list[Entry] = []

    def write() -> None:
        entry = change_entry(work, entry_id, number, body, reason) if entry_id else add_entry(work, body)
        kept.append(entry)

    moved = change_set_up(work, write, seen, reason)
    _note(work, "changed" if entry_id else "added", kept[0], moved)
    return Kept(kept[0], moved)


def retire(work: Work, asked: Retiring, *kinds: EntryKind) -> Kept:
    """Take a part of the set-up of one of these kinds out of use; what was booked keeps its name.

    Raises:
        InvalidInput: It is of another kind, or the reason is too long.
        StaleRecord, BookingsStranded: As in `keep`.
    """
    known = entry_of(work, asked.entry_id)
    reason = clean_line(asked.reason)
    if known.kind not in kinds:
        raise InvalidInput({"entry": say("This part of the set-up is of another kind.")})
    if len(reason) > LONGEST_REASON:
        raise InvalidInput({"reason": say("Keep the reason under {count} letters.", count=LONGEST_REASON)})
    kept: list[Entry] = []
    moved = change_set_up(
        work, lambda: kept.append(retire_entry(work, asked.entry_id, asked.number, reason)), asked.seen, reason
    )
    _note(work, "removed", kept[0], moved)
    return Kept(kept[0], moved)


def bring_back(work: Work, entry_id: int, number: int) -> Kept:
    """Put a part of the set-up into use again as it was; errors as in `keep`."""
    known = entry_of(work, entry_id)
    kept = Kept(change_entry(work, entry_id, number, known.body))
    _note(work, "changed", kept.entry, 0)
    return kept


def name_taken(work: Work, kind: EntryKind, name: str, entry_id: int) -> bool:
    """Tell whether another part of the set-up that is in use bears a name, whatever its capitals."""
    return any(
        each.entry_id != entry_id and _name_of(each.body).casefold() == name.casefold()
        for each in entries_of(work, kind)
    )


def _name_of(body: Any) -> str:
    return str(getattr(body, "desk_name", None) or getattr(body, "name", ""))


def _note(work: Work, what: str, entry: Entry, moved: int) -> None:
    kinds = {"added": CREATED, "changed": UPDATED, "removed": DELETED}
    work.record(
        f"book {entry.kind.value} {what}",
        Change(ENTITY, entry.entry_id),
        kind=kinds[what],
        detail={"number": entry.number, "moved": moved},
    )
