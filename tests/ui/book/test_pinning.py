"""The pinboard at work over a real clinic: words, keys, mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.picture import Spot
from luna_desktop.ui.prompts import ScriptedPrompts
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import asked, book_one
from tests.ui.book.open_book import OpenBook, open_book


def pinned(qtbot: QtBot, open_clinic: Opener) -> tuple[OpenBook, KnownBooking, OpenClinic]:
    desk = open_clinic(Role.RECEPTION)
    known = act(desk, book.pin_booking, asked(book_one(desk, None, "10:00")))
    return open_book(qtbot, desk, week=True), known, desk


def test_a_pin_says_who_it_is_and_goes_where_it_is_sent(qtbot: QtBot, open_clinic: Opener) -> None:
    page, known, desk = pinned(qtbot, open_clinic)
    board, canvas = page.view.pinboard, page.view.canvas
    card = board.cards[known.booking_id]
    assert "Consultation, 30 min" in card.row.about
    assert card.row.was == "Was Mon 16\u2011Mar, 10:00"
    assert desk.actor.display_name in card.row.why
    assert board.note.text()
    assert page.view.bar.pinboard.text() == "1"

    board.carried.emit(known.booking_id, QPoint(-500, -500))  # let down beside the book it stays
    board.let_down.emit(known.booking_id, QPoint(-500, -500))
    assert known.booking_id in board.cards

    canvas.go_to(Spot(2, 11 * 60))
    QTest.keyClick(card, Qt.Key.Key_Return)
    proposal = canvas.proposal
    assert proposal is not None
    assert (proposal.column, proposal.starts, proposal.key) == (2, 660, known.booking_id)
    assert canvas.verdict.is_free is True
    assert not card.chip.isHidden()
    canvas.propose(None)
    assert card.chip.isHidden()

    board.time_wanted.emit(known.booking_id)
    page.view.turn_view()
    board.place_wanted.emit(known.booking_id)  # in the list a time is chosen in the dialog
    assert page.openings == [Opening(patient_id=known.patient_id, booking_id=known.booking_id)] * 2
    board.call_wanted.emit(known.booking_id)
    prompts = page.context.prompts
    assert isinstance(prompts, ScriptedPrompts)
    assert prompts.told[0].startswith("Call ")
    assert "+91" in prompts.told[0]


def test_a_pin_is_dragged_onto_the_book(qtbot: QtBot, open_clinic: Opener) -> None:
    page, known, _desk = pinned(qtbot, open_clinic)
    canvas = page.view.canvas
    scale = canvas.scale()
    spot = QPoint(round(scale.left_of(1) + 40), round(scale.top_of(15 * 60)) + 10) + canvas.shift()
    point = canvas.viewport().mapToGlobal(spot)
    page.view.pinboard.carried.emit(known.booking_id, point)
    page.view.pinboard.let_down.emit(known.booking_id, point)
    assert page.starts(known.booking_id) == "1 15:00"
    assert page.view.pinboard.cards == {}


def test_the_next_free_times_can_be_used_at_once(qtbot: QtBot, open_clinic: Opener) -> None:
    page, known, _desk = pinned(qtbot, open_clinic)
    board = page.view.pinboard
    assert board.free_title.text() == "Next free, 30 min"
    assert board.free_note.text() == page.view.canvas.picture.columns[0].spoken.partition(", ")[2]
    board.use_wanted.emit(1)
    assert page.starts(known.booking_id) == "1 09:00"
    assert board.done_text.text().startswith("Moved ")
    assert board.free_title.text() == ""


def test_free_times_are_looked_for_only_where_they_are_seen(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    act(desk, book.pin_booking, asked(book_one(desk, None, "10:00")))
    page = open_book(qtbot, desk)
    assert page.view.pinboard.free_title.text() == ""
    page.view.turn_pinboard()
    assert page.view.pinboard.free_title.text() == "Next free, 30 min"
