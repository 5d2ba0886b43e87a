"""What the lists of the Review place share: whose rows a person may see there, and the entry that they were read.

A list of the Review place goes over many patients, so the Desk cannot ask for one of them. Each list reads its own
rows and keeps those that `cards_to_review` returns: patients of the person's care team whom no restriction hides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.models.staff import CareTeamMember
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.care_team import shares_care
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work
from luna_desktop.texts import Message


@dataclass(frozen=True)
class ReviewItem:
    """One thing that waits: whose, what in the words of the chart or of the program, and since or until which day.

    `item_id` is what the section opens. `is_late` marks what should have been done before today.
    """

    item_id: int
    card: CardRow
    what: str | Message
    day: date
    note: str | Message = ""
    is_late: bool = False


@dataclass(frozen=True)
class ReviewRead:
    """How many rows each list showed, by the key of its section."""

    counts: tuple[tuple[str, int], ...]


def cards_to_review(work: Work, patients: Iterable[int]) -> dict[int, CardRow]:
    """Return the cards of those among these patients whose rows the acting person may see in a list, by id."""
    wanted = set(patients)
    if not wanted:
        return {}
    if not shares_care(work):
        mine = select(CareTeamMember.patient_id).where(
            CareTeamMember.user_id == work.actor.user_id, CareTeamMember.ended_at.is_(None)
        )
        wanted &= set(work.session.scalars(mine))
    return {int(card.patient_id): card for card in cards_of(work, sorted(wanted))}


def patient_of(item: ReviewItem) -> PatientId:
    """Return whose row it is."""
    return item.card.patient_id


@use_case(requires=Permission.READ_REVIEW)
def note_review(work: Work, read: ReviewRead) -> None:
    """Note in the audit log, once for each visit to the Review place, that its lists were read."""
    work.record("review lists read", Change("review"), kind=READ, detail=dict(read.counts))
