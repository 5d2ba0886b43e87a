"""The wish of somebody who waits, as it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.ui.booking.waiting_dialog import WaitingDialog
from tests.ui.booking.people import TODAY


def test_the_wish_is_what_was_chosen(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = WaitingDialog(window, TODAY, shows_alerts=True)
    dialog.offer([("c", "Consultation")], [(5, "Dr Rao")])
    assert dialog.wish(7) == WaitingWish(7, "")
    dialog.service.show_value("c")
    dialog.practitioner.show_value(5)
    dialog.weekdays.show_value("weekdays")
    dialog.part.show_value("morning")
    dialog.first_day.show_value("wed")
    dialog.last_day.show_value("+30")
    dialog.urgent.show_value(True)
    dialog.note.show_value("by taxi")
    assert dialog.wish(7) == WaitingWish(
        7,
        "c",
        5,
        weekdays=(0, 1, 2, 3, 4),
        latest=13 * 60,
        first=date(2026, 11, 25),
        last=date(2026, 12, 23),
        is_urgent=True,
        note="by taxi",
    )
    dialog.show_problems({"last": "That day is over.", "patient": "Archived."})
    assert dialog.last_day.problem == "That day is over."
    assert dialog.banner.text() == "Archived."
    dialog.show_stale("Changed.", None)
    assert dialog.banner.text() == "Changed."
