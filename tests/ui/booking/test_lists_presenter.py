"""The lists over a real book: a freed time is offered, refused, booked; rows leave with a reason; counts follow."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.services.front.book import cancel_booking
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.front.waiting_list import put_on_waiting_list, read_waiting_list
from luna_desktop.ui.booking.lists_presenter import ListsPresenter
from luna_desktop.ui.booking.lists_view import ListKind, ListsView
from luna_desktop.ui.booking.waiting_dialog import WaitingDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import asked, book_one
from tests.ui.booking.opened import opened
from tests.ui.contexts import Way, context_of


def test_a_freed_time_is_offered_and_booked(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    known = book_one(clinic, time="10:00")
    waits = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    act(clinic, put_on_waiting_list, WaitingWish(int(waits), "consultation", note="by taxi"))
    view, way = ListsView(), Way()
    qtbot.addWidget(view)
    context = context_of(clinic, "Moved away", way=way)
    presenter = ListsPresenter(view, context)
    presenter.load()
    (row,) = [view.table.rows_model().row_at(0)]
    assert row is not None
    assert (row.name, row.chips) == ("Asha Rao", ())
    act(clinic, cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    row = view.table.rows_model().row_at(0)
    assert row is not None
    assert row.offer == "10:00"
    view.offer.click()
    assert not view.refused.isHidden()
    view.refused.click()
    row = view.table.rows_model().row_at(0)
    assert row is not None
    hand = opened(qtbot, clinic, prefill=row.book)
    assert hand.dialog.outcome_text() == "Everything is free."
    hand.dialog.act.click()
    assert [each.name for each in hand.bookings()] == ["Asha Rao"]
    assert act(clinic, read_waiting_list, None) == ()


def test_rows_leave_with_a_reason_and_lists_are_counted(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    known = book_one(clinic, time="10:00")
    act(clinic, cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    book_one(
        clinic, builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428")), wants_earlier=True
    )
    waits = builders.register(clinic, builders.a_patient("Das", "Om", phone="98860 01429"))
    act(clinic, put_on_waiting_list, WaitingWish(int(waits), "consultation"))
    view, way = ListsView(), Way()
    qtbot.addWidget(view)
    context = context_of(clinic, None, "Moved away", True, "Calls back", way=way)
    ListsPresenter(view, context).load()
    texts = [view.kinds.findChild(QPushButton, f"deskListKind{at}").text() for at in range(4)]  # type: ignore[union-attr]
    assert texts == ["Waiting · 1", "Would come earlier · 1", "Missed or cancelled · 1", "Not scheduled · 0"]
    view.off.click()
    assert view.table.rows_model().rowCount() == 1
    view.off.click()
    assert act(clinic, read_waiting_list, None) == ()
    view.chosen.emit(ListKind.EARLIER)
    row = view.table.rows_model().row_at(0)
    assert row is not None
    view.book_wanted.emit(row)
    assert way.places[-1] == f"booking {row.book.patient_id} {row.book.booking_id}"
    view.chosen.emit(ListKind.BROKEN)
    row = view.table.rows_model().row_at(0)
    assert row is not None
    assert "The patient · The time does not suit" in row.wish
    view.call_wanted.emit(row)
    assert context.prompts.asked[-1] == "Ananya Kumar"  # type: ignore[attr-defined]
    assert way.opened == [row.book.patient_id]
    view.off.click()
    assert view.table.rows_model().rowCount() == 0
    view.chosen.emit(ListKind.UNSCHEDULED)
    view.add_wanted.emit()
    dialog = view.window().findChild(WaitingDialog)
    assert dialog is not None
    dialog.dismissed.emit()
