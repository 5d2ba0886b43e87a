"""What the desk of the made-up other clinic did: answers, wishes, restrictions, messages and what left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.preferences import Channel, Topic, Wish
from luna_desktop.domain.recipients import Basis
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import Attach
from luna_desktop.interop.fhir_out.content import Told

At = Callable[[int, int, int], datetime]
"""Makes a time of a day so many days before today, out of days, hour and minute."""
DOCTOR, DESK, PATIENT = "Dr Thomas Kurian", "Sheeba Jacob", "Radhika Menon"
_PHONE = "+919845070041"


def desk_told(at: At, condition: str) -> tuple[Told, ...]:
    """Return what the other clinic's desk tells; `condition` is the entry that the patient disagrees with."""
    acts = (*_consents(at), *_wishes(at), *_restrictions(at), *_times(at), *_said(at), _disclosure(at), _opening(at))
    return (*acts, _disagreement(at, condition))


def _consents(at: At) -> Iterator[Told]:
    answers = (
        (Purpose.CARE, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER),
        (Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER),
        (Purpose.REMINDERS, ConsentState.REFUSED, ConsentMethod.NONE),
        (Purpose.TEACHING_PHOTOGRAPHS, ConsentState.WITHDRAWN, ConsentMethod.NONE),
    )
    for place, (purpose, state, method) in enumerate(answers, start=1):
        says = {"state_code": state.value, "method_code": method.value, "notice": "Notice, version 2"}
        yield Told(
            act=Act.CONSENT,
            number=place,
            code=purpose,
            stands=state is ConsentState.GIVEN,
            at=at(150, 10, 30),
            by=DESK,
            says=says,
        )


def _wishes(at: At) -> Iterator[Told]:
    for place, (topic, channel, wish) in enumerate(
        ((Topic.OFFERS, Channel.WHATSAPP, Wish.NO), (Topic.APPOINTMENT, Channel.SMS, Wish.YES)), start=1
    ):
        says = {
            "topic_code": topic.value,
            "channel_code": channel.value,
            "wish_code": wish.value,
            "address": _PHONE,
        }
        yield Told(act=Act.WISH, number=place, stands=wish is Wish.YES, at=at(150, 10, 35), says=says)


def _restrictions(at: At) -> Iterator[Told]:
    kinds = (
        (RestrictionKind.STAFF, "Certain staff do not open the record: Anil Menon, who is her cousin."),
        (RestrictionKind.PHOTOGRAPHS, "Photographs stay in the record only."),
    )
    for place, (kind, words) in enumerate(kinds, start=1):
        says = {"topic": words, "kind_code": kind.value, "state_code": RestrictionState.AGREED.value}
        yield Told(act=Act.RESTRICTION, number=place, stands=False, at=at(127, 9, 15), by=DESK, says=says)


def _times(at: At) -> Iterator[Told]:
    for place, (ago, state) in enumerate(((128, BookingState.DONE), (64, BookingState.CANCELLED)), start=1):
        starts = at(ago, 16, 30)
        yield Told(
            act=Act.APPOINTMENT,
            number=place,
            code=state,
            at=starts,
            ends=starts + timedelta(minutes=30),
            by=DOCTOR,
            says={"topic": "Procedure room 30"},
        )


def _said(at: At) -> Iterator[Told]:
    says = {
        "direction_code": "in",
        "way_code": "phone",
        "topic_code": Topic.APPOINTMENT.value,
        "text": "She moves to Bengaluru and calls the fourth appointment off.",
        "outcome_code": "reached",
        "address": _PHONE,
    }
    yield Told(act=Act.MESSAGE, number=1, at=at(66, 11, 10), by=DESK, says=says)
    notice = {"document_code": "notice", "version": "2", "outcome_code": "acknowledged", "language": "English"}
    yield Told(act=Act.NOTICE, number=1, at=at(150, 10, 25), by=DESK, says=notice)


def _disclosure(at: At) -> Told:
    says = {
        "recipient": "Dr Leela Nambiar",
        "address": "12 Hill Road, Kochi",
        "text": "Visits and photographs",
        "topic": "Second opinion",
        "count": "1",
        "state_code": "sent",
    }
    return Told(
        act=Act.DISCLOSURE,
        number=1,
        code=Basis.CONSENT,
        at=at(90, 12, 0),
        ends=at(90, 12, 0),
        by=DOCTOR,
        says=says,
    )


def _opening(at: At) -> Told:
    says = {"who": DOCTOR, "topic": "Treatment", "count": "6"}
    return Told(act=Act.OPENING, number=1, at=at(150, 11, 0), ends=at(85, 16, 45), says=says)


def _disagreement(at: At, condition: str) -> Told:
    says = {
        "about": condition,
        "kind_code": "condition",
        "field_code": "note",
        "version": "1",
        "case": "PR-0021",
        "entry": "Melasma: Note",
        "recorded": "Both cheeks",
        "topic": "Forehead only",
        "proposed": "Forehead only",
        "reason": "My cheeks were never dark",
        "decision": "The photographs of that day show both cheeks.",
        "decider": DOCTOR,
        "decided_at": at(70, 10, 0).isoformat(),
        "basis_code": DenialCode.ACCURATE.value,
        "statement": "What they saw on my cheeks was the sun of one holiday. It was gone after a month.",
        "writer": DESK,
        "stated_at": at(68, 9, 30).isoformat(),
        "attach_code": Attach.ALL.value,
    }
    return Told(act=Act.CORRECTION, number=1, at=at(80, 15, 0), says=says)
