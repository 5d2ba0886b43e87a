"""Appointments as iCalendar, read back by a reader of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from luna_desktop.interop.calendar_files import (
    CalendarClinic,
    CalendarEvent,
    appointment_file,
    feed_file,
    stable_uid,
)

KOLKATA, BERLIN = ZoneInfo("Asia/Kolkata"), ZoneInfo("Europe/Berlin")
AT = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
CLINIC = CalendarClinic(
    name="Aranya Skin Clinic", email="desk@aranya.example", address="12 Lake Road\nBengaluru 560038"
)


def an_event(**changes: object) -> CalendarEvent:
    values: dict[str, object] = {
        "uid": stable_uid("0a1b", 7),
        "sequence": 2,
        "starts": AT,
        "ends": AT + timedelta(minutes=45),
        "stamped": AT - timedelta(days=3),
        "title": "Aranya Skin Clinic",
        "notes": "+91 80 4000 1122; come ten minutes early, please",
    }
    return CalendarEvent(**{**values, **changes})  # type: ignore[arg-type]


def read(content: bytes) -> tuple[Calendar, list[Event]]:
    calendar = Calendar.from_ical(content.decode("utf-8"))
    return calendar, [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def test_one_appointment_comes_back_as_it_was_told() -> None:
    calendar, (event,) = read(appointment_file(an_event(), CLINIC, KOLKATA))
    assert calendar["METHOD"] == "PUBLISH"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (stable_uid("0a1b", 7), 2, "CONFIRMED")
    assert event.decoded("DTSTART") == AT
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)
    assert event["DTSTART"].params["TZID"] == "Asia/Kolkata"
    assert event["LOCATION"] == "12 Lake Road, Bengaluru 560038"
    assert str(event["ORGANIZER"]) == "mailto:desk@aranya.example"
    assert event["DESCRIPTION"].endswith("come ten minutes early, please")


def test_a_cancelled_appointment_takes_itself_out_of_the_calendar() -> None:
    calendar, (event,) = read(appointment_file(an_event(is_cancelled=True, sequence=3), CLINIC, KOLKATA))
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)
    assert event["UID"] == stable_uid("0a1b", 7)


def test_the_file_brings_the_rules_of_a_zone_whose_clocks_change() -> None:
    """A reader that believes the file alone finds the same instants on both sides of the change."""
    before, after = datetime(2026, 10, 24, 7, 0, tzinfo=UTC), datetime(2026, 10, 26, 8, 0, tzinfo=UTC)
    events = [an_event(starts=at, ends=at + timedelta(hours=1), uid=f"{at.day}@x") for at in (before, after)]
    calendar, read_back = read(feed_file(events, "Dr Rao", CLINIC, BERLIN))
    (rules,) = [each for each in calendar.walk("VTIMEZONE") if isinstance(each, Timezone)]
    zone = rules.to_tz(lookup_tzid=False)
    for event, at in zip(read_back, (before, after), strict=True):
        wall = event.decoded("DTSTART").replace(tzinfo=None)
        assert wall.hour == 9
        assert wall.replace(tzinfo=zone).astimezone(UTC) == at


def test_the_identity_of_a_booking_stays_and_tells_nothing() -> None:
    assert stable_uid("0a1b", 7) == stable_uid("0a1b", 7)
    assert len({stable_uid("0a1b", 7), stable_uid("0a1b", 8), stable_uid("0a1c", 7)}) == 3
    assert "0a1b" not in stable_uid("0a1b", 7)


def test_an_empty_feed_is_a_calendar_still() -> None:
    calendar, events = read(feed_file([], "Dr Rao", CalendarClinic(name="Aranya"), KOLKATA))
    assert events == []
    assert calendar["X-WR-CALNAME"] == "Dr Rao"


def test_names_in_hindi_and_long_lines_survive_folding() -> None:
    title = "अनन्या कुमार " * 12
    calendar, (event,) = read(feed_file([an_event(title=title.strip())], "डॉ. राव", CLINIC, KOLKATA))
    assert event["SUMMARY"] == title.strip()
    assert calendar["X-WR-CALNAME"] == "डॉ. राव"
