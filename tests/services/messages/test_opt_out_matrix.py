"""The opt-out matrix: each class by each channel under each answer, whatever was true when the message was queued.

What is asked when a message leaves is the same for mail, gateway, letters and calls (`sending.refusal_now`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.contact import Address
from luna_desktop.domain.messages.classes import CLASS_TOPICS, MessageClass
from luna_desktop.domain.preferences import TOPIC_PURPOSES, Channel, Topic, Way, Wish, ways_to_reach
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.outbox import queue
from luna_desktop.services.messages.sending import refusal_now
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, record_preferences
from tests.services.acting import act, working
from tests.services.messages.parts import approve, booked, give, somebody

TEMPLATES = {
    MessageClass.APPOINTMENT: "booked",
    MessageClass.REMINDER: "reminder",
    MessageClass.RECALL: "recall",
    MessageClass.RESULTS: "results",
    MessageClass.AFTERCARE: "aftercare",
    MessageClass.OFFER: "offer",
    MessageClass.RESEARCH: "research",
}

NEEDS_NO_YES = frozenset({MessageClass.APPOINTMENT, MessageClass.RESULTS, MessageClass.AFTERCARE})
"""Under the consent to messages about bookings and results these go until somebody says no."""


@dataclass(frozen=True)
class Answers:
    """What the patient said of every topic by every way (None: nothing new), and the state of every consent."""

    wish: Wish | None
    consent: ConsentState


STATES = (
    Answers(None, ConsentState.GIVEN),
    Answers(Wish.YES, ConsentState.GIVEN),
    Answers(Wish.NO, ConsentState.GIVEN),
    Answers(Wish.YES, ConsentState.GIVEN),
    Answers(Wish.YES, ConsentState.WITHDRAWN),
    Answers(Wish.NO, ConsentState.WITHDRAWN),
)


def ways_of(clinic: OpenClinic, patient: PatientId) -> dict[Channel, Way]:
    bodies = [known.body for known in act(clinic, read_details, patient).facts]
    return {way.channel: way for way in ways_to_reach(bodies)}


def answer(
    clinic: OpenClinic,
    patient: PatientId,
    answers: Answers,
    ways: dict[Channel, Way],
    before: ConsentState = ConsentState.NOT_ASKED,
) -> None:
    if answers.consent is not before:
        for purpose in sorted(set(TOPIC_PURPOSES.values()), key=lambda each: each.value):
            give(clinic, patient, purpose, answers.consent)
    if answers.wish is not None:
        wishes = tuple(NewWish(topic, way, answers.wish) for topic in Topic for way in ways.values())
        act(clinic, record_preferences, NewWishes(patient, wishes))


def queue_all(clinic: OpenClinic, patient: PatientId, ways: dict[Channel, Way]) -> None:
    with working(clinic) as work:
        for template in TEMPLATES.values():
            for way in ways.values():
                queue(work, booked(patient, template, way))


def may_leave(clinic: OpenClinic) -> dict[tuple[str, str, int], str]:
    """Return why each message must not leave now, by class, channel and when it was queued."""
    with working(clinic) as work:
        rows = work.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        return {(row.klass, row.channel, row.id): refusal_now(work, row) for row in rows}


def test_what_was_said_last_decides_whenever_it_was_queued(clinic: OpenClinic) -> None:
    approve(clinic, *TEMPLATES.values())
    patient = somebody(clinic)
    act(clinic, change_details, DetailsChange(patient, added=(Address("12 Lake Road", "Pune", "", "411001"),)))
    ways = ways_of(clinic, patient)
    assert set(ways) == set(Channel)
    seen: set[tuple[str, str]] = set()
    for at, answers in enumerate(STATES):
        before = STATES[at - 1].consent if at else ConsentState.NOT_ASKED
        answer(clinic, patient, answers, ways, before)
        if at in {0, 2}:
            queue_all(clinic, patient, ways)  # once while nothing was asked, once while everything is a no
        found = may_leave(clinic)
        seen |= {(klass, channel) for klass, channel, _id in found}
        for (klass, channel, _id), refusal in found.items():
            assert bool(refusal) is not _is_allowed(MessageClass(klass), answers), (klass, channel, answers, refusal)
    assert len(seen) == len(MessageClass) * len(Channel)


def _is_allowed(klass: MessageClass, answers: Answers) -> bool:
    """Say it apart from the program: what the visit needs goes unless somebody said no, all else needs a yes."""
    if answers.consent is not ConsentState.GIVEN:
        return False
    if answers.wish is None:
        return klass in NEEDS_NO_YES
    return answers.wish is Wish.YES


def test_a_no_to_one_thing_closes_that_and_nothing_else(clinic: OpenClinic) -> None:
    approve(clinic, *TEMPLATES.values())
    patient = somebody(clinic)
    ways = ways_of(clinic, patient)
    answer(clinic, patient, STATES[1], ways)
    queue_all(clinic, patient, ways)
    assert set(may_leave(clinic).values()) == {""}
    closed = {(CLASS_TOPICS[MessageClass.RECALL], Channel.SMS), (Topic.OFFERS, Channel.EMAIL)}
    for topic, channel in closed:
        act(clinic, record_preferences, NewWishes(patient, (NewWish(topic, ways[channel], Wish.NO),)))
    give(clinic, patient, Purpose.RESEARCH, ConsentState.WITHDRAWN)
    for (klass, channel, _id), refusal in may_leave(clinic).items():
        topic = CLASS_TOPICS[MessageClass(klass)]
        expected = (topic, Channel(channel)) in closed or topic is Topic.RESEARCH
        assert bool(refusal) is expected, (klass, channel, refusal)
