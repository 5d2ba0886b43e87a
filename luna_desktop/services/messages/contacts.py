"""What was said either way: messages that left, and calls, letters and visits to the desk that somebody noted.

The desk reads all of it, so a note says nothing about health. An entry is never changed: one made in error is struck
out by another, which says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.elsewhere import MESSAGE_KIND, MessageElsewhere
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.messages.classes import CLASS_TOPICS, SELDOM
from luna_desktop.domain.messages.contacts import FAILING, By, Contact, Direction, Outcome, tidied
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.people import clean
from luna_desktop.domain.preferences import Channel, Topic, Way
from luna_desktop.models.messages import ContactEntry, OutboxMessage
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.facts import current_facts
from luna_desktop.services.messages.outbox import CONTACT, mark_address
from luna_desktop.services.messages.outbox_pages import MessageLine, lines_of
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import say

MOST = 500
ENTITY = "contact"


@dataclass(frozen=True)
class NewContact:
    """Something that was said, of which patient; `message_id` names the message it answers or settles."""

    patient_id: PatientId
    contact: Contact
    message_id: int | None = None


@dataclass(frozen=True)
class Strike:
    """An entry that was made in error, and why."""

    patient_id: PatientId
    entry_id: int
    reason: str


@dataclass(frozen=True)
class Said:
    """One line of the log: a message that the program sent, or something that somebody noted.

    `elsewhere` is the clinic that sent or heard it, where it came with that clinic's record; such a line has a negative
    number, and what came of it stands in that clinic's words.
    """

    card: CardRow
    at: datetime
    direction: Direction
    by: By
    address: str
    topic: Topic | None
    note: str = ""
    outcome: Outcome | None = None
    message: MessageLine | None = None
    entry_id: int = 0
    noted_by: str = ""
    is_struck: bool = False
    elsewhere: str = ""
    told_outcome: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """Return what tells one line from another."""
        return (self.entry_id, self.message.message_id if self.message is not None else 0)


@dataclass(frozen=True)
class AddressChecked:
    """That a number or address of a patient was checked, and works."""

    patient_id: PatientId
    way: Way


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda new: new.patient_id, use=CONTACT)
def note_contact(work: Work, new: NewContact) -> int:
    """Note what was said, and return the entry's id; a number that was wrong has failed once more."""
    return write_contact(work, new)


def write_contact(work: Work, new: NewContact) -> int:
    """Write down what was said in this transaction, and return the entry's id."""
    contact = tidied(new.contact, work.now)
    entry_id: int = work.session.execute(
        insert(ContactEntry)
        .values(
            patient_id=new.patient_id,
            direction=contact.direction.value,
            way=contact.by.value,
            outcome=contact.outcome.value,
            address=contact.address,
            topic=contact.topic.value if contact.topic is not None else "",
            note=contact.note,
            message_id=new.message_id,
            happened_at=contact.at,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(ContactEntry.id)
    ).scalar_one()
    if contact.outcome in FAILING and contact.address and contact.by is not By.DESK:
        mark_address(work, Way(Channel(contact.by.value), contact.address), works=False)
    work.record(
        "contact noted",
        patient_change(ENTITY, entry_id, new.patient_id),
        kind=CREATED,
        detail={"way": contact.by.value, "direction": contact.direction.value, "outcome": contact.outcome.value},
    )
    return entry_id


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda strike: strike.patient_id, use=CONTACT)
def strike_contact(work: Work, strike: Strike) -> None:
    """Strike out an entry that was made in error; it stays to be read.

    Raises:
        InvalidInput: No reason is given.
        StaleRecord: It is struck out already.
    """
    if not strike.reason.strip():
        raise InvalidInput({"reason": say("Enter why this entry is wrong.")})
    row = work.session.get(ContactEntry, strike.entry_id)
    if row is None or row.patient_id != strike.patient_id or row.strikes_id is not None:
        raise NotFound(say("This entry is not in this patient’s record."))
    if work.session.scalar(select(ContactEntry.id).where(ContactEntry.strikes_id == row.id)) is not None:
        raise StaleRecord(say("Somebody struck this out meanwhile. Read the list again."))
    work.session.execute(
        insert(ContactEntry).values(
            patient_id=strike.patient_id,
            direction=row.direction,
            way=row.way,
            outcome=row.outcome,
            note=clean(strike.reason),
            strikes_id=row.id,
            happened_at=row.happened_at,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    work.record("contact struck out", patient_change(ENTITY, row.id, strike.patient_id), kind=UPDATED)


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda checked: checked.patient_id, use=CONTACT)
def address_works(work: Work, checked: AddressChecked) -> None:
    """Note that a number or address that had failed was checked with the patient, and works."""
    mark_address(work, checked.way, works=True)
    work.record(
        "address checked",
        patient_change("address", "", checked.patient_id),
        kind=UPDATED,
        detail={"channel": checked.way.channel.value},
    )


@use_case(requires=Permission.READ_MESSAGES, writes=False, patient=lambda patient: patient, use=CONTACT)
def read_communications(work: Work, patient: PatientId) -> tuple[Said, ...]:
    """Return everything that was said to a patient or by one, newest first; at other clinics too for who reads charts.

    The desk gets nothing of those: what another clinic wrote to its patients may name an illness.
    """
    whole = list(communications_of(work, patient))
    if work.actor.may(Permission.READ_CHART):
        whole += communications_elsewhere(work, patient)
    return tuple(sorted(whole, key=lambda one: (one.at, one.key), reverse=True))


def communications_of(work: Work, patient: PatientId) -> tuple[Said, ...]:
    """Return everything said either way with one patient, for the chart and the record copy."""
    messages = work.session.scalars(select(OutboxMessage).where(OutboxMessage.patient_id == patient)).all()
    entries = work.session.execute(
        select(ContactEntry, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == ContactEntry.by)
        .where(ContactEntry.patient_id == patient)
    ).all()
    return _joined(work, list(messages), [(entry, by) for entry, by in entries])


def communications_elsewhere(work: Work, patient: PatientId) -> tuple[Said, ...]:
    """Return what was said between a patient and other clinics, as the records that came from there tell."""
    known = current_facts(work, patient, (MESSAGE_KIND,))
    if not known:
        return ()
    (card,) = cards_of(work, {patient})
    return tuple(_elsewhere(card, each.fact_id, each.body, each.recorded_at) for each in known)


def _elsewhere(card: CardRow, number: int, told: MessageElsewhere, recorded_at: datetime) -> Said:
    topic, outcome = told.said("topic_code"), told.said("outcome_code")
    return Said(
        card,
        told.at or recorded_at,
        Direction(told.said("direction_code")),
        By(told.said("way_code")),
        told.said("address"),
        Topic(topic) if topic else None,
        told.said("text"),
        Outcome(outcome) if outcome in set(Outcome) else None,
        entry_id=-number,
        noted_by=f"{told.by} ({told.clinic})" if told.by else told.clinic,
        is_struck=not told.stands,
        elsewhere=told.clinic,
        told_outcome=told.said("outcome"),
    )


@use_case(requires=Permission.READ_MESSAGES, writes=False)
def read_log(work: Work, days: int) -> tuple[Said, ...]:
    """Return what was said either way with anybody in these last days, newest first."""
    since = work.now - timedelta(days=days)
    messages = select(OutboxMessage).where(
        OutboxMessage.queued_at >= since, OutboxMessage.state != MessageState.QUEUED.value
    )
    if not work.actor.may(Permission.SEND_OFFERS):
        messages = messages.where(OutboxMessage.klass.not_in([klass.value for klass in SELDOM]))
    entries = work.session.execute(
        select(ContactEntry, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == ContactEntry.by)
        .where(ContactEntry.happened_at >= since, ContactEntry.patient_id.not_in(hidden_patients(work)))
        .order_by(ContactEntry.id.desc())
        .limit(MOST)
    ).all()
    rows = work.session.scalars(messages.order_by(OutboxMessage.id.desc()).limit(MOST)).all()
    return _joined(work, list(rows), [(entry, by) for entry, by in entries])[:MOST]


def _joined(work: Work, messages: list[OutboxMessage], entries: list[tuple[ContactEntry, str]]) -> tuple[Said, ...]:
    cards = {card.patient_id: card for card in cards_of(work, {entry.patient_id for entry, _by in entries})}
    struck = {entry.strikes_id for entry, _by in entries if entry.strikes_id is not None}
    said = [_message(line) for line in lines_of(work, messages)]
    said += [
        _entry(cards[PatientId(entry.patient_id)], entry, by, is_struck=entry.id in struck)
        for entry, by in entries
        if entry.strikes_id is None and PatientId(entry.patient_id) in cards
    ]
    return tuple(sorted(said, key=lambda one: (one.at, one.key), reverse=True))


def _message(line: MessageLine) -> Said:
    by = By(line.way.channel.value)
    return Said(line.card, line.at, Direction.OUT, by, line.way.address, CLASS_TOPICS[line.klass], message=line)


def _entry(card: CardRow, entry: ContactEntry, by: str, *, is_struck: bool) -> Said:
    return Said(
        card,
        entry.happened_at,
        Direction(entry.direction),
        By(entry.way),
        entry.address,
        Topic(entry.topic) if entry.topic else None,
        entry.note,
        Outcome(entry.outcome),
        entry_id=entry.id,
        noted_by=by,
        is_struck=is_struck,
    )
