"""Feeds and calendars, read back by a reader of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Move
from luna_desktop.services.front.calendars import (
    CalendarFile,
    Feed,
    PatientCalendar,
    keep_feed,
    prepare_feed,
    prepare_feed_of_login,
    prepare_patient_calendar,
    read_feeds,
    write_feeds_if_due,
)
from tests import builders
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.front.booking import asked, at, book_one, person


def events(made: CalendarFile) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(made.content.decode())
    return [{name.lower(): event.decoded(name) for name in event} for event in calendar.walk("VEVENT")]


def test_a_feed_names_nobody_until_the_owner_says_so(clinic: OpenClinic) -> None:
    known = book_one(clinic, builders.register(clinic), "10:00")
    who = person(clinic)
    (event,) = events(act(clinic, prepare_feed, who))
    assert (event["summary"], event["dtstart"], event["sequence"]) == ("Consultation", at("10:00"), 1)
    assert b"Kumar" not in act(clinic, prepare_feed, who).content
    act(clinic, keep_feed, Feed(who, with_names=True))
    act(clinic, book.move_booking, Move(asked(known), at("11:00")))
    (moved,) = events(act(clinic, prepare_feed, who))
    assert moved["summary"] == "Ananya Kumar, Consultation"
    assert (moved["uid"], moved["sequence"], moved["dtstart"]) == (event["uid"], 2, at("11:00"))
    (noted,) = entries(clinic, "calendar feed set up")
    assert '"names": true' in noted.detail


def test_feeds_are_written_as_somebody_signs_in_and_not_at_every_moment(
    open_clinic: Opener, ticking: Ticking, tmp_path: Path
) -> None:
    owner = open_clinic(Role.OWNER)
    book_one(owner, time="10:00")
    who, folder = person(owner), tmp_path / "calendars"
    with pytest.raises(InvalidInput):
        act(owner, keep_feed, Feed(who, str(folder)))
    folder.mkdir()
    act(owner, keep_feed, Feed(who, str(folder)))
    owner.close()
    desk = open_clinic(Role.RECEPTION)
    assert act(desk, write_feeds_if_due, None) == ()
    file = folder / "appointments-meera.ics"
    assert b"BEGIN:VEVENT" in file.read_bytes()
    file.unlink()
    act(desk, write_feeds_if_due, None)
    assert not file.exists()
    ticking.advance(hours=1)
    act(desk, write_feeds_if_due, None)
    assert file.exists()
    assert len(entries(desk, "calendar feed written")) == 2
    file.unlink()
    folder.rmdir()
    ticking.advance(hours=1)
    (wrong,) = act(desk, write_feeds_if_due, None)
    assert "Dr Meera Pillai" in str(wrong)


def test_a_patients_own_calendar_says_only_when_and_where(clinic: OpenClinic) -> None:
    new = builders.a_patient()
    patient = builders.register(clinic, replace(new, identity=replace(new.identity, language="en")))
    book_one(clinic, patient, "10:00")
    second = book_one(clinic, patient, "15:00")
    made = act(clinic, prepare_patient_calendar, PatientCalendar(patient))
    assert made.events == 2
    (event,) = events(act(clinic, prepare_patient_calendar, PatientCalendar(patient, second.booking_id)))
    assert event["summary"] == "Appointment, Aranya Skin Clinic"
    assert "12 Lake Road" in str(event["location"])
    for word in (b"Consultation", b"Pillai", b"Kumar"):
        assert word not in made.content
    other = builders.register(clinic, builders.a_patient("Iyer", "Kavya", phone="98450 55555"))
    with pytest.raises(InvalidInput):
        act(clinic, prepare_patient_calendar, PatientCalendar(other))


def test_only_the_owner_decides_and_only_of_the_book(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    assert {line.name for line in act(owner, read_feeds, None)} == {"Dr Meera Pillai", "Dr Nandini Rao", "Tara Menon"}
    with pytest.raises(NotFound):
        act(owner, keep_feed, Feed(999))
    with pytest.raises(NotFound):
        act(owner, prepare_feed, 999)
    with pytest.raises(NotFound):
        act(owner, prepare_feed_of_login, "ravi")
    owner.close()
    desk = open_clinic(Role.RECEPTION)
    for case, request in ((keep_feed, Feed(1, with_names=True)), (read_feeds, None)):
        with pytest.raises(NotPermitted):
            act(desk, case, request)  # type: ignore[arg-type]
