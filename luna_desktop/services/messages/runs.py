"""Runs: one message each to everybody whom a day concerns, looked at before it starts, with who is left out and why.

A reminder run is about the bookings of a day, a recall run about who is due and has no booking. What a run queues is
asked about once more at the instant each message leaves. Starting the same run again reaches only who was not in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.zone import day_span
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import Closed, MessageState
from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.front.book_days import headers, rows_of
from luna_desktop.services.front.recall_list import RecallLine, recall_lines
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.messages import ways
from luna_desktop.services.messages.bookings import TOLD
from luna_desktop.services.messages.outbox import NewMessage, composed, queue
from luna_desktop.services.messages.templates import text_in_use
from luna_desktop.services.messages.ways import LeftOut
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import say

_B = BookingRow.metadata.tables["booking"]
_ENDED = (MessageState.CANCELLED, MessageState.REFUSED, MessageState.FAILED, MessageState.GIVEN_UP)


class RunKind(StrEnum):
    """What a run is about; the value is the key of the template that it uses."""

    REMINDER = "reminder"
    RECALL = "recall"


CLASSES: dict[RunKind, MessageClass] = {
    RunKind.REMINDER: MessageClass.REMINDER,
    RunKind.RECALL: MessageClass.RECALL,
}
RUN_ACTIONS: dict[RunKind, str] = {
    RunKind.REMINDER: "reminder run started",
    RunKind.RECALL: "recall run started",
}
"""What the audit log calls the start of a run."""


@dataclass(frozen=True)
class RunAsked:
    """A run: reminders of the bookings of a day, or recalls of whoever is due until a day."""

    kind: RunKind
    day: date

    @property
    def name(self) -> str:
        """Return the name under which its messages stand in the outbox."""
        return f"{self.kind.value} {self.day.isoformat()}"


@dataclass(frozen=True)
class Concerned:
    """Somebody whom a run concerns: a booking with its instant, or what is due (its kind and number) since when."""

    card: CardRow
    booking_id: int = 0
    starts: datetime | None = None
    due_kind: str = ""
    due_id: int = 0
    due_on: date | None = None

    @property
    def key(self) -> tuple[int, str, int]:
        """Return what tells one from another within a run."""
        return (self.booking_id, self.due_kind, self.due_id)


@dataclass(frozen=True)
class GoesOut:
    """A message that would be queued: by which way, in which language, and when the patient said yes to it."""

    who: Concerned
    way: Way
    language: str
    said_at: datetime | None
    is_guardian: bool = False


@dataclass(frozen=True)
class StaysOut:
    """Somebody who gets nothing, and why."""

    who: Concerned
    left_out: LeftOut


@dataclass(frozen=True)
class RunPreview:
    """What a run would do now. `already` people have their message from it; `unseen` are hidden from the actor.

    `sample` is how the first one reads it.
    """

    asked: RunAsked
    goes: tuple[GoesOut, ...] = ()
    stays: tuple[StaysOut, ...] = ()
    already: int = 0
    unseen: int = 0
    sample: str = ""

    @property
    def by_channel(self) -> Mapping[Channel, int]:
        """Return how many messages go by each channel."""
        return Counter(each.way.channel for each in self.goes)


@dataclass(frozen=True)
class RunOrder:
    """A run to start: when its messages leave (None: now), and whom the person took out of it."""

    asked: RunAsked
    leaves_at: datetime | None = None
    without: frozenset[tuple[int, str, int]] = frozenset()


@dataclass(frozen=True)
class RunStarted:
    """How many messages a run queued, and how many people it left out."""

    queued: int
    left_out: int


@use_case(requires=Permission.SEND_MESSAGES, writes=False)
def preview_run(work: Work, asked: RunAsked) -> RunPreview:
    """Return who would get what by which way now, and who is left out and why."""
    return _preview(work, asked)


@use_case(requires=Permission.SEND_MESSAGES)
def start_run(work: Work, order: RunOrder) -> RunStarted:
    """Queue a message for everybody whom the run concerns and reaches.

    Raises:
        InvalidInput: Nobody is left to write to, or the messages would leave in the past or after the bookings.
    """
    leaves_at = order.leaves_at or work.now
    _check_time(work, order, leaves_at)
    preview = _preview(work, order.asked)
    goes = [each for each in preview.goes if each.who.key not in order.without]
    if not goes:
        raise InvalidInput({"run": say("Nobody is left whom this run would reach.")})
    for each in goes:
        queue(work, _message(work, order.asked, each, leaves_at))
    work.record(
        RUN_ACTIONS[order.asked.kind],
        Change("message run", order.asked.name),
        kind=EXECUTED,
        detail={"queued": len(goes), "left_out": len(preview.stays), "taken_out": len(preview.goes) - len(goes)},
    )
    return RunStarted(len(goes), len(preview.stays) + len(preview.goes) - len(goes))


def _check_time(work: Work, order: RunOrder, leaves_at: datetime) -> None:
    if leaves_at < work.now - timedelta(minutes=1):
        raise InvalidInput({"leaves_at": say("This time is over. Choose a later one, or send now.")})
    ends = day_span(order.asked.day, set_up_of(work).zone).ends
    if order.asked.kind is RunKind.REMINDER and leaves_at >= ends:
        raise InvalidInput({"leaves_at": say("This is after the bookings that the reminders are about.")})


def _preview(work: Work, asked: RunAsked) -> RunPreview:
    people, unseen = _concerned(work, asked)
    done = _already(work, asked)
    goes: list[GoesOut] = []
    stays: list[StaysOut] = []
    languages: dict[str, str] = {}
    already = 0
    for who in people:
        if who.key in done:
            already += 1
            continue
        found = _way_for(work, asked.kind, who, languages)
        if isinstance(found, GoesOut):
            goes.append(found)
        else:
            stays.append(found)
    sample = composed(work, _message(work, asked, goes[0], work.now)).body if goes else ""
    return RunPreview(asked, tuple(goes), tuple(stays), already, unseen, sample)


def _way_for(work: Work, kind: RunKind, who: Concerned, languages: dict[str, str]) -> GoesOut | StaysOut:
    klass = CLASSES[kind]
    language = languages.get(who.card.language)
    if language is None:
        text = text_in_use(work, kind.value, who.card.language)
        language = languages[who.card.language] = text.language if text is not None else ""
    if not language:
        return StaysOut(who, ways.closed(Closed.NO_TEXT))
    left_out = ways.left_out_because(work, who.card.patient_id, klass)
    if left_out is not None:
        return StaysOut(who, left_out)
    best = next(answer for answer in ways.ways_for(work, who.card.patient_id, klass) if answer.is_open)
    return GoesOut(who, best.way, language, best.said_at, best.is_guardian)


def _concerned(work: Work, asked: RunAsked) -> tuple[list[Concerned], int]:
    if asked.kind is RunKind.RECALL:
        lines: dict[int, RecallLine] = {}
        for line in recall_lines(work, asked.day):
            lines.setdefault(int(line.card.patient_id), line)  # whoever is due twice is written to once
        return [Concerned(each.card, 0, None, each.kind, each.source_id, each.due_on) for each in lines.values()], 0
    set_up = set_up_of(work)
    span = day_span(asked.day, set_up.zone)
    query = (
        headers()
        .where(
            _B.c.starts_at >= span.starts,
            _B.c.starts_at < span.ends,
            _B.c.starts_at > work.now,
            _B.c.state.in_(TOLD),
            _B.c.pinned.is_(False),
        )
        .order_by(_B.c.starts_at, _B.c.id)
    )
    rows = rows_of(work, set_up, work.connection.execute(query).all())
    seen = [row for row in rows if not row.is_hidden]
    cards = {int(card.patient_id): card for card in cards_of(work, {int(row.patient_id) for row in seen})}
    people = [
        Concerned(cards[int(row.patient_id)], row.booking_id, row.span.starts)
        for row in seen
        if int(row.patient_id) in cards
    ]
    return people, len(rows) - len(seen)


def _already(work: Work, asked: RunAsked) -> frozenset[tuple[int, str, int]]:
    """Return whom this run has reached, or reminders of the same booking from any run."""
    ended = [state.value for state in _ENDED]
    found = work.session.execute(
        select(OutboxMessage.booking_id).where(
            OutboxMessage.run == asked.name,
            OutboxMessage.booking_id.is_not(None),
            OutboxMessage.state.not_in(ended),
        )
    )
    return frozenset((int(row.booking_id), "", 0) for row in found)


def _message(work: Work, asked: RunAsked, goes: GoesOut, leaves_at: datetime) -> NewMessage:
    starts = goes.who.starts
    if starts is None:
        return NewMessage(goes.who.card.patient_id, asked.kind.value, goes.way, due_at=leaves_at, run=asked.name)
    local = starts.astimezone(set_up_of(work).zone)
    return NewMessage(
        goes.who.card.patient_id,
        asked.kind.value,
        goes.way,
        local.date(),
        local.time(),
        leaves_at,
        starts,  # one that a booking moved away from is not sent: the instant is compared when it leaves
        goes.who.booking_id,
        asked.name,
    )
