"""An appointment is moved to another day by keyboard alone: pinned on one day, put down on the next, taken back."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.program import Wiring
from luna_desktop.services.front.book_days import BookAsked, BookRow, read_day
from luna_desktop.ui.book.view import BookView
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act
from tests.services.front.booking import MONDAY, at, book_one

SATURDAY = "2026-03-14"


def booked(folder: Path) -> list[BookRow]:
    """Return the appointments of the week as another workstation reads them, those on the pinboard last."""
    clinic = builders.open_as(folder, Role.RECEPTION)
    try:
        page = act(clinic, read_day, BookAsked(at("09:00", SATURDAY).date(), 7))
        return [*(row for day in page.days for row in day.rows), *page.pinned]
    finally:
        clinic.close()


def book(journey: Journey) -> BookView:
    """Return the page of the book once it is there."""
    journey.settle()
    page = journey.see_widget("bookPage")
    assert isinstance(page, BookView)
    return page


def test_a_days_appointment_goes_to_another_day_by_keys(begin: Begin, small_clinic: Path) -> None:
    ticking = builders.Ticking(at("09:05"))
    before = builders.open_as(small_clinic, Role.OWNER, clock=ticking)
    known = book_one(before, None, "10:00")
    before.close()
    journey = begin(small_clinic, Wiring(clock=ticking))
    journey.sign_in(builders.STAFF[Role.RECEPTION][0], builders.PASSWORD)
    page = book(journey)
    journey.wait(lambda: page.canvas.picture.card(known.booking_id), "the appointment is painted")
    assert journey.has_keyboard() == "bookCanvas"  # the keyboard begins on the book

    for _press in range(8):  # down to ten o'clock, in the column of whoever is booked
        if page.canvas.spot.card == known.booking_id:
            break
        journey.press("Down")
    else:
        journey.press("Right")
        for _press in range(8):
            if page.canvas.spot.card == known.booking_id:
                break
            journey.press("Up")
    assert page.canvas.spot.card == known.booking_id
    journey.press("Ctrl+X")
    journey.settle()
    journey.wait(lambda: journey.reads("1 on the pinboard"), "it is off the book")

    journey.press("PgDown")
    journey.settle()
    journey.see("Tuesday 17 March 2026")
    journey.press("Home")
    journey.press("Down")
    journey.press("Ctrl+V")
    journey.press("Ctrl+Down")
    assert page.canvas.verdict.is_free is True
    journey.press("Return")
    journey.settle()
    (row,) = booked(small_clinic)
    assert not row.pinned
    assert row.span.starts == at("09:45", "2026-03-17")
    assert page.canvas.spot.card == known.booking_id

    journey.press("Ctrl+Z")  # back onto the pinboard, where it was before
    journey.settle()
    (row,) = booked(small_clinic)
    assert row.pinned
    assert row.span.starts == at("10:00", MONDAY)
    journey.end()
