"""Public holidays in the book, the clinic's state and its zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.hours import Away, Holiday
from luna_desktop.domain.book.resources import CLINIC
from luna_desktop.domain.book.stranded import BookingsStranded
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.entries import Retiring
from luna_desktop.services.front.holidays import (
    HolidayKept,
    Taking,
    Where,
    change_where,
    keep_holiday,
    read_holidays,
    retire_holiday,
    take_holidays,
)
from luna_desktop.services.front.set_up import zone_of
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import book_one, set_up

FRIDAY = date(2026, 4, 3)  # Good Friday


def test_the_list_of_a_state_is_taken_once_and_asks_about_what_is_booked(clinic: OpenClinic) -> None:
    act(clinic, change_where, Where("Asia/Kolkata", "KA"))
    known = book_one(clinic, day=FRIDAY.isoformat())
    missing = act(clinic, read_holidays, 2026).missing
    assert missing > 10
    with pytest.raises(BookingsStranded) as refused:
        act(clinic, take_holidays, Taking(2026))
    assert [str(why) for why in refused.value.found[0].why] == ["Dr Meera Pillai: Good Friday"]
    assert act(clinic, take_holidays, Taking(2026, frozenset({known.booking_id}))) == missing
    page = act(clinic, read_holidays, 2026)
    assert (page.missing, page.state, len(page.lines)) == (0, "KA", missing)
    assert all(each.holiday.day >= page.today for each in page.lines)
    assert [each.why for each in set_up(clinic).blocked(CLINIC, FRIDAY)] == [Away.HOLIDAY]
    with pytest.raises(InvalidInput):
        act(clinic, take_holidays, Taking(2026))
    with pytest.raises(InvalidInput):
        act(clinic, take_holidays, Taking(1999))
    assert len(entries(clinic, "book holidays taken")) == 1


def test_a_day_is_switched_off_and_a_day_of_ones_own_added(clinic: OpenClinic) -> None:
    act(clinic, take_holidays, Taking(2026))
    line = next(each for each in act(clinic, read_holidays, 2026).lines if each.holiday.day == FRIDAY)
    off = HolidayKept(replace(line.holiday, kept=False), line.entry_id, line.number)
    act(clinic, keep_holiday, off)
    assert set_up(clinic).holiday_on(FRIDAY) is None
    own = act(clinic, keep_holiday, HolidayKept(Holiday(date(2026, 5, 7), "Clinic day"))).entry
    assert set_up(clinic).holiday_on(date(2026, 5, 7)) == Holiday(date(2026, 5, 7), "Clinic day")
    act(clinic, retire_holiday, Retiring(own.entry_id, own.number))
    assert set_up(clinic).holiday_on(date(2026, 5, 7)) is None
    for holiday, fields in (
        (Holiday(FRIDAY, "Twice"), {"day"}),
        (Holiday(date(2026, 3, 1), " "), {"day", "name"}),
        (Holiday(date(2026, 6, 1), "x" * 99), {"name"}),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, keep_holiday, HolidayKept(holiday))
        assert set(refused.value.problems) == fields


def test_next_year_is_asked_for_in_good_time(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.OWNER, clock=Ticking(datetime(2026, 11, 20, 6, 0, tzinfo=UTC)))
    assert act(clinic, read_holidays, 2026).missing_next
    act(clinic, take_holidays, Taking(2027))
    assert not act(clinic, read_holidays, 2026).missing_next


def test_the_zone_moves_hours_and_asks_about_what_is_booked(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="09:30")
    with pytest.raises(BookingsStranded):
        act(clinic, change_where, Where("Europe/Berlin", ""))
    assert act(clinic, change_where, Where("Europe/Berlin", "", frozenset({known.booking_id}))) == 1
    with working(clinic) as work:
        assert zone_of(work).key == "Europe/Berlin"
    with pytest.raises(InvalidInput) as refused:
        act(clinic, change_where, Where("Asia/Atlantis", "ZZ"))
    assert set(refused.value.problems) == {"zone", "state"}
