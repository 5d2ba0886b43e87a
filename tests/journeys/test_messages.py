"""A reminder run by keyboard alone: looked at, one person left out of it, started, and kept; the others are named."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.preferences import Wish
from luna_desktop.program import Wiring
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui.prompts import WindowPrompts
from tests import builders
from tests.journeys.conftest import Begin
from tests.services.acting import act, entries
from tests.services.front.booking import at, book_one
from tests.services.messages.parts import SMS, approve, give, wish

SUNDAY = "2026-03-15"


def test_a_reminder_run_by_keys(begin: Begin, small_clinic: Path) -> None:
    clock = builders.Ticking(at("12:00", SUNDAY))
    before = builders.open_as(small_clinic, Role.OWNER, clock=clock)
    approve(before, "reminder")
    willing, other = (act(before, search_patients, Lookup(name))[0].patient_id for name in ("Ananya", "Bhavana"))
    give(before, willing, Purpose.REMINDERS)
    wish(before, willing, MessageClass.REMINDER, SMS, Wish.YES)
    book_one(before, willing, "10:00")
    book_one(before, other, "11:00")
    before.close()

    journey = begin(small_clinic, Wiring(clock=clock))
    journey.program.prompts = WindowPrompts(journey.shell)
    journey.sign_in(builders.STAFF[Role.RECEPTION][0], builders.PASSWORD)
    journey.go_on_rail("messages")
    journey.see_widget("messagesPage")
    journey.settle()
    journey.tab_to("messagesSwitch0")
    journey.press("Ctrl+PgDown")
    journey.see("Who gets what, and by which way", "Ananya Kumar", "Bhavana Shetty")
    journey.settle()
    journey.see("Send 1 now")
    journey.tab_to("runGoesTable")
    journey.press("Space")
    journey.see("Send 0 now")
    journey.press("Space")
    journey.see("Send 1 now")
    journey.press("Ctrl+Return")
    journey.see("Queue 1 message?")
    journey.use("confirmButton")
    journey.settle()
    journey.see("No booking of this day waits for a reminder.")
    journey.end()

    after = builders.open_as(small_clinic, Role.OWNER, clock=clock)
    assert len(entries(after, "reminder run started")) == 1
    assert len(entries(after, "message queued")) == 1
    after.close()
