"""What the page writes, and the way back: moves, lengths, pins, cancelling, stamps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.bookings import KnownBooking, known_booking
from luna_desktop.services.front.series import book_series
from luna_desktop.ui.book.acts import CANCEL, CANCEL_SERIES, CHART, CHOOSE, PIN, UNDO_PIN
from luna_desktop.ui.book.cancel_dialog import Cancelling
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.picture import Spot
from luna_desktop.ui.front.check_in_dialog import CheckInDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one
from tests.services.front.test_series import weekly
from tests.ui.book.open_book import OpenBook, open_book

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.RECEPTION)


def press(page: OpenBook, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(page.view.canvas, key, held)


def now(clinic: OpenClinic, known: KnownBooking) -> KnownBooking:
    with working(clinic) as work:
        return known_booking(work, known.patient_id, known.booking_id)


def test_a_move_by_keys_is_written_and_taken_back(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_Down, Key.Key_Down, held=CTRL)
    press(page, Key.Key_Return)
    assert now(desk, known).booking.starts == at("10:30")
    assert page.starts(known.booking_id).endswith("10:30")
    assert page.view.canvas.spot.card == known.booking_id
    assert page.view.pinboard.done_note.text() == "Now Mon 16\u2011Mar, 10:30"
    press(page, Key.Key_Z, held=CTRL)
    assert now(desk, known).booking.starts == at("10:00")
    assert page.view.pinboard.done.isHidden()
    press(page, Key.Key_Z, held=CTRL)
    assert page.way.said[-1] == "There is nothing to take back"


def test_a_move_to_somebody_else_takes_a_room_that_is_free(qtbot: QtBot, desk: OpenClinic) -> None:
    known, other = book_one(desk, None, "10:00"), book_one(desk, None, "11:00")
    page = open_book(qtbot, desk)
    columns = page.view.canvas.picture.columns
    before = next(at for at, column in enumerate(columns) if column.key.practitioner == known.booking.practitioner)
    step = Key.Key_Right if before == 0 else Key.Key_Left
    page.view.canvas.go_to_card(known.booking_id)
    press(page, step, held=CTRL)
    press(page, Key.Key_Return)
    moved = now(desk, known).booking
    assert moved.practitioner == columns[before + (1 if before == 0 else -1)].key.practitioner
    assert moved.room
    assert now(desk, other).number == 1


def test_a_drop_on_a_conflict_only_says_why_and_a_free_length_is_written(qtbot: QtBot, desk: OpenClinic) -> None:
    known, other = book_one(desk, None, "10:00"), book_one(desk, None, "10:30")
    page = open_book(qtbot, desk)
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_Down, held=CTRL)
    press(page, Key.Key_Return)
    assert now(desk, known).number == 1
    assert page.view.trouble.text().startswith("Nothing was moved.")
    assert page.name_of(other.booking_id) in page.view.trouble.text()
    page.view.canvas.go_to_card(other.booking_id)
    press(page, Key.Key_Down, Key.Key_Down, held=SHIFT)
    press(page, Key.Key_Return)
    assert now(desk, other).booking.minutes == 60
    assert page.view.pinboard.done_note.text() == "Now until 11:30"
    assert page.view.trouble.text() == ""


def test_somebody_who_was_faster_is_named(qtbot: QtBot, desk: OpenClinic, open_clinic: Opener) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    book_one(open_clinic(Role.CLINICIAN), None, "10:30")  # meanwhile, on another workstation
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_Down, Key.Key_Down, held=CTRL)
    press(page, Key.Key_Return)
    assert now(desk, known).booking.starts == at("10:00")
    assert "10:30" in page.view.trouble.text()


def test_the_pinboard_takes_an_appointment_to_another_day(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_X, held=CTRL)
    assert now(desk, known).booking.pinned
    assert page.view.pinboard.current() == known.booking_id
    assert page.view.legend.counts.whole_text() == "0 booked · 1 on the pinboard"
    press(page, Key.Key_PageDown)
    page.view.canvas.go_to(Spot(page.view.canvas.spot.column, 12 * 60))
    press(page, Key.Key_V, held=CTRL)
    assert page.view.canvas.proposal is not None
    press(page, Key.Key_Return)
    moved = now(desk, known).booking
    assert not moved.pinned
    assert moved.starts == at("12:00", "2026-03-17")
    assert page.view.pinboard.current() == 0


def test_what_was_pinned_last_is_pasted_and_what_went_wrong_before_is_forgotten(qtbot: QtBot, desk: OpenClinic) -> None:
    first, last = book_one(desk, None, "10:00"), book_one(desk, None, "11:00")
    page = open_book(qtbot, desk)
    for known in (first, last):
        page.view.canvas.go_to_card(known.booking_id)
        press(page, Key.Key_X, held=CTRL)
    page.view.show_trouble("Nothing was moved.")
    press(page, Key.Key_V, held=CTRL)
    assert page.view.canvas.proposal.key == last.booking_id
    press(page, Key.Key_Return)
    assert not now(desk, last).booking.pinned
    assert now(desk, first).booking.pinned
    assert page.view.trouble.text() == ""


def test_cancelling_asks_by_whom_and_why(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk, None, Cancelling(CancelledBy.PATIENT, CancelReason.TRAVEL))
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_Delete)
    assert now(desk, known).booking.state is BookingState.BOOKED  # the first time it was kept
    press(page, Key.Key_Delete)
    after = now(desk, known).booking
    assert (after.state, after.cancelled_by) == (BookingState.CANCELLED, CancelledBy.PATIENT)
    assert page.starts(known.booking_id) == ""
    press(page, Key.Key_Z, held=CTRL)
    assert now(desk, known).booking.state is BookingState.BOOKED


def test_a_whole_series_is_cancelled_and_comes_back_in_one_step(qtbot: QtBot, desk: OpenClinic) -> None:
    made = act(desk, book_series, weekly(desk))
    page = open_book(qtbot, desk, Cancelling(CancelledBy.PATIENT, CancelReason.TRAVEL))
    page.presenter.changes.act_on(made[0].booking_id, CANCEL_SERIES)
    assert {now(desk, each).booking.state for each in made} == {BookingState.CANCELLED}
    assert page.view.pinboard.done_note.text() == f"Cancelled {len(made)} appointments"
    press(page, Key.Key_Z, held=CTRL)
    assert {now(desk, each).booking.state for each in made} == {BookingState.BOOKED}
    assert page.starts(made[0].booking_id).endswith("10:00")


def test_the_details_do_everything_by_their_buttons(qtbot: QtBot, desk: OpenClinic, ticking: builders.Ticking) -> None:
    ticking.now = at("09:50")
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    act_on = page.presenter.changes.act_on
    act_on(known.booking_id, "step confirm")
    assert now(desk, known).booking.state is BookingState.CONFIRMED
    assert page.view.pinboard.done_text.text().endswith(": confirmed")
    press(page, Key.Key_Z, held=CTRL)
    assert now(desk, known).booking.state is BookingState.BOOKED
    act_on(known.booking_id, PIN)
    assert now(desk, known).booking.pinned
    act_on(known.booking_id, UNDO_PIN)
    assert not now(desk, known).booking.pinned
    act_on(known.booking_id, CHOOSE)
    act_on(known.booking_id, CHART)
    assert page.openings == [Opening(patient_id=known.patient_id, booking_id=known.booking_id)]
    assert page.way.opened == [known.patient_id]
    act_on(known.booking_id, "step arrive")
    assert isinstance(page.view.window().findChild(CheckInDialog), CheckInDialog)


def test_what_somebody_changed_meanwhile_is_not_undone(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.presenter.changes.act_on(known.booking_id, PIN)
    with working(desk) as work:
        pinned = known_booking(work, known.patient_id, known.booking_id)
    act(desk, book.undo_booking, book.Undo(asked(pinned)))
    press(page, Key.Key_Z, held=CTRL)
    assert "meanwhile" in page.view.trouble.text()
    assert page.view.pinboard.done.isHidden()
    assert not now(desk, known).booking.pinned


def test_cancel_by_button_needs_an_answer(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk, None)
    page.presenter.changes.act_on(known.booking_id, CANCEL)
    page.presenter.changes.act_on(99_999, CANCEL)
    assert now(desk, known).number == 1
    press(page, Key.Key_V, held=CTRL)
    assert page.way.said == ["The pinboard is empty. Press Ctrl+X on an appointment first."]
    assert page.view.canvas.proposal is None


def test_ctrl_i_checks_in_or_says_why_not(qtbot: QtBot, desk: OpenClinic, ticking: builders.Ticking) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_I, held=CTRL)
    assert "another day" in page.view.trouble.text()
    ticking.now = at("09:50")
    page.presenter.read()
    press(page, Key.Key_I, held=CTRL)
    assert isinstance(page.view.window().findChild(CheckInDialog), CheckInDialog)


def test_several_steps_are_taken_back_one_after_the_other(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    for time in ("10:30", "11:00"):
        page.view.canvas.go_to_card(known.booking_id)
        press(page, Key.Key_Down, Key.Key_Down, held=CTRL)
        press(page, Key.Key_Return)
        assert page.starts(known.booking_id).endswith(time)
    page.view.canvas.go_to_card(known.booking_id)
    press(page, Key.Key_X, held=CTRL)
    for time in ("11:00", "10:30", "10:00"):
        press(page, Key.Key_Z, held=CTRL)
        assert page.starts(known.booking_id).endswith(time)
    assert page.view.pinboard.done.isHidden()
