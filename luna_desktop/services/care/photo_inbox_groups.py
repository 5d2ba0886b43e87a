"""The pictures of the inbox as they were taken together, and whose they may be, worked out anew at each look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import defer

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import OCCUPYING
from luna_desktop.domain.clinical.photo_inbox import Code, PhotoState, Presence, Proposal, Shot, group, propose
from luna_desktop.domain.clock import ZONE
from luna_desktop.interop.picture_limits import sane_time
from luna_desktop.models.book import Booking
from luna_desktop.models.photo_inbox import InboxPhoto, PhotoPlacard
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.record_numbers import standing_record
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.work import Work

MOST_DAYS = 31
"""So many days of the book are looked into, the newest on which pictures were taken."""
_B = Booking.__table__
_STATES = [state.value for state in OCCUPYING]


@dataclass(frozen=True)
class Gathered:
    """Pictures taken together, and who was in the clinic on that day.

    `is_covered` tells that they show the placard of somebody whose record is not open to the actor.
    """

    rows: tuple[InboxPhoto, ...]
    proposal: Proposal
    present: tuple[Presence, ...]
    is_covered: bool


def gather(work: Work, *, is_due: bool) -> list[Gathered]:
    """Return what waits, in groups, the newest first: for those who treat, or (`is_due`) for the privacy officer.

    Pictures with the placard of somebody whom the actor is not to find are left out with their group.
    """
    rows = waiting_rows(work, is_due=is_due)
    placards = _patients_of(work, rows)
    shots = [_shot(row, placards) for row in rows]
    present = presences(work, [shot.taken_at for shot in shots])
    by_id = {row.id: row for row in rows}
    hidden = hidden_patients(work)
    found = []
    for shots_together in group(shots):
        proposal = propose(shots_together, present)
        if proposal.placard_of in hidden:
            continue
        mine = tuple(by_id[shot.photo_id] for shot in shots_together)
        day = shots_together[0].taken_at.astimezone(ZONE).date()
        that_day = tuple(each for each in present if each.starts.astimezone(ZONE).date() == day)
        found.append(Gathered(mine, proposal, that_day, _is_closed(work, proposal, is_due=is_due)))
    return found


def covered_photos(work: Work) -> frozenset[int]:
    """Return the pictures that wait and are not to be shown to the actor."""
    shown = gather(work, is_due=False)
    open_ones = {row.id for each in shown if not each.is_covered for row in each.rows}
    return frozenset(row.id for row in waiting_rows(work, is_due=False) if row.id not in open_ones)


def waiting_rows(work: Work, *, is_due: bool) -> list[InboxPhoto]:
    """Return the pictures that nobody has dealt with, those past their day or those before it."""
    past = InboxPhoto.due_at <= work.now if is_due else InboxPhoto.due_at > work.now
    small = (defer(InboxPhoto.thumbnail), defer(InboxPhoto.sealed_name))  # some megabytes, which no group needs
    query = select(InboxPhoto).options(*small).where(InboxPhoto.state == PhotoState.WAITING.value, past)
    return list(work.session.scalars(query.order_by(InboxPhoto.id)))


def presences(work: Work, instants: Iterable[datetime]) -> list[Presence]:
    """Return who was in the clinic on the days of some instants; whoever is hidden from the actor is left out."""
    days = sorted({at.astimezone(ZONE).date() for at in instants if sane_time(at)}, reverse=True)[:MOST_DAYS]
    if not days:
        return []
    spans = []
    for day in days:
        starts = datetime.combine(day, datetime.min.time(), ZONE)
        spans.append(and_(_B.c.starts_at >= starts, _B.c.starts_at < starts + timedelta(days=1)))
    hidden = hidden_patients(work)
    query = select(
        _B.c.patient_id,
        _B.c.room_id,
        _B.c.practitioner_id,
        _B.c.service_key,
        _B.c.starts_at,
        _B.c.ends_at,
        _B.c.in_room_at,
        _B.c.done_at,
    ).where(or_(*spans), _B.c.pinned.is_(False), _B.c.state.in_(_STATES))
    return [
        Presence(
            row.patient_id,
            row.in_room_at or row.starts_at,
            (row.done_at or max(row.ends_at, work.now)) if row.in_room_at is not None else row.ends_at,
            row.room_id or 0,
            row.practitioner_id or 0,
            is_stamped=row.in_room_at is not None,
            service=row.service_key,
        )
        for row in work.connection.execute(query.order_by(_B.c.starts_at, _B.c.id))
        if row.patient_id not in hidden
    ]


def _patients_of(work: Work, rows: Sequence[InboxPhoto]) -> dict[int, int]:
    """Return by placard whose it is; where two records were merged, the one that stands."""
    wanted = {row.placard_id for row in rows if row.placard_id is not None}
    if not wanted:
        return {}
    found = work.session.execute(
        select(PhotoPlacard.id, PhotoPlacard.patient_id).where(PhotoPlacard.id.in_(sorted(wanted)))
    )
    return {row.id: int(standing_record(work, PatientId(row.patient_id))) for row in found}


def _shot(row: InboxPhoto, placards: dict[int, int]) -> Shot:
    return Shot(
        row.id,
        row.taken_at,
        row.camera,
        row.room_id or 0,
        row.received_by,
        placards.get(row.placard_id or 0, 0),
        row.code != Code.NONE.value,
    )


def _is_closed(work: Work, proposal: Proposal, *, is_due: bool) -> bool:
    if is_due or not proposal.placard_of:
        return False
    return not reaches(work, Permission.READ_PHOTOGRAPHS, PatientId(proposal.placard_of))
