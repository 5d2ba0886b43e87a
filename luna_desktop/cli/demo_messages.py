"""Messages of the demo clinic: approved templates, some messages in each state, calls that somebody noted.

No mail leaves: what was "sent" was taken by a server in memory. All of it is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import time, timedelta
from typing import Any

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Email
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.interop import mail
from luna_desktop.interop.mail import Letter, MailAccount, Security, Verdict
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.messages import mail_settings, outbox, sending, templates
from luna_desktop.services.messages.contacts import NewContact, note_contact
from luna_desktop.services.messages.outbox import MessageStep, NewMessage
from luna_desktop.services.messages.words import shipped_texts
from luna_desktop.services.messages.writing import read_writing_page
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.services.privacy import consents, preferences
from luna_desktop.services.privacy.preferences import NewWish, NewWishes

ACCOUNT = MailAccount("smtp.aranya.example", 587, Security.STARTTLS, "desk", "desk@aranya.example", "Aranya Clinic")
PEOPLE = 4
NOT_APPROVED = frozenset({"offer", "research"})
NEVER = mail.Outcome(Verdict.NEVER, mail.NEVER, 550, is_address=True)
BROKEN = mail.Outcome(Verdict.UNKNOWN, mail.UNKNOWN)
TAKEN = mail.Outcome(Verdict.TAKEN, mail.TAKEN, 250)


def approve(clinic: OpenClinic) -> None:
    """Approve the templates that the demo clinic uses, in both languages."""
    for language in ("en", "hi"):
        for key in shipped_texts(language):
            if key in NOT_APPROVED:
                continue
            place = templates.TextPlace(key, language)
            text = _act(clinic, templates.read_template, place)[-1]
            _act(clinic, templates.approve_template, templates.TextApproval(place, text.sha256))


def fill(clinic: OpenClinic, patients: Sequence[PatientId]) -> None:
    """Queue and send messages to a few people who can be written to, and note some calls."""
    approve(clinic)
    _act(clinic, mail_settings.change_mail_settings, mail_settings.NewMailAccount(ACCOUNT, "made up"))
    reachable = [patient for patient in patients if _can_be_mailed(clinic, patient)][:PEOPLE]
    if len(reachable) == PEOPLE:
        _messages(clinic, *reachable)
    _act(clinic, mail_settings.switch_mail_off, None)


def _messages(clinic: OpenClinic, first: PatientId, second: PatientId, third: PatientId, fourth: PatientId) -> None:
    for patient in (first, second, third):
        _says_yes(clinic, patient)
    _send(clinic, [_booked(clinic, first, "booked"), _booked(clinic, second, "booked")], TAKEN)
    _send(clinic, [_booked(clinic, third, "moved")], NEVER)
    _send(clinic, [_booked(clinic, second, "reminder")], BROKEN)
    _queue(clinic, _booked(clinic, fourth, "booked"))
    _new_address(clinic, fourth)
    _send(clinic, [], TAKEN)  # the old address is not on file any more, so nothing leaves to it
    taken_back = _queue(clinic, _booked(clinic, first, "moved"))
    _act(clinic, outbox.cancel_message, MessageStep(first, taken_back))
    _queue(clinic, _booked(clinic, first, "reminder"))
    for patient in (second, third):
        way = next((way for way in _ways(clinic, patient) if way.channel is Channel.SMS), None)
        if way is not None:
            _queue(clinic, NewMessage(patient, "results", way))
    _calls(clinic, first, second)


def _can_be_mailed(clinic: OpenClinic, patient: PatientId) -> bool:
    choices = _act(clinic, read_writing_page, patient).choices
    return any(way.is_open and way.way.channel is Channel.EMAIL for choice in choices for way in choice.ways)


def _new_address(clinic: OpenClinic, patient: PatientId) -> None:
    known = next(each for each in _act(clinic, read_details, patient).facts if each.kind == "email")
    changed = FactChange(patient, known.fact_id, known.number, Email("new.address@mail.example"))
    _act(clinic, change_details, DetailsChange(patient, changed=(changed,)))


def _act(clinic: OpenClinic, case: Any, request: Any) -> Any:
    return clinic.desk.perform(clinic.actor, case, request)


def _ways(clinic: OpenClinic, patient: PatientId) -> tuple[Way, ...]:
    page = _act(clinic, preferences.read_preferences, patient)
    return tuple(page.ways)


def _email(clinic: OpenClinic, patient: PatientId) -> Way:
    return next(way for way in _ways(clinic, patient) if way.channel is Channel.EMAIL)


def _says_yes(clinic: OpenClinic, patient: PatientId) -> None:
    yes = consents.ConsentAnswer(patient, Purpose.REMINDERS, ConsentState.GIVEN, ConsentMethod.ELECTRONIC)
    _act(clinic, consents.record_consent, yes)
    wishes = tuple(
        NewWish(Topic.RECALL, way, Wish.YES)
        for way in _ways(clinic, patient)
        if way.channel in {Channel.EMAIL, Channel.SMS}
    )
    _act(clinic, preferences.record_preferences, NewWishes(patient, wishes))


def _booked(clinic: OpenClinic, patient: PatientId, template: str) -> NewMessage:
    day = local_day(clinic.premises.clock()) + timedelta(days=1)
    return NewMessage(patient, template, _email(clinic, patient), day, time(10, 30))


def _queue(clinic: OpenClinic, new: NewMessage) -> int:
    found: int = _act(clinic, outbox.queue_message, new)
    return found


def _send(clinic: OpenClinic, messages: Sequence[NewMessage], answer: mail.Outcome) -> None:
    for new in messages:
        _queue(clinic, new)
    sending.send_round(lambda case, request: _act(clinic, case, request), _Server(answer).line)


class _Server:
    """A mail server in memory that always answers the same."""

    def __init__(self, answer: mail.Outcome) -> None:
        self._answer = answer

    @contextmanager
    def line(self, _account: MailAccount, _password: str) -> Iterator[_Server]:
        """Open a line that leads nowhere."""
        yield self

    def address(self, _letter: Letter) -> mail.Outcome | None:
        """Refuse the address where that is the answer."""
        return self._answer if self._answer.is_address else None

    def give(self, _letter: Letter) -> mail.Outcome:
        """Take the words, or break."""
        return self._answer

    def let_be(self) -> None:
        """Forget."""


def _calls(clinic: OpenClinic, first: PatientId, second: PatientId) -> None:
    now = clinic.premises.clock()
    calls = (
        (
            first,
            Contact(
                Direction.IN,
                By.PHONE,
                Outcome.REACHED,
                now - timedelta(hours=3),
                "",
                Topic.APPOINTMENT,
                "Asks whether there is parking. Told her about the yard behind the house.",
            ),
        ),
        (
            first,
            Contact(
                Direction.IN,
                By.DESK,
                Outcome.REACHED,
                now - timedelta(days=6),
                "",
                None,
                "Left a bag in the waiting room; picked up.",
            ),
        ),
        (second, Contact(Direction.OUT, By.PHONE, Outcome.NO_ANSWER, now - timedelta(hours=1), "", Topic.APPOINTMENT)),
    )
    for patient, contact in calls:
        _act(clinic, note_contact, NewContact(patient, contact))
