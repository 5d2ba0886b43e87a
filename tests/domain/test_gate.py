"""The purpose gate: no unless a rule says yes, and a sentence that says which consent is missing."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.domain.consent import ConsentEvent, ConsentState, Giver, Ground, Purpose
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.preferences import Channel, Preference, Topic, Wish
from luna_desktop.domain.recipients import Agreement, Basis, Recipient, RecipientKind
from luna_desktop.domain.refusals import REFUSALS, Lifter, Obstacle
from luna_desktop.domain.restrictions import Restriction, RestrictionKind, RestrictionState, RestrictionStep, Terms
from luna_desktop.domain.rights.openings import Opening
from tests.domain import gate_replay

Thing = TypeVar("Thing")
AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
ACTOR = Actor(UserId(1), "meera", "Dr Meera Pillai", frozenset({Role.CLINICIAN}))
CLINIC = Recipient()


def ask(
    purpose: Purpose | Ground,
    *said: tuple[Purpose, ConsentState],
    data_class: DataClass = DataClass.CLINICAL,
    recipient: Recipient = CLINIC,
) -> Answer:
    events = tuple(
        ConsentEvent(number, about, state, AT, recipient=recipient.recipient_id if about is Purpose.SHARING else 0)
        for number, (about, state) in enumerate(said, start=1)
    )
    return may(GatePatient(events, adult_from=date(2008, 5, 1)), purpose, data_class, recipient, ACTOR, AT)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("data_class", [DataClass.CONTACT, DataClass.CLINICAL, DataClass.PHOTOGRAPH])
def test_the_default_is_no(purpose: Purpose, data_class: DataClass) -> None:
    answer = ask(purpose, data_class=data_class)
    assert not answer.allowed
    assert "Privacy tab" in str(answer.message)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("state", [state for state in ConsentState if state is not ConsentState.GIVEN])
def test_only_given_is_yes_except_care_that_could_not_wait(purpose: Purpose, state: ConsentState) -> None:
    answer = ask(purpose, (purpose, state))
    assert answer.allowed == (purpose is Purpose.CARE and state is ConsentState.DEFERRED)


def test_photographs_need_care_and_photographs() -> None:
    care, photos = (Purpose.CARE, ConsentState.GIVEN), (Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN)
    wanted = Purpose.CLINICAL_PHOTOGRAPHS
    assert ask(wanted, care, photos).allowed
    assert ask(wanted, photos).purpose is Purpose.CARE
    assert ask(wanted, care).purpose is wanted
    withdrawn = ask(wanted, care, photos, (Purpose.CARE, ConsentState.WITHDRAWN))
    assert (withdrawn.allowed, withdrawn.purpose) == (False, Purpose.CARE)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ConsentState.OFFERED, "has not answered"),
        (ConsentState.REFUSED, "said no"),
        (ConsentState.WITHDRAWN, "withdrew"),
    ],
)
def test_the_refusal_says_what_stands_in_the_way(state: ConsentState, words: str) -> None:
    answer = ask(
        Purpose.CLINICAL_PHOTOGRAPHS, (Purpose.CARE, ConsentState.GIVEN), (Purpose.CLINICAL_PHOTOGRAPHS, state)
    )
    assert words in str(answer.message)
    assert answer.state is state


def test_a_copy_goes_to_the_patient_or_on_signed_writing() -> None:
    def copy_for(recipient: Recipient) -> bool:
        return ask(Ground.RIGHTS, data_class=DataClass.RECORD, recipient=recipient).allowed

    assert copy_for(Recipient(RecipientKind.PATIENT))
    assert not copy_for(Recipient(RecipientKind.DESIGNEE, "Asha Rao"))
    assert not copy_for(Recipient(RecipientKind.DESIGNEE, "Asha Rao", "  "))
    assert copy_for(Recipient(RecipientKind.DESIGNEE, "Asha Rao", "letter of 12 March, folder 3"))
    assert not copy_for(Recipient(RecipientKind.OTHER, "An insurer"))
    assert copy_for(CLINIC)


def test_anybody_else_needs_a_consent_that_names_them() -> None:
    iyer = Recipient(RecipientKind.PROVIDER, "Dr Iyer", recipient_id=7)
    assert ask(Purpose.CARE, (Purpose.SHARING, ConsentState.GIVEN), recipient=iyer).allowed
    assert not ask(Purpose.CARE, (Purpose.CARE, ConsentState.GIVEN), recipient=iyer).allowed


# As-of: random books against the plain replay

BEGIN = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
MOMENTS = [BEGIN + timedelta(hours=hours) for hours in (0, 3, 6.5, 30.5, 34)]
"""Among them two midnights of the clinic. Everything happens at one of these, so that limits are met exactly."""
USES = [*Purpose, *Ground]
ADDRESS = "+919886001427"
WORKED_OUT = {ConsentState.NOT_ASKED, ConsentState.EXPIRED, ConsentState.LAPSED}
"""States that nobody writes down."""
LIKELY = [ConsentState.GIVEN] * 7 + [one for one in ConsentState if one not in WORKED_OUT]
ASKED = [
    Recipient(),
    Recipient(RecipientKind.PATIENT),
    Recipient(RecipientKind.PATIENT, topic=Topic.RECALL, channel=Channel.SMS, address=ADDRESS),
    Recipient(RecipientKind.PATIENT, topic=Topic.APPOINTMENT, channel=Channel.SMS, address=ADDRESS),
    Recipient(RecipientKind.DESIGNEE, "Asha Rao"),
    Recipient(RecipientKind.DESIGNEE, "Asha Rao", "letter of 12 March"),
    Recipient(RecipientKind.PROVIDER, "Dr. Iyer", recipient_id=7),
    Recipient(RecipientKind.PROVIDER, "Dr. Iyer", recipient_id=7, country="US"),
    Recipient(RecipientKind.PROVIDER, "Unregistered", basis=Basis.EMERGENCY),
    Recipient(RecipientKind.INSURER, "Acme", recipient_id=8),
    Recipient(RecipientKind.SERVICE_PROVIDER, "Acme", recipient_id=8),
    Recipient(RecipientKind.SERVICE_PROVIDER, "Acme", recipient_id=8, country="US"),
    Recipient(RecipientKind.AUTHORITY, "District court", basis=Basis.COURT),
    Recipient(RecipientKind.AUTHORITY, "District court", basis=Basis.COURT, is_approved=True),
    Recipient(RecipientKind.FAMILY, "Somebody"),
]


class Books(random.Random):
    """Random books of one patient, out of few values so that they meet each other often."""

    def moment(self) -> datetime:
        return self.choice(MOMENTS)

    def perhaps(self) -> datetime | None:
        return self.choice([None, None, self.moment()])

    def day(self) -> date:
        return BEGIN.date() + timedelta(days=self.randint(-1, 3))

    def some(self, among: Sequence[Thing], least: int = 0) -> frozenset[Thing]:
        return frozenset(self.sample(list(among), self.randint(least, len(among))))

    def ledger(self) -> tuple[ConsentEvent, ...]:
        """A ledger whose clock now and then was set back."""
        among = self.choice([[Purpose.CARE, *Purpose], [Purpose.CARE, Purpose.SERVICE_MESSAGES], [Purpose.SHARING]])
        return tuple(self.event(sequence, self.choice(among)) for sequence in range(1, self.randint(1, 16)))

    def event(self, sequence: int, purpose: Purpose) -> ConsentEvent:
        return ConsentEvent(
            sequence,
            purpose,
            self.choice(LIKELY),
            self.moment(),
            self.perhaps(),
            self.choice([7, 8]) if purpose is Purpose.SHARING else 0,
            self.choice([Giver.SELF, Giver.GUARDIAN]),
            self.perhaps() if purpose is Purpose.SHARING else None,
        )

    def restriction(self) -> Restriction:
        terms = Terms(
            self.choice(list(RestrictionKind)),
            self.choice(["", "dr iyer", "Acme"]),
            self.choice([0, 7]),
            self.some([1, 2]),
            self.some([Purpose.CARE, Purpose.REMINDERS, Purpose.RESEARCH]),
            Channel.SMS,
            self.choice([ADDRESS, "other"]),
        )
        return Restriction(1, terms, tuple(self.step(sequence) for sequence in range(1, self.randint(1, 5))))

    def step(self, sequence: int) -> RestrictionStep:
        state = self.choice([*[RestrictionState.AGREED] * 4, RestrictionState.OVERRIDDEN, *RestrictionState])
        return RestrictionStep(sequence, 1, state, self.moment(), self.perhaps(), self.perhaps(), self.choice([1, 2]))

    def opening(self) -> Opening:
        at = self.moment()
        return Opening(self.choice([1, 2]), at, at + timedelta(hours=self.choice([1, 4, 48])))

    def agreement(self) -> Agreement:
        ends = self.choice([None, self.day()])
        begins = BEGIN.date() + timedelta(days=self.choice([-1, -1, 0, 1]))
        return Agreement(self.choice([8, 8, 7]), begins, ends, self.some(USES, 8), self.some(["IN", "US"], 1))

    def preference(self, sequence: int) -> Preference:
        topic = self.choice([Topic.RECALL, Topic.APPOINTMENT])
        channel = self.choice([Channel.SMS, Channel.SMS, Channel.EMAIL])
        return Preference(sequence, topic, channel, ADDRESS, self.choice([Wish.YES, Wish.NO]), self.moment())

    def patient(self) -> GatePatient:
        return GatePatient(
            self.ledger(),
            tuple(self.preference(sequence) for sequence in range(1, self.randint(1, 6))),
            tuple(self.restriction() for _ in range(self.choice([0, 0, 1, 2]))),
            tuple(self.agreement() for _ in range(self.randint(0, 2))),
            self.choice([None, date(2000, 1, 1), *(BEGIN.date() + timedelta(days=days) for days in (1, 1, 2))]),
            self.choice([frozenset(), frozenset(), frozenset({"US"})]),
            openings=tuple(self.opening() for _ in range(self.choice([0, 0, 1, 2]))),
        )


LEAVING = [Purpose.CARE, Purpose.SERVICE_MESSAGES, Purpose.REMINDERS, Ground.RIGHTS, Ground.DUTY]


def questions() -> Iterator[tuple[Purpose | Ground, DataClass, Recipient, datetime]]:
    """Everything that can be asked inside the clinic, and what differs where data leaves."""
    for use, at in itertools.product(USES, MOMENTS):
        yield use, DataClass.CLINICAL, ASKED[0], at
    for use, to, at in itertools.product(LEAVING, ASKED[1:], MOMENTS):
        yield use, DataClass.RECORD if use is Ground.RIGHTS else DataClass.PHOTOGRAPH, to, at


@settings(max_examples=250)
@given(st.integers(0, 2**64))
def test_the_answer_at_every_instant_is_that_of_a_plain_replay(seed: int) -> None:
    patient = Books(seed).patient()
    for asked in questions():
        use, data_class, to, at = asked
        answer = may(patient, use, data_class, to, ACTOR, at)
        assert answer.allowed == gate_replay.allowed(patient, use, data_class, to, ACTOR, at), (asked, answer.obstacle)
        assert (answer.obstacle is None) == (answer.lifter is None) == answer.allowed


def test_nothing_written_means_no_for_every_purpose() -> None:
    for purpose, recipient, data_class in itertools.product(Purpose, ASKED, DataClass):
        if recipient.basis is None:
            assert not may(GatePatient(), purpose, data_class, recipient, ACTOR, BEGIN).allowed


def test_children_get_no_offers_whoever_consents() -> None:
    by_guardian = ConsentEvent(1, Purpose.OFFERS, ConsentState.GIVEN, AT, giver=Giver.GUARDIAN)
    child = GatePatient((by_guardian,), adult_from=date(2026, 3, 15))
    answer = may(child, Purpose.OFFERS, DataClass.CONTACT, CLINIC, ACTOR, AT)
    assert (answer.obstacle, answer.lifter) == (Obstacle.MINOR, Lifter.NOBODY)


def test_what_a_guardian_gave_lapses_on_the_birthday_and_not_before() -> None:
    given_for_child = ConsentEvent(1, Purpose.RESEARCH, ConsentState.GIVEN, AT, giver=Giver.GUARDIAN)
    patient = GatePatient((given_for_child,), adult_from=date(2026, 3, 15))
    midnight = datetime(2026, 3, 14, 18, 30, tzinfo=UTC)
    before = may(patient, Purpose.RESEARCH, DataClass.CLINICAL, CLINIC, ACTOR, midnight - timedelta(seconds=1))
    after = may(patient, Purpose.RESEARCH, DataClass.CLINICAL, CLINIC, ACTOR, midnight)
    assert (before.allowed, after.allowed, after.obstacle) == (True, False, Obstacle.LAPSED)


def test_a_clock_that_was_set_back_hides_nothing() -> None:
    written = (
        ConsentEvent(1, Purpose.CARE, ConsentState.GIVEN, AT),
        ConsentEvent(2, Purpose.CARE, ConsentState.WITHDRAWN, AT - timedelta(days=30)),
    )
    patient = GatePatient(written)
    now = patient.present(AT - timedelta(days=29))
    assert now == AT
    assert not may(patient, Purpose.CARE, DataClass.CLINICAL, CLINIC, ACTOR, now).allowed


def test_a_refusal_by_restriction_names_the_restriction() -> None:
    steps = (RestrictionStep(1, 9, RestrictionState.AGREED, AT),)
    restricted = Restriction(9, Terms(RestrictionKind.STAFF, staff=frozenset({1})), steps)
    answer = may(GatePatient(restrictions=(restricted,)), Ground.REACHING, DataClass.CONTACT, CLINIC, ACTOR, AT)
    assert (answer.obstacle, answer.restriction_id) == (Obstacle.RESTRICTED_STAFF, 9)
    assert str(answer.message) == str(REFUSALS[Obstacle.RESTRICTED_STAFF].sentence)


MIDNIGHT = datetime(2026, 3, 14, 18, 30, tzinfo=UTC)  # when 15 March begins at the clinic
BIRTHDAY = date(2026, 3, 15)


def test_care_that_a_guardian_allowed_goes_on_after_the_18th_birthday() -> None:
    care = ConsentEvent(1, Purpose.CARE, ConsentState.GIVEN, AT, giver=Giver.GUARDIAN)
    photographs = ConsentEvent(2, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, AT, giver=Giver.GUARDIAN)
    patient = GatePatient((care, photographs), adult_from=BIRTHDAY)
    for later in (timedelta(), timedelta(days=1), timedelta(days=4000)):
        at = MIDNIGHT + later
        assert may(patient, Purpose.CARE, DataClass.CLINICAL, CLINIC, ACTOR, at).allowed
        refused = may(patient, Purpose.CLINICAL_PHOTOGRAPHS, DataClass.PHOTOGRAPH, CLINIC, ACTOR, at)
        assert refused.obstacle is Obstacle.LAPSED


def test_what_a_guardian_gave_on_the_birthday_itself_was_given_for_an_adult_and_does_not_lapse() -> None:
    late = ConsentEvent(1, Purpose.RESEARCH, ConsentState.GIVEN, MIDNIGHT, giver=Giver.GUARDIAN)
    early = ConsentEvent(1, Purpose.RESEARCH, ConsentState.GIVEN, MIDNIGHT - timedelta(seconds=1), giver=Giver.GUARDIAN)
    for event, allowed in ((late, True), (early, False)):
        patient = GatePatient((event,), adult_from=BIRTHDAY)
        answer = may(patient, Purpose.RESEARCH, DataClass.CLINICAL, CLINIC, ACTOR, MIDNIGHT)
        assert answer.allowed is allowed


@pytest.mark.parametrize("purpose", [Purpose.OFFERS, Purpose.SUGGESTIONS])
def test_childhood_ends_with_the_last_second_before_the_birthday(purpose: Purpose) -> None:
    yes = ConsentEvent(1, purpose, ConsentState.GIVEN, AT)
    child = GatePatient((yes,), adult_from=BIRTHDAY)
    before = may(child, purpose, DataClass.CONTACT, CLINIC, ACTOR, MIDNIGHT - timedelta(seconds=1))
    after = may(child, purpose, DataClass.CONTACT, CLINIC, ACTOR, MIDNIGHT)
    assert (before.obstacle, after.allowed) == (Obstacle.MINOR, True)


@pytest.mark.parametrize(
    ("after", "allowed"),
    [
        (timedelta(seconds=-1), False),
        (timedelta(), True),
        (timedelta(hours=4) - timedelta(microseconds=1), True),
        (timedelta(hours=4), False),
        (timedelta(days=900), False),
    ],
)
def test_an_emergency_opening_has_a_beginning_and_an_end(after: timedelta, *, allowed: bool) -> None:
    opened = AT + timedelta(hours=2)
    steps = (RestrictionStep(1, 9, RestrictionState.AGREED, AT),)
    restricted = Restriction(9, Terms(RestrictionKind.STAFF, staff=frozenset({1, 2})), steps)
    openings = (Opening(1, opened, opened + timedelta(hours=4)),)
    patient = GatePatient(restrictions=(restricted,), openings=openings)
    answer = may(patient, Ground.KEEPING, DataClass.CLINICAL, CLINIC, ACTOR, opened + after)
    assert answer.allowed is allowed
    colleague = Actor(UserId(2), "ravi", "Dr Ravi", frozenset({Role.CLINICIAN}))
    assert not may(patient, Ground.KEEPING, DataClass.CLINICAL, CLINIC, colleague, opened + after).allowed
