"""By which way a message may go to a patient now, and why by none.

Asked when a message is queued, shown in every preview, and asked again in the transaction in which it leaves. The
gate decides about consents, wishes and restrictions; here stands what comes before it: whether there is anybody to
write to, whether a child has a guardian, whether the number is still on file, and whether it failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from luna_desktop.domain.access import Actor, PatientId, UserId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.messages.classes import CLASS_TOPICS, MessageClass, purpose_of
from luna_desktop.domain.messages.outbox import CLOSED_SENTENCES, FAILURES_THAT_CLOSE, Closed
from luna_desktop.domain.preferences import WRITTEN_TO, Channel, Preference, Topic, Way, Wish, ways_to_reach, wish_at
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.domain.restrictions import RestrictionKind
from luna_desktop.domain.standing import Standing
from luna_desktop.models.messages import AddressMark
from luna_desktop.services.facts import current_facts
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.preferences import CONTACT_KINDS
from luna_desktop.services.work import Work
from luna_desktop.texts import Message

_CLINIC = Actor(UserId(0), "", "", frozenset())
"""In whose name a message is sent: the clinic's. Whom a restriction keeps from the record is no hindrance to it."""
USUAL_ORDER = (Channel.SMS, Channel.WHATSAPP, Channel.EMAIL, Channel.PHONE, Channel.POST)


class WhatNow(StrEnum):
    """What somebody can do about a patient who is left out."""

    NOTHING = "nothing"
    ASK = "ask"
    ADD_GUARDIAN = "add_guardian"
    CHECK_ADDRESS = "check_address"
    ADD_ADDRESS = "add_address"
    OTHER_WAY = "other_way"


@dataclass(frozen=True)
class LeftOut:
    """Why nothing goes to a patient: the sentence, since when, and what can be done.

    `closed` or `obstacle` names the reason for a program; one of the two is set.
    """

    message: Message
    what_now: WhatNow
    closed: Closed | None = None
    obstacle: Obstacle | None = None
    since: datetime | None = None
    is_new_address: bool = False

    @property
    def code(self) -> str:
        """Return the reason as one word, as steps and the log keep it."""
        found = self.closed or self.obstacle
        return found.value if found is not None else ""


@dataclass(frozen=True)
class WayAnswer:
    """A way to a patient: what they said about it and when, and None or why nothing goes by it now."""

    way: Way
    wish: Wish
    left_out: LeftOut | None = None
    said_at: datetime | None = None
    is_guardian: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether a message may go by it now."""
        return self.left_out is None


@dataclass(frozen=True)
class Reach:
    """What one question needs of a patient, read once: standing, guardian, ways, and the books of the gate."""

    standing: Standing
    has_guardian: bool
    ways: tuple[Way, ...]
    guardian_ways: frozenset[Way]
    books: GatePatient
    now: datetime
    is_minor: bool
    preferences: tuple[Preference, ...]


def reach_of(work: Work, patient: PatientId) -> Reach:
    """Read what decides about messages to a patient; for several questions in one transaction."""
    facts = [
        known
        for known in current_facts(work, patient, (*CONTACT_KINDS, "related_person", "status"))
        if known.status is FactStatus.CURRENT
    ]
    today = local_day(work.now)
    books = ledger.gate_patient(work, patient, _recipient(Topic.APPOINTMENT, Way(Channel.PHONE, "")))
    now = books.present(work.now)
    minor = books.may_be_minor(now)
    guardians = [
        known.body
        for known in facts
        if isinstance(known.body, RelatedPerson) and known.body.is_guardian and known.body.stands_on(today)
    ]
    theirs = _guardian_ways(guardians) if minor else ()
    own = ways_to_reach(known.body for known in facts if known.kind in CONTACT_KINDS)
    only = tuple(
        Way(each.terms.channel, each.terms.address)
        for each in books.restrictions
        if each.terms.kind is RestrictionKind.CHANNEL and each.terms.channel is not None and each.stands(now)
    )
    standing = next((known.body.standing for known in facts if known.kind == "status"), Standing.ACTIVE)
    return Reach(
        standing,
        bool(guardians),
        tuple(dict.fromkeys((*only, *own, *theirs))),
        frozenset(theirs) - frozenset(own),
        books,
        now,
        minor,
        books.preferences,
    )


def _guardian_ways(guardians: list[RelatedPerson]) -> tuple[Way, ...]:
    numbers = [person.phone for person in guardians if person.phone]
    return tuple(Way(channel, number) for number in numbers for channel in (Channel.PHONE, *WRITTEN_TO))


def ways_for(
    work: Work, patient: PatientId, klass: MessageClass, *, order: tuple[Channel, ...] = USUAL_ORDER
) -> tuple[WayAnswer, ...]:
    """Return each way to a patient with its answer, the one to take first: what is open, what they said yes to."""
    return answers_of(work, reach_of(work, patient), klass, order=order)


def answers_of(
    work: Work, reach: Reach, klass: MessageClass, *, order: tuple[Channel, ...] = USUAL_ORDER
) -> tuple[WayAnswer, ...]:
    """Return the answer for each way of a patient that was read before."""
    found = [_answer(work, reach, klass, way) for way in reach.ways if way.channel in order]
    places = {channel: place for place, channel in enumerate(order)}
    return tuple(
        sorted(found, key=lambda each: (not each.is_open, each.wish is not Wish.YES, places[each.way.channel]))
    )


def answer_now(work: Work, patient: PatientId, klass: MessageClass, way: Way) -> WayAnswer:
    """Return whether a message of a class may go by this way at this instant; what is asked when it is sent."""
    reach = reach_of(work, patient)
    answer = _answer(work, reach, klass, way)
    if answer.is_open and way not in reach.ways:
        return WayAnswer(way, answer.wish, _closed(Closed.OTHER_ADDRESS, WhatNow.CHECK_ADDRESS), answer.said_at)
    return answer


def left_out_because(
    work: Work, patient: PatientId, klass: MessageClass, *, order: tuple[Channel, ...] = USUAL_ORDER
) -> LeftOut | None:
    """Return why a patient gets no message of this class by any of these channels, or None where one is open."""
    reach = reach_of(work, patient)
    return left_out_of(reach, answers_of(work, reach, klass, order=order))


def left_out_of(reach: Reach, answers: tuple[WayAnswer, ...]) -> LeftOut | None:
    """Return the reason to tell where none of these ways is open."""
    before = _before_any_way(reach)
    if before is not None:
        return before
    if any(answer.is_open for answer in answers):
        return None
    reasons = [answer.left_out for answer in answers if answer.left_out is not None]
    if not reasons:
        return _closed(Closed.NO_WAY, WhatNow.OTHER_WAY if reach.ways else WhatNow.ADD_ADDRESS)
    return min(reasons, key=lambda reason: _WEIGHT.get(reason.closed or reason.obstacle, len(_WEIGHT)))


_WEIGHT: dict[Closed | Obstacle | None, int] = {
    Closed.FAILED_TWICE: 0,
    Obstacle.OTHER_WAY_ONLY: 1,
    Obstacle.WISH_NO: 2,
    Obstacle.WISH_NOT_ASKED: 3,
}
"""Which of several reasons is the one to tell: what somebody can mend comes first."""


def _before_any_way(reach: Reach) -> LeftOut | None:
    if reach.standing is Standing.DECEASED:
        return _closed(Closed.DECEASED, WhatNow.NOTHING)
    if reach.standing is Standing.ARCHIVED:
        return _closed(Closed.ARCHIVED, WhatNow.NOTHING)
    if reach.is_minor and not reach.has_guardian:
        return _closed(Closed.NO_GUARDIAN, WhatNow.ADD_GUARDIAN)
    return None


def _answer(work: Work, reach: Reach, klass: MessageClass, way: Way) -> WayAnswer:
    topic = CLASS_TOPICS[klass]
    wish, entry = wish_at(reach.preferences, topic, way.channel, way.address, reach.now)
    said_at = entry.at if entry is not None else None
    left_out = _before_any_way(reach)
    if left_out is None and has_failed(work, way):
        left_out = _closed(Closed.FAILED_TWICE, WhatNow.CHECK_ADDRESS)
    if left_out is None:
        answer = may(reach.books, purpose_of(klass), DataClass.CONTACT, _recipient(topic, way), _CLINIC, reach.now)
        left_out = None if answer.allowed else _because(answer, reach, topic, way, said_at)
    return WayAnswer(way, wish, left_out, said_at, way in reach.guardian_ways)


def _because(answer: Answer, reach: Reach, topic: Topic, way: Way, said_at: datetime | None) -> LeftOut:
    other = any(
        each.topic is topic and each.channel is way.channel and each.address != way.address
        for each in reach.preferences
    )
    asks = answer.obstacle in {Obstacle.WISH_NOT_ASKED, Obstacle.NOT_ASKED, Obstacle.NOT_ANSWERED, Obstacle.EXPIRED}
    what = WhatNow.ASK if asks else WhatNow.NOTHING
    if answer.obstacle is Obstacle.OTHER_WAY_ONLY:
        what = WhatNow.OTHER_WAY
    is_new = answer.obstacle is Obstacle.WISH_NOT_ASKED and other
    return LeftOut(answer.message, what, None, answer.obstacle, said_at, is_new)


def has_failed(work: Work, way: Way) -> bool:
    """Tell whether a number or address failed twice in a row, and nobody has noted since that it works."""
    newest = work.session.scalars(
        select(AddressMark.works)
        .where(AddressMark.channel == way.channel.value, AddressMark.address == way.address)
        .order_by(AddressMark.id.desc())
        .limit(FAILURES_THAT_CLOSE)
    ).all()
    return len(newest) == FAILURES_THAT_CLOSE and not any(newest)


def failed_at(work: Work, way: Way) -> tuple[datetime, ...]:
    """Return when a number or address failed last, oldest first; for the preview of a run."""
    rows = work.session.execute(
        select(AddressMark.works, AddressMark.at)
        .where(AddressMark.channel == way.channel.value, AddressMark.address == way.address)
        .order_by(AddressMark.id.desc())
        .limit(FAILURES_THAT_CLOSE)
    )
    return tuple(sorted(row.at for row in rows if not row.works))


def closed(reason: Closed) -> LeftOut:
    """Return a reason that is known before any way is looked at."""
    return _closed(reason, WhatNow.NOTHING)


def _closed(reason: Closed, what_now: WhatNow) -> LeftOut:
    return LeftOut(CLOSED_SENTENCES[reason], what_now, reason)


def _recipient(topic: Topic, way: Way) -> Recipient:
    return Recipient(RecipientKind.PATIENT, topic=topic, channel=way.channel, address=way.address)
