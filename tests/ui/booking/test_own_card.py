"""The card of a patient's appointments: states in words, booked and changed from it, read again after a change."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.services.front.book import cancel_booking
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.ui.booking.own_card import FIRST_PAST, OwnCard
from luna_desktop.ui.booking.own_presenter import OwnPresenter
from luna_desktop.ui.widgets.chips import Chip
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import asked, book_one
from tests.ui.contexts import Way, context_of


def test_appointments_are_shown_changed_and_read_again(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    known = book_one(clinic, time="10:00")
    patient, way = known.patient_id, Way()
    card = OwnCard(may_book=True)
    qtbot.addWidget(card)
    OwnPresenter(card, context_of(clinic, way=way), patient)
    assert card.note.isHidden()
    change = card.findChild(QPushButton, f"ownChange{known.booking_id}")
    assert change is not None
    assert "Mon 16-Mar-2026, 10:00 to 10:30" in change.accessibleName()
    change.click()
    card.book.click()
    assert way.places == [f"booking {patient} {known.booking_id}", f"booking {patient} 0"]
    assert not card.print.isHidden()
    act(clinic, cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    assert card.print.isHidden()
    (chip,) = [each for each in card.findChildren(Chip) if each.isVisibleTo(card)]
    assert chip.spec().text == "Cancelled"
    assert card.note.text() == "No appointment is booked."
    for hour in range(9, 9 + FIRST_PAST):
        other = book_one(clinic, patient, f"{hour:02d}:00")
        act(clinic, cancel_booking, Cancel(asked(other), CancelledBy.PATIENT, CancelReason.TIME))
    assert card.more.text() == "Show 1 more"
    card.more.click()
    assert card.more.isHidden()
    card.show_problems({"any": "Something is wrong."})
    assert card.note.text() == "Something is wrong."
    card.show_stale("Changed.", None)
    assert card.note.text() == "Changed."
