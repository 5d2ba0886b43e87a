"""What tests of messages share: approved templates, somebody who can be written to, and a mail server in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Email
from luna_desktop.domain.messages.classes import CLASS_TOPICS, MessageClass
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Way, Wish
from luna_desktop.interop.mail import TAKEN, Letter, MailAccount, Outcome, Security, Verdict
from luna_desktop.models.messages import OutboxEvent, OutboxMessage
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import mail_settings, outbox, sending, templates
from luna_desktop.services.messages.outbox import NewMessage
from luna_desktop.services.people import patients
from luna_desktop.services.privacy import consents, preferences
from luna_desktop.services.privacy.preferences import NewWish, NewWishes
from tests import builders
from tests.services.acting import act, working

ACCOUNT = MailAccount("smtp.example.org", 587, Security.STARTTLS, "desk", "desk@aranya.example", "Aranya Skin Clinic")
EMAIL = Way(Channel.EMAIL, "ananya@mail.example")
SMS = Way(Channel.SMS, "+919886001427")
PASSWORD = "a password of the mail account"


def approve(clinic: OpenClinic, *keys: str, language: str = "en") -> None:
    """Approve templates as they ship."""
    for key in keys:
        place = templates.TextPlace(key, language)
        text = act(clinic, templates.read_template, place)[-1]
        act(clinic, templates.approve_template, templates.TextApproval(place, text.sha256))


def set_up_mail(clinic: OpenClinic) -> None:
    """Give the clinic a mail account."""
    act(clinic, mail_settings.change_mail_settings, mail_settings.NewMailAccount(ACCOUNT, PASSWORD))


def somebody(clinic: OpenClinic, *, born: str = "1990-05-01", family: str = "Kumar") -> PatientId:
    """Register a person with a mobile number and an e-mail address."""
    patient = builders.register(clinic, builders.a_patient(family, born=born))
    details = patients.DetailsChange(patient, added=(Email(EMAIL.address),))
    act(clinic, patients.change_details, details)
    return patient


def give(clinic: OpenClinic, patient: PatientId, purpose: Purpose, state: ConsentState = ConsentState.GIVEN) -> None:
    """Record an answer about a purpose."""
    act(clinic, consents.record_consent, consents.ConsentAnswer(patient, purpose, state, ConsentMethod.ELECTRONIC))


def wish(clinic: OpenClinic, patient: PatientId, klass: MessageClass, way: Way, said: Wish) -> None:
    """Record what the patient said about a class of messages by one way."""
    act(clinic, preferences.record_preferences, NewWishes(patient, (NewWish(CLASS_TOPICS[klass], way, said),)))


def booked(patient: PatientId, template: str = "booked", way: Way = EMAIL, **other: Any) -> NewMessage:
    """Return a message about a booking."""
    return NewMessage(patient, template, way, date(2026, 3, 24), time(9, 30), **other)


def queued(clinic: OpenClinic, new: NewMessage) -> int:
    """Queue a message without asking the gate first, as a run does."""
    with working(clinic) as work:
        return outbox.queue(work, new)


def row(clinic: OpenClinic, message_id: int) -> OutboxMessage:
    """Return a message as it is kept."""
    with working(clinic) as work:
        found = work.session.get_one(OutboxMessage, message_id)
        work.session.expunge(found)
        return found


def state(clinic: OpenClinic, message_id: int) -> MessageState:
    """Return where a message stands."""
    return MessageState(row(clinic, message_id).state)


def steps(clinic: OpenClinic, message_id: int) -> list[tuple[str, str]]:
    """Return the states that a message went through, each with its reason."""
    with working(clinic) as work:
        rows = work.session.scalars(
            select(OutboxEvent).where(OutboxEvent.message_id == message_id).order_by(OutboxEvent.id)
        )
        return [(each.state, each.reason) for each in rows]


def performing(clinic: OpenClinic) -> sending.Perform:
    """Return how a use case is run for the one who sends."""
    return lambda case, request: act(clinic, case, request)


TAKES = Outcome(Verdict.TAKEN, TAKEN, 250)


@dataclass
class Server:
    """A mail server in memory: what it answers, what it got, and what happens just before it answers."""

    addressed: Outcome | None = None
    answer: Outcome = TAKES
    got: list[Letter] = field(default_factory=list)
    before_words: Callable[[], None] = lambda: None
    before_answer: Callable[[], None] = lambda: None
    trouble: Exception | None = None
    opened: list[tuple[MailAccount, str]] = field(default_factory=list)

    @contextmanager
    def line(self, account: MailAccount, password: str) -> Iterator[Server]:
        """Open a line."""
        self.opened.append((account, password))
        if self.trouble is not None:
            raise self.trouble
        yield self

    def address(self, _letter: Letter) -> Outcome | None:
        """Take sender and recipient, or not."""
        self.before_words()
        return self.addressed

    def give(self, letter: Letter) -> Outcome:
        """Take the words."""
        if self.answer.verdict in {Verdict.TAKEN, Verdict.UNKNOWN}:
            self.got.append(letter)
        self.before_answer()
        return self.answer

    def let_be(self) -> None:
        """Forget."""


def sent(clinic: OpenClinic, server: Server) -> int:
    """Send one round."""
    return sending.send_round(performing(clinic), server.line)
