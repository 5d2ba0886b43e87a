"""The recall list: who is due by a clinician's order, a follow-up or the interval of a service, and has no booking.

It holds names, days and desk names. Whoever was written to or called about it is left out for some days, and each
line says how often that was. Whoever died, left or is kept from the actor is not on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import OCCUPYING, STILL_TO_COME, BookingState
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.zone import local_day
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import Direction
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Topic
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import DeskSetAside
from luna_desktop.models.messages import ContactEntry, OutboxMessage
from luna_desktop.services.clinic import settings
from luna_desktop.services.front.lists import unscheduled_lines
from luna_desktop.services.front.outstanding import FOLLOW_UP
from luna_desktop.services.front.set_up import set_up_of, today_of
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Change, Work
from luna_desktop.texts import Message, say

SETTING = "recall days"
HIDES = 14
"""So many days somebody is left out after a contact unless the clinic chose another number."""
LONGEST_HIDING = 180
INTERVAL = "interval"
"""Kind of a line that comes of a service's interval; its source is the last booking of that service."""
MOST = 300
_B = BookingRow.metadata.tables["booking"]
_NOT_SENT = (MessageState.CANCELLED, MessageState.REFUSED, MessageState.FAILED, MessageState.GIVEN_UP)


@dataclass(frozen=True)
class RecallLine:
    """Somebody to call again: since when due, for what, how often contacted about it since, and when last.

    `kind` and `source_id` name the line where it is set aside; `service` goes into the booking that comes of it.
    """

    kind: str
    source_id: int
    card: CardRow
    what: Message
    due_on: date
    service: str = ""
    desk_name: str = ""
    contacts: int = 0
    last_contact: datetime | None = None


@dataclass(frozen=True)
class RecallPage:
    """The list, how many more are left out because they were contacted, and for how many days they are."""

    lines: tuple[RecallLine, ...]
    contacted: int
    hides: int


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_recalls(work: Work, _: None) -> RecallPage:
    """Return who is due by today, the most overdue first."""
    found = _due(work, today_of(work))
    shown = tuple(line for line in found if not _is_resting(work, line))
    return RecallPage(shown, len(found) - len(shown), hiding_days(work))


@use_case(requires=Permission.CHANGE_SETTINGS)
def set_hiding_days(work: Work, days: int) -> None:
    """Choose for how many days a contact leaves somebody out of recalls; InvalidInput outside 1 to 180."""
    if not 1 <= days <= LONGEST_HIDING:
        raise InvalidInput({"days": say("Enter between 1 and {count} days.", count=LONGEST_HIDING)})
    settings.put(work, SETTING, str(days))
    work.record("recall days chosen", Change("setting", SETTING), detail={"days": days})


def hiding_days(work: Work) -> int:
    """Return for how many days a contact leaves somebody out of recalls."""
    return int(settings.value(work.session, SETTING) or HIDES)


def recall_lines(work: Work, until: date) -> tuple[RecallLine, ...]:
    """Return who is due by a day and was not contacted about it lately, the most overdue first."""
    return tuple(line for line in _due(work, until) if not _is_resting(work, line))


def _due(work: Work, until: date) -> list[RecallLine]:
    set_up = set_up_of(work)
    lines = _from_charts(work, until)
    for service in set_up.services.values():
        if service.recall_weeks:
            lines += _by_interval(work, set_up, service, until)
    counted = _contacts(work, {int(each.card.patient_id) for each in lines})
    return sorted(
        (_with_contacts(each, counted.get(int(each.card.patient_id), ()), set_up) for each in lines),
        key=lambda each: (each.due_on, each.card.name, each.source_id),
    )


def _from_charts(work: Work, until: date) -> list[RecallLine]:
    """Return what charts ask for; of the follow-ups of one patient only that of the newest visit."""
    found: dict[tuple[str, int], RecallLine] = {}
    for each in sorted(unscheduled_lines(work, until), key=lambda line: line.source_id):
        if each.due_on is not None:
            key = int(each.card.patient_id) if each.kind == FOLLOW_UP else each.source_id
            found[each.kind, key] = RecallLine(each.kind, each.source_id, each.card, each.what, each.due_on)
    return list(found.values())


def _by_interval(work: Work, set_up: SetUp, service: DeskService, until: date) -> list[RecallLine]:
    """Return whose last booking of a service is longer ago than its interval, with none after it and none to come."""
    weeks = timedelta(weeks=service.recall_weeks)
    edge = datetime.combine(until + timedelta(days=1) - weeks, time(), set_up.zone)
    later = _B.alias("later")
    after = exists(
        select(later.c.id).where(
            later.c.patient_id == _B.c.patient_id,
            or_(
                and_(
                    later.c.service_key == service.key,
                    or_(
                        later.c.starts_at > _B.c.starts_at,
                        and_(later.c.starts_at == _B.c.starts_at, later.c.id > _B.c.id),
                    ),
                    later.c.state.in_(sorted(state.value for state in OCCUPYING)),
                ),
                and_(
                    later.c.starts_at > work.now - timedelta(hours=12),
                    later.c.state.in_(sorted(state.value for state in STILL_TO_COME)),
                ),
            ),
        )
    )
    query = (
        select(_B.c.id, _B.c.patient_id, _B.c.starts_at)
        .where(
            _B.c.service_key == service.key,
            _B.c.state == BookingState.DONE.value,
            _B.c.starts_at < edge,
            ~after,
            ~_is_set_aside(work),
        )
        .order_by(_B.c.starts_at, _B.c.id)
        .limit(MOST)
    )
    rows = work.connection.execute(query).all()
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in rows})}
    what = say("{service} is due again", service=service.desk_name)
    return [
        RecallLine(
            INTERVAL,
            row.id,
            cards[row.patient_id],
            what,
            local_day(row.starts_at, set_up.zone) + weeks,
            service.key,
            service.desk_name,
        )
        for row in rows
        if row.patient_id in cards and cards[row.patient_id].status.is_active
    ]


def _is_set_aside(work: Work) -> Any:
    return exists(
        select(DeskSetAside.id).where(
            DeskSetAside.kind == INTERVAL,
            DeskSetAside.source_id == _B.c.id,
            or_(DeskSetAside.until.is_(None), DeskSetAside.until > today_of(work)),
        )
    )


def _contacts(work: Work, patients: set[int]) -> dict[int, tuple[datetime, ...]]:
    """Return when each of these was contacted about a recall: messages that were not stopped, and noted calls."""
    struck = select(ContactEntry.strikes_id).where(ContactEntry.strikes_id.is_not(None))
    queries = (
        select(OutboxMessage.patient_id, OutboxMessage.queued_at.label("at")).where(
            OutboxMessage.patient_id.in_(patients),
            OutboxMessage.klass == MessageClass.RECALL.value,
            OutboxMessage.state.not_in([state.value for state in _NOT_SENT]),
        ),
        select(ContactEntry.patient_id, ContactEntry.happened_at.label("at")).where(
            ContactEntry.patient_id.in_(patients),
            ContactEntry.direction == Direction.OUT.value,
            ContactEntry.topic == Topic.RECALL.value,
            ContactEntry.message_id.is_(None),
            ContactEntry.strikes_id.is_(None),
            ContactEntry.id.not_in(struck),
        ),
        select(ContactEntry.patient_id, ContactEntry.happened_at.label("at"))
        .join(OutboxMessage, OutboxMessage.id == ContactEntry.message_id)
        .where(
            ContactEntry.patient_id.in_(patients),
            ContactEntry.strikes_id.is_(None),
            ContactEntry.id.not_in(struck),
            OutboxMessage.klass == MessageClass.RECALL.value,
            OutboxMessage.state.in_([state.value for state in _NOT_SENT]),
        ),
    )
    found: dict[int, list[datetime]] = {}
    for query in queries:
        for row in work.session.execute(query):
            found.setdefault(row.patient_id, []).append(row.at)
    return {patient: tuple(sorted(times)) for patient, times in found.items()}


def _with_contacts(line: RecallLine, times: Iterable[datetime], set_up: SetUp) -> RecallLine:
    """Count those that came since the line was due, or in the four weeks before."""
    since = line.due_on - timedelta(weeks=4)
    mine = [at for at in times if local_day(at, set_up.zone) >= since]
    return replace(line, contacts=len(mine), last_contact=max(mine, default=None))


def _is_resting(work: Work, line: RecallLine) -> bool:
    return line.last_contact is not None and line.last_contact > work.now - timedelta(days=hiding_days(work))
