"""The dialog of a visit that is written down afterwards."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.visits.earlier_dialog import EarlierDialog, time_of_day


@pytest.mark.parametrize(
    ("typed", "read"),
    [("11:30", time(11, 30)), ("9.05", time(9, 5)), ("0905", time(9, 5)), ("24:00", None), ("11:60", None), ("", None)],
)
def test_a_time_is_read_as_it_is_typed(typed: str, read: time | None) -> None:
    assert time_of_day(typed) == read


def test_what_is_no_day_or_time_is_said_at_its_field_and_kept(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = EarlierDialog(window, date(2026, 11, 23))
    dialog.start()
    dialog.day.show_value("2026-11")
    dialog.time.show_value("noon")
    dialog.begin.click()
    assert dialog.day.problem == "Enter the whole day, for example 14-03-2026."
    assert dialog.time.problem == "Enter the time of day, for example 11:30."
    assert (dialog.day.value(), dialog.time.value()) == ("2026-11", "noon")
    dialog.day.show_value("2026-11-20")
    dialog.time.show_value("16:10")
    with qtbot.waitSignal(dialog.wanted) as heard:
        qtbot.keyClick(dialog.time.edit, Qt.Key.Key_Return)
    assert heard.args == [datetime(2026, 11, 20, 16, 10, tzinfo=CLINIC_ZONE)]
    assert (dialog.day.problem, dialog.time.problem) == ("", "")
    dialog.put_away()
