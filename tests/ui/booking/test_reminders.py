"""What the tick about reminders says: yes and no with their day, not asked, no number, and what a change writes."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, read_preferences, record_preferences
from luna_desktop.ui.booking.reminders import can_tick, note_of, reminder_of, reminder_of_new, wish_of
from luna_desktop.ui.booking.shown import Reminder
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act

PATIENT = PatientId(7)


@pytest.mark.parametrize(
    ("reminder", "ticked", "note"),
    [
        (Reminder(), False, "No mobile number on file."),
        (Reminder("+91"), False, "Not asked yet. Tick it when the patient says yes."),
        (Reminder("+91"), True, "Written down with the booking: yes."),
        (Reminder("+91", yes=True, said="03-Feb-2026"), True, "Said yes to appointment SMS on 03-Feb-2026"),
        (Reminder("+91", yes=True, said="03-Feb-2026"), False, "Written down with the booking: no."),
        (Reminder("+91", no=True, said="03-Feb-2026"), False, "Said no to appointment SMS on 03-Feb-2026"),
        (Reminder("+91", yes=True, blocked="Letters only."), False, "Letters only."),
    ],
)
def test_the_line_under_the_box(reminder: Reminder, ticked: bool, note: str) -> None:
    assert note_of(reminder, ticked=ticked) == note


def test_only_a_change_is_written() -> None:
    assert wish_of(Reminder("+91", yes=True), PATIENT, ticked=True) is None
    assert wish_of(Reminder(), PATIENT, ticked=True) is None
    written = wish_of(Reminder("+91"), PATIENT, ticked=True)
    assert written is not None
    assert written.wishes == (NewWish(Topic.APPOINTMENT, Way(Channel.SMS, "+91"), Wish.YES),)
    assert not can_tick(Reminder("+91", yes=True, blocked="Letters only."))
    assert reminder_of_new("9008055317").number == "+919008055317"
    assert reminder_of_new("12").number == ""


def test_what_is_on_file_is_read(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    page = act(clinic, read_preferences, patient)
    assert not reminder_of(page).yes
    way = next(way for way in page.ways if way.channel is Channel.SMS)
    page = act(clinic, record_preferences, NewWishes(patient, (NewWish(Topic.APPOINTMENT, way, Wish.YES),)))
    found = reminder_of(page)
    assert (found.number, found.yes, found.said) == (way.address, True, "14-Mar-2026")
