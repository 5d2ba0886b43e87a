"""The two places of the book put together: they share the day, and somebody else begins anew."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.page import BookPlaces, prefill_of
from luna_desktop.ui.book.view import FRONT, PINBOARD, BookView
from luna_desktop.ui.front.panel import FrontPanel
from tests.clinic_fixtures import Opener
from tests.ui.book.open_book import DAY_OF_TESTS
from tests.ui.contexts import context_of


def test_today_and_week_share_what_is_looked_at(qtbot: QtBot, open_clinic: Opener) -> None:
    places, context = BookPlaces(), context_of(open_clinic(Role.RECEPTION))
    today = places.build_today(context)
    qtbot.addWidget(today)
    assert isinstance(today, BookView)
    today.resize(1360, 800)
    today.show()
    assert today.side.current() == FRONT
    assert isinstance(today.findChild(FrontPanel), FrontPanel)
    QTest.keyClick(today.canvas, Qt.Key.Key_PageDown)
    QTest.keyClick(today.canvas, Qt.Key.Key_PageDown)
    shown = today.bar.title.whole_text()
    assert shown == "Monday 16 March 2026"
    week = places.build_week(context)
    qtbot.addWidget(week)
    assert isinstance(week, BookView)
    week.resize(1360, 800)
    week.show()
    assert week.bar.title.whole_text() == "16 to 21 March 2026"
    assert week.side.current() == PINBOARD
    other = places.build_today(context_of(open_clinic(Role.CLINICIAN)))
    qtbot.addWidget(other)
    assert isinstance(other, BookView)
    other.resize(1360, 800)
    other.show()
    assert other.bar.title.whole_text() == "Saturday 14 March 2026"


def test_what_is_known_goes_into_the_dialog() -> None:
    prefill = prefill_of(Opening(DAY_OF_TESTS, 11 * 60 + 15, 45, 3, 7, PatientId(9), 12))
    assert (prefill.day, prefill.start, prefill.minutes) == (DAY_OF_TESTS, time(11, 15), 45)
    assert (prefill.practitioner, prefill.room, prefill.patient_id, prefill.booking_id) == (3, 7, 9, 12)
