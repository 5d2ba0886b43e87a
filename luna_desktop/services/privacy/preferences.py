"""How a patient wants to be reached: a wish for each topic and channel, bound to one number or address.

No reason is asked for and none can be kept. What was said about a number that changed does not carry over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import BARRED_FOR_MINORS, Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import Answer, DataClass, may
from luna_desktop.domain.preferences import (
    TOPIC_PURPOSES,
    Channel,
    Preference,
    Topic,
    Way,
    Wish,
    ways_to_reach,
    wish_at,
)
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, present
from luna_desktop.models.privacy import MessagePreference
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.facts import current_facts
from luna_desktop.services.privacy import changed_minds, ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, EXECUTED, MINOR_FAILURE, READ, SUCCESS, Work, patient_change
from luna_desktop.texts import say

CONTACT_KINDS = ("phone", "email", "address")


@dataclass(frozen=True)
class WishCell:
    """One field of the matrix: topic and way, what was said, and whether a message would go out now and why not."""

    topic: Topic
    way: Way
    wish: Wish
    answer: Answer
    at: datetime | None = None


@dataclass(frozen=True)
class WishLine:
    """One entry of the history."""

    topic: Topic
    way: Way
    wish: Wish
    source: str
    at: datetime
    taken_by: str


@dataclass(frozen=True)
class PreferencePage:
    """The matrix: the ways on file, a cell for each topic and way, restrictions on the way, and the history."""

    patient_id: PatientId
    ways: tuple[Way, ...]
    cells: tuple[WishCell, ...]
    only_ways: tuple[Way, ...]
    history: tuple[WishLine, ...]

    def cell(self, topic: Topic, way: Way) -> WishCell:
        """Return one field of the matrix."""
        return next(cell for cell in self.cells if (cell.topic, cell.way) == (topic, way))


@dataclass(frozen=True)
class NewWish:
    """What was said about one topic by one way."""

    topic: Topic
    way: Way
    wish: Wish


@dataclass(frozen=True)
class NewWishes:
    """Wishes of a patient told at one time; `source` says who told them: patient or guardian."""

    patient_id: PatientId
    wishes: tuple[NewWish, ...]
    source: str = "patient"


@dataclass(frozen=True)
class MessageQuestion:
    """May a message about a topic go to this number or address of the patient?"""

    patient_id: PatientId
    topic: Topic
    channel: Channel
    address: str


@use_case(
    requires=Permission.READ_PRIVACY,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_preferences(work: Work, patient: PatientId) -> PreferencePage:
    """Return how the patient wants to be reached."""
    return _page(work, patient)


@use_case(
    requires=Permission.RECORD_DESK_CONSENT,
    patient=lambda new: new.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def record_preferences(work: Work, new: NewWishes) -> PreferencePage:
    """Write wishes down; what stands already is left as it is.

    Raises:
        InvalidInput: A yes names a number or address that is not on file, or a topic that the law shuts for children.
    """
    patient = new.patient_id
    known = ledger.preferences_of(work, patient)
    ways, minor = ways_of(work, patient), ledger.gate_patient(work, patient).may_be_minor(work.now)
    for wanted in new.wishes:
        if wanted.wish is Wish.YES:
            _check_yes(wanted, ways, is_minor=minor)
        if (
            wish_at(known, wanted.topic, wanted.way.channel, wanted.way.address, _present(work, known))[0]
            is not wanted.wish
        ):
            _insert(work, new, wanted)
    changed_minds.look_again(work, patient)
    if not work.records:
        work.record("message wishes kept", patient_change("preference", "", patient), kind=EXECUTED)
    return _page(work, patient)


def _check_yes(wanted: NewWish, ways: tuple[Way, ...], *, is_minor: bool) -> None:
    if wanted.way not in ways:
        raise InvalidInput(
            {"address": say("This number or address is not on file any more. Read the page again, and choose another.")}
        )
    if is_minor and TOPIC_PURPOSES[wanted.topic] in BARRED_FOR_MINORS:
        raise InvalidInput(
            {"topic": say("The patient is, or may be, under 18. The law keeps offers shut for children, whoever asks.")}
        )


def _insert(work: Work, new: NewWishes, wanted: NewWish) -> None:
    sequence: int = work.session.execute(
        insert(MessagePreference)
        .values(
            patient_id=new.patient_id,
            topic=wanted.topic.value,
            channel=wanted.way.channel.value,
            address=wanted.way.address,
            wish=wanted.wish.value,
            source=new.source,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(MessagePreference.id)
    ).scalar_one()
    work.record(
        "message wish recorded",
        patient_change("preference", sequence, new.patient_id),
        kind=CREATED,
        purpose=TOPIC_PURPOSES[wanted.topic].value,
        detail={"topic": wanted.topic.value, "channel": wanted.way.channel.value, "wish": wanted.wish.value},
    )


def _present(work: Work, known: tuple[Preference, ...]) -> datetime:
    return max([work.now, *(one.at for one in known)])


@use_case(
    requires=Permission.READ_CONTACT,
    patient=lambda question: question.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def ask_message(work: Work, question: MessageQuestion) -> Answer:
    """Say whether a message may go out now; asked just before it is sent, and the answer is in the audit log."""
    answer = answer_for(work, question)
    work.record(
        "message allowed" if answer.allowed else "message not allowed",
        patient_change("preference", "", question.patient_id),
        kind=READ,
        outcome=SUCCESS if answer.allowed else MINOR_FAILURE,
        purpose=TOPIC_PURPOSES[question.topic].value,
        detail={"topic": question.topic.value, "channel": question.channel.value},
    )
    return answer


def answer_for(work: Work, question: MessageQuestion) -> Answer:
    """Return the gate's answer about one message."""
    recipient = _to_patient(question.topic, Way(question.channel, question.address))
    return ledger.ask(work, question.patient_id, TOPIC_PURPOSES[question.topic], DataClass.CONTACT, recipient)


def _to_patient(topic: Topic, way: Way) -> Recipient:
    return Recipient(RecipientKind.PATIENT, topic=topic, channel=way.channel, address=way.address)


def ways_of(work: Work, patient: PatientId) -> tuple[Way, ...]:
    """Return the ways to reach a patient that stand in the contact details."""
    facts = current_facts(work, patient, CONTACT_KINDS)
    return ways_to_reach(known.body for known in facts if known.status is FactStatus.CURRENT)


def _page(work: Work, patient: PatientId) -> PreferencePage:
    ways = ways_of(work, patient)
    gate = _asking(work, patient)
    known = ledger.preferences_of(work, patient)
    now = _present(work, known)
    cells = []
    for topic in Topic:
        for way in ways:
            wish, entry = wish_at(known, topic, way.channel, way.address, now)
            cells.append(WishCell(topic, way, wish, gate(topic, way), entry.at if entry else None))
    return PreferencePage(patient, ways, tuple(cells), only_ways(work, patient), _history(work, patient))


def _asking(work: Work, patient: PatientId) -> Callable[[Topic, Way], Answer]:
    """Return the gate for one patient, with the books read once for the whole matrix."""
    books = ledger.gate_patient(work, patient, _to_patient(Topic.APPOINTMENT, Way(Channel.PHONE, "")))
    now = books.present(work.now)

    def ask(topic: Topic, way: Way) -> Answer:
        return may(books, TOPIC_PURPOSES[topic], DataClass.CONTACT, _to_patient(topic, way), work.actor, now)

    return ask


def only_ways(work: Work, patient: PatientId) -> tuple[Way, ...]:
    """Return the ways to which a restriction binds the clinic, none where it may use any."""
    known = ledger.restrictions_of(work, patient)
    now = present(known, work.now)
    return tuple(
        Way(each.terms.channel, each.terms.address)
        for each in known
        if each.terms.kind is RestrictionKind.CHANNEL and each.terms.channel is not None and each.stands(now)
    )


def _history(work: Work, patient: PatientId) -> tuple[WishLine, ...]:
    rows = work.session.execute(
        select(MessagePreference, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == MessagePreference.by)
        .where(MessagePreference.patient_id == patient)
        .order_by(MessagePreference.id.desc())
    )
    return tuple(
        WishLine(Topic(row.topic), Way(Channel(row.channel), row.address), Wish(row.wish), row.source, row.at, taken_by)
        for row, taken_by in rows
    )
