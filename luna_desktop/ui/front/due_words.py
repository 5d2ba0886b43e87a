"""What the check-in says about each thing that is due, and what can be done about it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.contact import Address, Email, Phone, show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.notices import DOCUMENT_NAMES
from luna_desktop.domain.preferences import postal_line
from luna_desktop.services.facts import Known
from luna_desktop.services.front.dues import Due, DueLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, say, shown


class Act(Enum):
    """What a row of the check-in can do."""

    RIGHT = "right"
    CHANGE = "change"
    GIVEN = "given"
    TURN = "turn"
    PRIVACY = "privacy"
    SEEN = "seen"
    PHOTO = "photo"


ACT_WORDS: dict[Act, Message] = {
    Act.RIGHT: say("Details are right"),
    Act.CHANGE: say("Change…"),
    Act.GIVEN: say("It was given"),
    Act.TURN: say("Turn the screen"),
    Act.PRIVACY: say("On paper…"),
    Act.SEEN: say("It is this patient"),
    Act.PHOTO: say("Take it…"),
}
ACT_KEYS = {Act.RIGHT: "R", Act.GIVEN: "G", Act.TURN: "T", Act.SEEN: "Y"}
"""Keys that act while the check-in is open; nothing is typed there."""


@dataclass(frozen=True)
class DueWords:
    """A row: icon, title, what it means, lines to read out, and its buttons, the likeliest first."""

    icon: str
    title: str
    note: str
    acts: tuple[Act, ...] = ()
    read_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What a row is made of: what is due, the contact details, who looks, and the day."""

    due: DueLine
    contact: Sequence[Known]
    actor: Actor
    today: date


def words_for(told: Told) -> DueWords:
    """Return what is said about something that is due."""
    return _WORDS[told.due.what](told)


def read_out(contact: Sequence[Known]) -> tuple[str, ...]:
    """Return contact details as lines that are read to the patient."""
    lines = []
    for known in contact:
        body = known.body
        if isinstance(body, Phone):
            lines.append(show_phone(body.number))
        elif isinstance(body, Email):
            lines.append(body.address)
        elif isinstance(body, Address):
            lines.append(postal_line(body))
    return tuple(line for line in lines if line)


def _name_alert(told: Told) -> DueWords:
    names = tuple(
        _(
            "{name}, born {birth}, {number}",
            name=card.name,
            birth=card.birth.shown(current(), told.today),
            number=card.mrn,
        )
        for card in told.due.others
    )
    title = (
        _("1 patient has a similar name")
        if told.due.count == 1
        else _("{count} patients have a similar name", count=told.due.count)
    )
    return DueWords("users", title, _("Ask for the full date of birth before you go on."), (Act.SEEN,), names)


def _details(told: Told) -> DueWords:
    if told.due.since is None:
        note = _("Nobody has gone through them with the patient yet. Read them out.")
    else:
        day = show_day(told.due.since.astimezone(CLINIC_ZONE).date(), current())
        note = _("Last confirmed {day}. Read them out.", day=day)
    return DueWords("id-card", _("Contact details"), note, (Act.RIGHT, Act.CHANGE), read_out(told.contact))


def _guardian(_told: Told) -> DueWords:
    note = _("The patient is, or may be, under 18. Ask who came along and add them.")
    return DueWords("baby", _("No guardian is on file"), note, (Act.CHANGE,))


def _notice(told: Told) -> DueWords:
    named = ", ".join(
        _("{document}, version {number}", document=shown(DOCUMENT_NAMES[document]), number=number)
        for document, number in told.due.documents
    )
    return DueWords(
        "file-text",
        _("To be given: {documents}", documents=named),
        _("Hand it over, or read it out."),
        (Act.GIVEN, Act.PRIVACY),
    )


def _consents(told: Told) -> DueWords:
    title = (
        _("1 question of consent is open")
        if told.due.count == 1
        else _("{count} questions of consent are open", count=told.due.count)
    )
    return DueWords("signature", title, _("The patient answers and signs by themselves."), (Act.TURN, Act.PRIVACY))


def _photo_consent(told: Told) -> DueWords:
    title = _("Consent to photographs is open")
    if told.actor.may(Permission.RECORD_FURTHER_CONSENT):
        return DueWords("camera", title, _("A no never stands in the way of care."), (Act.TURN, Act.PRIVACY))
    return DueWords("camera", title, _("A clinician or therapist will ask."))


def _wishes(_told: Told) -> DueWords:
    note = _("By which way may the clinic write about bookings?")
    return DueWords("message-square", _("Messages: not asked"), note, (Act.PRIVACY,))


def _photo(_told: Told) -> DueWords:
    return DueWords("scan-face", _("No identity photo"), _("It helps to tell people apart. It can wait."), (Act.PHOTO,))


def _safety(_told: Told) -> DueWords:
    return DueWords(
        "stethoscope", _("A clinician will ask"), _("Some answers are due again. Nothing to do at the desk.")
    )


_WORDS = {
    Due.NAME_ALERT: _name_alert,
    Due.DETAILS: _details,
    Due.GUARDIAN: _guardian,
    Due.NOTICE: _notice,
    Due.CONSENTS: _consents,
    Due.PHOTO_CONSENT: _photo_consent,
    Due.WISHES: _wishes,
    Due.IDENTITY_PHOTO: _photo,
    Due.SAFETY: _safety,
}
