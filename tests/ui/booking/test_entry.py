"""The way into the dialog: once only, over no other question, and not for whoever may not book."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.entry import BookingDesk, book_action, may_book, open_booking
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.widgets.overlay import Dialog
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


def test_one_dialog_at_a_time_and_none_over_a_question(qtbot: QtBot, open_clinic: Opener) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    context, desk = context_of(open_clinic(Role.RECEPTION)), BookingDesk(window)
    question = Dialog(window, "question", "A question")
    question.show()
    desk.open(context, Prefill())
    assert desk.dialog() is None
    question.put_away()
    desk.open(context, Prefill())
    first = desk.dialog()
    desk.open(context, Prefill())
    assert desk.dialog() is first
    assert len([each for each in window.findChildren(BookingDialog) if not each.isHidden()]) == 1
    desk.close()
    assert desk.dialog() is None
    desk.close()


def test_only_who_may_book_gets_there(open_clinic: Opener, qtbot: QtBot) -> None:
    del qtbot
    for role, allowed in ((Role.RECEPTION, True), (Role.ADMINISTRATOR, False)):
        clinic, way = open_clinic(role), Way()
        open_booking(context_of(clinic, way=way), Prefill(booking_id=3))
        assert may_book(clinic.actor) is allowed
        assert bool(way.places) is allowed
    assert book_action().keys == "Ctrl+B"
