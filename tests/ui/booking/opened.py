"""The booking dialog over a real clinic: opened in a window, with hands on its keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book_days import BookAsked, BookRow, read_day
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.entry import BookingDesk
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.context import Context
from tests.services.acting import act
from tests.services.front.booking import MONDAY
from tests.ui.contexts import Way, context_of

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass
class Opened:
    """The dialog, its context, where it led, and the keys pressed so far."""

    dialog: BookingDialog
    desk: BookingDesk
    context: Context
    way: Way
    clinic: OpenClinic
    keys: int = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on whatever has the keyboard."""
        QTest.keyClick(self._here(), key, modifier)
        self.keys += 1

    def type(self, text: str) -> None:
        """Type words; they are not counted."""
        QTest.keyClicks(self._here(), text)

    def is_open(self) -> bool:
        """Tell whether the dialog is still there."""
        return self.desk.dialog() is not None

    def bookings(self, day: str = MONDAY) -> list[BookRow]:
        """Return what stands in the book on a day."""
        return list(act(self.clinic, read_day, BookAsked(date.fromisoformat(day))).days[0].rows)

    def _here(self) -> object:
        return QApplication.focusWidget()


def opened(qtbot: QtBot, clinic: OpenClinic, *answers: object, prefill: Prefill | None = None) -> Opened:
    """Open the dialog over a window of its own."""
    window = QMainWindow()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    way = Way()
    context = context_of(clinic, *answers, way=way)
    desk = BookingDesk(window)
    desk.open(context, prefill or Prefill())
    dialog = desk.dialog()
    assert dialog is not None
    return Opened(dialog, desk, context, way, clinic)
