"""Once a booking stands, the toast says when, and takes it back."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.own_bookings import read_own_bookings
from luna_desktop.ui.booking.said_after import say_booked, say_series
from luna_desktop.ui.widgets.toasts import News
from tests.services.acting import act
from tests.services.front.booking import book_one
from tests.ui.contexts import Way, context_of

ZONE = ZoneInfo("Asia/Kolkata")


def test_undo_takes_the_booking_back(qtbot: QtBot, clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    del qtbot
    known, way, shown = book_one(clinic, time="10:00"), Way(), list[News]()
    monkeypatch.setattr(way, "news", shown.append)
    context = context_of(clinic, way=way)
    say_booked(context, known, ZONE, "Ananya Kumar", is_change=False)
    (news,) = shown
    assert (news.title, news.text, news.action) == ("Booked: Mon 16-Mar-2026, 10:00", "Ananya Kumar", "Undo")
    assert news.act is not None
    news.act()
    (gone,) = act(clinic, read_own_bookings, known.patient_id).past
    assert gone.row.state is BookingState.CANCELLED
    assert way.said[-1] == "Taken back"
    news.act()
    assert shown[-1].title == "This could not be taken back."
    say_booked(context, known, ZONE, "", is_change=True)
    assert shown[-1].title.startswith("Changed:")
    say_series(context, 6, "Ananya Kumar")
    assert shown[-1].title == "6 appointments booked"
    say_series(context, 1, "")
    assert shown[-1].title == "1 appointment booked"
