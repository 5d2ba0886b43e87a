"""Appointments for calendar programs: a patient's own, and the feed of a practitioner's days.

A patient's calendar is read by others too, so that it says where and when and nothing else. A feed leaves the clinic
for a phone or another program; it names patients only where the owner decided so for that practitioner.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import STILL_TO_COME, BookingState
from luna_desktop.domain.book.resources import room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.errors import InvalidInput, NotFound, StorageTrouble
from luna_desktop.interop.calendar_files import CalendarClinic, CalendarEvent, feed_file, stable_uid
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.clinic import Clinic
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.exports import write_export
from luna_desktop.services.front.book import REACHING
from luna_desktop.services.front.book_days import BookRow, headers, rows_of
from luna_desktop.services.front.printouts import name_text
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, UPDATED, Change, Work, patient_change
from luna_desktop.texts import LANGUAGES, Message, Translator, current, say

FEEDS = "calendar feeds"
"""The setting that holds every feed as JSON, by user id."""
WRITTEN = "calendar feeds written"
BACK, AHEAD = timedelta(days=7), timedelta(days=92)
AGAIN_AFTER = timedelta(minutes=30)


@dataclass(frozen=True)
class Feed:
    """How a practitioner's appointments go to a calendar program: into which folder ("" for never by itself)."""

    practitioner: int
    folder: str = ""
    with_names: bool = False


@dataclass(frozen=True)
class FeedLine:
    """A practitioner of the book with their feed."""

    name: str
    feed: Feed


@dataclass(frozen=True)
class CalendarFile:
    """The content of an `.ics` file, how many appointments it holds, and a name to propose that names no patient."""

    content: bytes = field(repr=False)
    events: int
    proposed: str


@dataclass(frozen=True)
class PatientCalendar:
    """The appointments of a patient that are still to come, or one of them."""

    patient_id: PatientId
    booking_id: int = 0


@use_case(requires=Permission.READ_BOOK, patient=lambda asked: asked.patient_id, use=REACHING)
def prepare_patient_calendar(work: Work, asked: PatientCalendar) -> CalendarFile:
    """Return a patient's appointments for their own calendar, in their language; one that is held is not told.

    Raises:
        InvalidInput: Nothing is booked that could be told.
    """
    card, set_up = card_of(work, asked.patient_id), set_up_of(work)
    _ = Translator(card.language) if card.language in LANGUAGES else current()
    query = headers().where(BookingRow.patient_id == int(asked.patient_id), BookingRow.starts_at > work.now)
    if asked.booking_id:
        query = query.where(BookingRow.id == asked.booking_id)
    rows = [row for row in _rows(work, set_up, query) if row.state is not BookingState.HELD]
    if not rows:
        raise InvalidInput({"patient": say("No appointment is booked that could be told to the patient.")})
    clinic = settings.clinic_details(work.session)
    title = _("Appointment, {clinic}", clinic=clinic.name)
    notes = _("If you cannot come, please call us: {phone}", phone=clinic.phone) if clinic.phone else ""
    events = [replace(_event(work, row), title=title, notes=notes) for row in rows]
    content = feed_file(events, clinic.name, _clinic(work), set_up.zone)
    subject = patient_change("patient", asked.patient_id, asked.patient_id)
    work.record("appointment saved as calendar file", subject, kind=EXECUTED, detail={"events": len(events)})
    return CalendarFile(content, len(events), "appointments.ics")


@use_case(requires=Permission.SET_UP_BOOK, writes=False)
def read_feeds(work: Work, _: None) -> tuple[FeedLine, ...]:
    """Return every practitioner of the book with their feed."""
    known = _feeds(work)
    return tuple(
        FeedLine(person.name, known.get(person.user, Feed(person.user))) for person in set_up_of(work).people.values()
    )


@use_case(requires=Permission.SET_UP_BOOK)
def keep_feed(work: Work, feed: Feed) -> None:
    """Decide into which folder a practitioner's appointments are written, and whether they name patients.

    Raises:
        NotFound: The practitioner is not in the book.
        InvalidInput: The folder is not there.
    """
    if feed.practitioner not in set_up_of(work).people:
        raise NotFound(say("This practitioner is not in the book."))
    folder = feed.folder.strip()
    if folder and not Path(folder).is_dir():
        raise InvalidInput({"folder": say("This folder is not there. Choose one that is.")})
    feeds = _feeds(work) | {feed.practitioner: replace(feed, folder=folder)}
    settings.put(work, FEEDS, json.dumps([asdict(each) for each in feeds.values()], sort_keys=True))
    detail = {"practitioner": feed.practitioner, "names": feed.with_names, "by itself": bool(folder)}
    work.record("calendar feed set up", Change("calendar feed", feed.practitioner), kind=UPDATED, detail=detail)


@use_case(requires=Permission.READ_BOOK)
def prepare_feed(work: Work, practitioner: int) -> CalendarFile:
    """Return the feed of a practitioner, to be written to a file by hand; names stand in it as the owner decided.

    Raises:
        NotFound: The practitioner is not in the book.
    """
    made = _feed(work, set_up_of(work), _feeds(work).get(practitioner, Feed(practitioner)))
    detail = {"events": made.events, "by itself": False}
    work.record("calendar feed written", Change("calendar feed", practitioner), kind=EXECUTED, detail=detail)
    return made


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def write_feeds_if_due(work: Work, _: None) -> tuple[Message, ...]:
    """Write every feed that has a folder, where that was not done lately; return what went wrong, feed by feed."""
    feeds = [feed for feed in _feeds(work).values() if feed.folder]
    last = settings.value(work.session, WRITTEN)
    if not feeds or (last and abs(work.now - datetime.fromisoformat(last)) < AGAIN_AFTER):
        return ()
    set_up, wrong = set_up_of(work), []
    for feed in (each for each in feeds if each.practitioner in set_up.people):
        made = _feed(work, set_up, feed)
        try:
            write_export(Path(feed.folder) / made.proposed, made.content)
        except StorageTrouble as trouble:
            name = set_up.people[feed.practitioner].name
            wrong.append(say("The calendar of {name} was not written. {why}", name=name, why=trouble.message))
            continue
        detail = {"events": made.events, "by itself": True}
        work.record("calendar feed written", Change("calendar feed", feed.practitioner), kind=EXECUTED, detail=detail)
    settings.put(work, WRITTEN, work.now.isoformat())
    return tuple(wrong)


def practitioner_by_login(work: Work, login: str) -> int:
    """Return the user id of a practitioner of the book by sign-in name; raises NotFound."""
    found = work.session.scalar(select(StaffUser.id).where(StaffUser.login == login.strip().lower()))
    if found is None or found not in set_up_of(work).people:
        raise NotFound(say("This practitioner is not in the book."))
    return int(found)


@use_case(requires=Permission.READ_BOOK)
def prepare_feed_of_login(work: Work, login: str) -> CalendarFile:
    """Return the feed of a practitioner by sign-in name, as the command line asks for it; raises NotFound."""
    return prepare_feed.function(work, practitioner_by_login(work, login))


def _feeds(work: Work) -> dict[int, Feed]:
    kept = json.loads(settings.value(work.session, FEEDS) or "[]")
    return {int(each["practitioner"]): Feed(**each) for each in kept}


def _feed(work: Work, set_up: SetUp, feed: Feed) -> CalendarFile:
    person = set_up.people.get(feed.practitioner)
    if person is None:
        raise NotFound(say("This practitioner is not in the book."))
    query = headers().where(
        BookingRow.practitioner_id == feed.practitioner,
        BookingRow.starts_at >= work.now - BACK,
        BookingRow.starts_at < work.now + AHEAD,
    )
    rows = _rows(work, set_up, query)
    events = [_of_feed(work, set_up, row, with_names=feed.with_names) for row in rows]
    login = work.session.scalar(select(StaffUser.login).where(StaffUser.id == feed.practitioner)) or ""
    content = feed_file(events, person.name, _clinic(work), set_up.zone)
    return CalendarFile(content, len(events), f"appointments-{login}.ics")


def _rows(work: Work, set_up: SetUp, query: Select[*tuple[Any, ...]]) -> list[BookRow]:
    """Return what the book holds for this question: not pinned, not cancelled, not missed."""
    gone = (BookingState.CANCELLED.value, BookingState.DID_NOT_ATTEND.value)
    narrowed = query.where(BookingRow.pinned.is_(False), BookingRow.state.not_in(gone))
    ordered = narrowed.order_by(BookingRow.starts_at, BookingRow.id)
    return rows_of(work, set_up, work.connection.execute(ordered).all())


def _event(work: Work, row: BookRow) -> CalendarEvent:
    clinic_id = work.session.scalar(select(Clinic.clinic_id)) or ""
    return CalendarEvent(
        uid=stable_uid(clinic_id, row.booking_id),
        sequence=row.number,
        starts=row.span.starts,
        ends=row.span.ends,
        stamped=row.changed_at,
        title="",
        is_tentative=row.state is BookingState.HELD,
    )


def _of_feed(work: Work, set_up: SetUp, row: BookRow, *, with_names: bool) -> CalendarEvent:
    _ = current()
    what = row.desk_name or _("Booked")
    if with_names and row.name:
        what = _("{patient}, {service}", patient=row.name, service=what)
    place = name_text(set_up.name_of(room(row.room)), _) if row.room else ""
    state = "" if row.state in STILL_TO_COME else _("The patient has come.")
    return replace(_event(work, row), title=what, notes="\n".join(part for part in (place, state) if part))


def _clinic(work: Work) -> CalendarClinic:
    clinic = settings.clinic_details(work.session)
    return CalendarClinic(name=clinic.name, email=clinic.email, address=clinic.address, phone=clinic.phone)
