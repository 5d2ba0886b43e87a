"""Messages in words: each class, state and way has its look; lengths and moments read as they should."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from luna_desktop import paths
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import By, Direction, Outcome
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Topic
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.contacts import Said
from luna_desktop.services.messages.templates import Standing, TemplateText
from luna_desktop.services.people.cards import card_of
from luna_desktop.ui.messages import wording
from tests import builders
from tests.services.acting import working

AT = datetime(2026, 11, 23, 5, 1, tzinfo=UTC)


def test_everything_has_its_look_and_every_icon_is_there() -> None:
    chips = [
        *map(wording.class_chip, MessageClass),
        *map(wording.state_chip, MessageState),
        *map(wording.standing_chip, Standing),
    ]
    assert all(chip.text and chip.icon for chip in chips)
    named = {chip.icon for chip in chips} | {wording.by_icon(by) for by in By} | set(wording.CHANNEL_ICONS.values())
    folder = paths.resources() / "icons"
    assert named <= {path.stem for path in folder.glob("*.svg")}


def test_numbers_lengths_and_moments() -> None:
    assert wording.address_words(Channel.SMS, "+919886001427") == "+91 98860 01427"
    assert wording.address_words(Channel.EMAIL, "a@b.example") == "a@b.example"
    assert wording.size_words("a" * 118) == "118 of 160 letters · 1 SMS"
    assert wording.size_words("न" * 71) == "71 of 134 letters · 2 SMS"
    assert (wording.moment(AT), wording.time_of(AT)) == ("23-Nov-2026, 10:31", "10:31")


def test_who_turned_to_whom(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        card = card_of(work, patient)
    called = Said(card, AT, Direction.IN, By.PHONE, "+919886001427", Topic.APPOINTMENT, outcome=Outcome.REACHED)
    assert wording.direction_words(called) == "from +91 98860 01427"
    assert wording.direction_words(Said(card, AT, Direction.OUT, By.DESK, "", None)) == "to the patient"
    assert (wording.topic_words(called), wording.outcome_words(called.outcome)) == ("Bookings", "Reached")


def test_who_approved_a_text() -> None:
    text = TemplateText("reminder", MessageClass.REMINDER, "Reminder", "en", "s", "b", Standing.WAITING)
    assert "nobody has approved" in wording.about_text(text)
    approved = replace(text, standing=Standing.IN_USE, version=6, approved_at=AT, approved_by="Dr Rao")
    assert wording.about_text(approved) == "Version 6, approved on 23-Nov-2026 by Dr Rao"
