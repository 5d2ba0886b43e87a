"""Papers of the book for the clinic itself: day sheets, week sheets and labels. Desk names only; they stay here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import OCCUPYING, STATE_NAMES, BookingState
from luna_desktop.domain.book.hours import WEEKDAY_NAMES
from luna_desktop.domain.book.hours_text import periods_text
from luna_desktop.domain.book.resources import practitioner, room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.zone import day_span
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.measures import show_day
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.reports.desk_sheets import DeskSheet, SheetBlock, SheetRow, render_desk_sheet
from luna_desktop.reports.labels import Label, Sheet, render_labels
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.front.book_days import BookRow, headers, people_on, rows_of
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import Message, Translator, current, say

MOST_LABELS = 200
_OFF = frozenset(BookingState) - OCCUPYING


@dataclass(frozen=True)
class DeskPages:
    """Finished pages."""

    pdf: bytes = field(repr=False)
    pages: int


@dataclass(frozen=True)
class SheetAsked:
    """A day (`days` 1) or the week from a day on (`days` 7), of one practitioner or (0) of all."""

    day: date
    days: int = 1
    practitioner: int = 0
    with_phones: bool = False


@dataclass(frozen=True)
class LabelsAsked:
    """Labels of patients, `copies` of each, from the label after `skip` used ones; no patients: all of a day."""

    patients: tuple[PatientId, ...] = ()
    day: date | None = None
    sheet: Sheet = Sheet.A3X8
    skip: int = 0
    copies: int = 1


@use_case(requires=Permission.READ_BOOK)
def prepare_desk_sheet(work: Work, asked: SheetAsked) -> DeskPages:
    """Make a day sheet or a week sheet into pages."""
    _, set_up = current(), set_up_of(work, work.now - timedelta(days=400))
    days = [asked.day + timedelta(days=step) for step in range(7 if asked.days > 1 else 1)]
    first, last = day_span(days[0], set_up.zone), day_span(days[-1], set_up.zone)
    rows = _booked(work, set_up, first.starts, last.ends, asked.practitioner)
    people = {each.user: each.name for each in people_on(work, set_up, rows)}
    blocks = (
        _by_day(rows, days, set_up, asked, people, _) if asked.days > 1 else _by_person(rows, set_up, asked, people, _)
    )
    whose = people.get(asked.practitioner, "") if asked.practitioner else _("All practitioners")
    title = _("Week sheet") if asked.days > 1 else _("Day sheet")
    span = (
        day_text(days[0], _)
        if len(days) == 1
        else _("{first} to {last}", first=day_text(days[0], _), last=day_text(days[-1], _))
    )
    sheet = DeskSheet(
        clinic=letterhead(work),
        title=title,
        subtitle=" · ".join(part for part in (span, whose) if part),
        empty=_("Nothing is booked."),
        blocks=blocks,
        printed_at=work.now,
        printed_by=work.actor.display_name,
    )
    pdf, pages = render_desk_sheet(sheet, translator=_)
    detail = made(pdf, day=asked.day.isoformat(), days=len(days), rows=len(rows))
    work.record("desk sheet printed", Change("book"), kind=EXECUTED, detail=detail)
    return DeskPages(pdf, pages)


def _booked(work: Work, set_up: SetUp, first: datetime, last: datetime, who: int) -> list[BookRow]:
    query = headers().where(
        BookingRow.starts_at >= first,
        BookingRow.starts_at < last,
        BookingRow.pinned.is_(False),
        BookingRow.state != BookingState.CANCELLED.value,
    )
    if who:
        query = query.where(BookingRow.practitioner_id == who)
    return rows_of(work, set_up, work.connection.execute(query.order_by(BookingRow.starts_at, BookingRow.id)).all())


def _by_person(
    rows: Sequence[BookRow], set_up: SetUp, asked: SheetAsked, people: dict[int, str], _: Translator
) -> tuple[SheetBlock, ...]:
    """Return a block for each practitioner in the order of the book, and one for appointments without any."""
    whom = [asked.practitioner] if asked.practitioner else [*people, *({0} & {row.practitioner for row in rows})]
    return tuple(
        SheetBlock(
            title=people.get(who) or _("Without a practitioner"),
            lead=_hours(set_up, who, asked.day, _) if who else "",
            rows=tuple(_row(row, set_up, asked, _) for row in rows if row.practitioner == who),
        )
        for who in whom
    )


def _by_day(
    rows: Sequence[BookRow],
    days: Sequence[date],
    set_up: SetUp,
    asked: SheetAsked,
    people: dict[int, str],
    _: Translator,
) -> tuple[SheetBlock, ...]:
    return tuple(
        SheetBlock(
            title=day_text(day, _),
            lead=_hours(set_up, asked.practitioner, day, _) if asked.practitioner else "",
            rows=tuple(
                _row(row, set_up, asked, _, "" if asked.practitioner else people.get(row.practitioner, ""))
                for row in rows
                if row.span.starts.astimezone(set_up.zone).date() == day
            ),
        )
        for day in days
    )


def _hours(set_up: SetUp, who: int, day: date, _: Translator) -> str:
    holiday = set_up.holiday_on(day)
    if holiday is not None:
        return _("Public holiday: {name}", name=holiday.name)
    hours = set_up.hours_on(practitioner(who), day)
    return periods_text(hours.open) if hours is not None and hours.open else _("Not in clinic")


def _row(row: BookRow, set_up: SetUp, asked: SheetAsked, _: Translator, who: str = "") -> SheetRow:
    where = name_text(set_up.name_of(room(row.room)), _) if row.room else ""
    return SheetRow(
        time=clock_of(row.span.starts, set_up.zone),
        until=clock_of(row.span.ends, set_up.zone),
        patient=_("Kept from you") if row.is_hidden else row.name,
        number=row.mrn,
        phone=show_phone(row.phone) if asked.with_phones and row.phone else "",
        service=row.desk_name,
        where=", ".join(part for part in (who, where) if part),
        state=_.render(STATE_NAMES[row.state]),
        is_off=row.state in _OFF,
    )


@use_case(requires=Permission.READ_BOOK)
def prepare_labels(work: Work, asked: LabelsAsked) -> DeskPages:
    """Make labels of patients, or of everybody who is booked on a day, into sheets.

    Raises:
        InvalidInput: There is nobody to print, too many labels, or the first free label is not on the sheet.
    """
    set_up, _ = set_up_of(work, work.now - timedelta(days=400)), current()
    hidden = hidden_patients(work)
    wanted = list(asked.patients)
    if not wanted and asked.day is not None:
        span = day_span(asked.day, set_up.zone)
        rows = _booked(work, set_up, span.starts, span.ends, 0)
        wanted = list(dict.fromkeys(row.patient_id for row in rows if row.state in OCCUPYING and not row.is_hidden))
    cards = [card for card in cards_of(work, wanted) if int(card.patient_id) not in hidden]
    labels = [_label(card, _) for card in cards for _copy in range(max(1, asked.copies))]
    _check_labels(asked, len(labels))
    pdf, pages = render_labels(labels, asked.sheet, skip=asked.skip, translator=_)
    detail = made(pdf, patients=len(cards), labels=len(labels))
    work.record("labels printed", Change("book"), kind=EXECUTED, detail=detail)
    return DeskPages(pdf, pages)


def _check_labels(asked: LabelsAsked, count: int) -> None:
    problems: dict[str, Message] = {}
    if not count:
        problems["patient"] = say("Nobody is booked on this day. Choose a patient.")
    if count > MOST_LABELS:
        problems["copies"] = say("Print at most {count} labels at a time.", count=MOST_LABELS)
    if not 0 <= asked.skip < asked.sheet.value.count:
        problems["skip"] = say(
            "This sheet has {count} labels. Choose the first one that is free.", count=asked.sheet.value.count
        )
    if problems:
        raise InvalidInput(problems)


def _label(card: CardRow, _: Translator) -> Label:
    born = card.birth.on.shown(_) if card.birth.on is not None else ""
    return Label(name=card.name, number=card.mrn, born=_("Born {birth}", birth=born) if born else "")


def clock_of(at: datetime, zone: ZoneInfo) -> str:
    """Return the time of day of an instant."""
    return f"{at.astimezone(zone):%H:%M}"


def day_text(day: date, _: Translator) -> str:
    """Return a day with its weekday."""
    return _("{weekday}, {day}", weekday=_.render(WEEKDAY_NAMES[day.weekday()]), day=show_day(day, _))


def name_text(name: str | Message, _: Translator) -> str:
    """Return a name of the book in a language."""
    return _.render(name) if isinstance(name, Message) else name


def made(pdf: bytes, **detail: object) -> dict[str, object]:
    """Return what the audit log keeps of pages that were made: counts, and their SHA-256."""
    return {**detail, "sha256": hashlib.sha256(pdf).hexdigest()}
