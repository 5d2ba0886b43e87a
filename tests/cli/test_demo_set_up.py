"""The demo clinic's book is set up as an owner would."""

from __future__ import annotations

from datetime import date

from luna_desktop.cli import demo_set_up
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book_days import BookAsked, read_day
from tests import builders
from tests.services.acting import act
from tests.services.front.booking import at, set_up


def test_people_devices_services_and_holidays_are_there(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    ticking.now = at("10:46")
    demo_set_up.fill(clinic)
    book = set_up(clinic)
    assert {each.title for each in book.people.values()} == set(demo_set_up.TITLES)
    assert [each.name for each in book.devices.values()] == ["Device 1", "Device 2"]
    assert any(each.needs_review and each.needs_device for each in book.services.values())
    assert len(book.closures) == 2
    assert book.holiday_on(date(2026, 8, 15)) is not None
    assert book.holiday_on(date(2026, 3, 19)) is None
    page = act(clinic, read_day, BookAsked(at("09:00").date()))
    assert not page.pinned
