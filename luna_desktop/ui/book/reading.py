"""From days of the book as they were read to the picture that is painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.bookings import HERE, OCCUPYING, STILL_TO_COME, BookingState
from luna_desktop.domain.book.hours import AWAY_NAMES, Away, Blocked
from luna_desktop.domain.book.resources import CLINIC, Resource, practitioner, room
from luna_desktop.domain.book.set_up import Person
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import local_day
from luna_desktop.services.front.book_days import BookPage, BookRow, DayPage
from luna_desktop.texts import Message, _, say_n, shown
from luna_desktop.ui.book.dates_said import short_day
from luna_desktop.ui.book.picture import DAY_MINUTES, Band, BookPicture, Card, Column, ColumnKey, clock
from luna_desktop.ui.book.whose import Sort, Whose

USUAL_HOURS = (9 * 60, 18 * 60)
HOUR = 60
SUNDAY = 6


def picture_of(page: BookPage, whose: Whose, *, week: bool, to_sign: frozenset[int] = frozenset()) -> BookPicture:
    """Return what is painted of a page: its first day by columns, or its week of one practitioner or room.

    `to_sign` are the bookings for which a form waits to be signed.
    """
    plain = _week(page, whose) if week else _day(page, page.days[0], whose)
    columns = [_flagged(column, to_sign) for column in plain] if to_sign else plain
    opens, closes = _hours(page, columns)
    today = local_day(page.now, page.set_up.zone)
    return BookPicture(
        tuple(_clipped(column, opens, closes) for column in columns),
        opens,
        closes,
        now=minute_of(page.now, page.set_up.zone) if any(day.day == today for day in page.days) else None,
        is_week=week,
    )


def minute_of(at: datetime, zone: ZoneInfo) -> int:
    """Return the minute of the day that the clinic's clock shows at an instant."""
    local = at.astimezone(zone)
    return local.hour * HOUR + local.minute


def _day(page: BookPage, day: DayPage, whose: Whose) -> list[Column]:
    people = [each for each in page.people if whose.sort is Sort.PEOPLE or whose == Whose(Sort.PERSON, each.user)]
    if whose.sort in {Sort.PEOPLE, Sort.PERSON}:
        return [_of_person(page, day, each) for each in people]
    rooms = [key for key in page.set_up.rooms if whose.sort is Sort.ROOMS or whose.id == key]
    return [_of_room(page, day, key) for key in rooms]


def _week(page: BookPage, whose: Whose) -> list[Column]:
    by_room = whose.sort in {Sort.ROOM, Sort.ROOMS}
    person = next((each for each in page.people if each.user == whose.id), Person(whose.id, ""))
    columns = []
    for day in page.days:
        column = _of_room(page, day, whose.id) if by_room else _of_person(page, day, person)
        if day.day.weekday() == SUNDAY and not column.cards and not _open_minutes(day, _of(column.key)):
            continue
        columns.append(_as_day(page, day, column))
    return columns


def _as_day(page: BookPage, day: DayPage, column: Column) -> Column:
    """Head a column with its day instead of whose it is."""
    of = _of(column.key)
    is_today = day.day == local_day(page.now, page.set_up.zone)
    return replace(
        column,
        title=short_day(day.day),
        note=_day_note(day, of, column, is_today=is_today),
        face="",
        load=_load(day, of, column) if _open_minutes(day, of) else None,
        is_today=is_today,
        spoken=f"{short_day(day.day)}, {column.title}",
    )


def _day_note(day: DayPage, of: Resource, column: Column, *, is_today: bool) -> str:
    if not column.cards and not _open_minutes(day, of):
        blocked = day.blocked.get(of) or day.blocked.get(CLINIC) or ()
        told = next((each for each in blocked if each.why in {Away.LEAVE, Away.HOLIDAY, Away.CLOSED}), None)
        return _why(told) if told else _("Closed")
    count = len(column.cards)
    text = say_n("{count} booked", "{count} booked", count)
    if is_today:
        text = say_n("Today · {count} booked", "Today · {count} booked", count)
    return shown(text)


def _of_person(page: BookPage, day: DayPage, person: Person) -> Column:
    rooms = page.set_up.rooms
    usual = rooms[person.room].name if person.room in rooms else ""
    of = practitioner(person.user)
    rows = [row for row in day.rows if row.practitioner == person.user]
    cards = tuple(_card(page, row, _room_name(page, row.room) if row.room != person.room else "") for row in rows)
    return Column(
        ColumnKey(day.day, practitioner=person.user),
        person.name,
        " · ".join(part for part in (person.title, usual) if part),
        face=person.name,
        is_today=day.day == local_day(page.now, page.set_up.zone),
        bands=_bands(page, day, of, room(person.room) if person.room in rooms else None),
        cards=cards,
        spoken=person.name,
    )


def _of_room(page: BookPage, day: DayPage, key: int) -> Column:
    names = {each.user: each.name for each in page.people}
    rows = [row for row in day.rows if row.room == key]
    cards = tuple(_card(page, row, names.get(row.practitioner, "")) for row in rows)
    name = _room_name(page, key)
    return Column(
        ColumnKey(day.day, room=key),
        name,
        shown(say_n("{count} booked", "{count} booked", len(cards))),
        is_today=day.day == local_day(page.now, page.set_up.zone),
        bands=_bands(page, day, room(key), None),
        cards=cards,
        spoken=name,
    )


def _card(page: BookPage, row: BookRow, where: str) -> Card:
    zone = page.set_up.zone
    starts = minute_of(row.span.starts, zone)
    minutes = min(row.span.minutes, DAY_MINUTES - starts)
    may_change = not row.is_hidden and row.state in STILL_TO_COME | HERE
    return Card(
        row.booking_id,
        _("Not shown to you") if row.is_hidden else row.name,
        row.desk_name,
        starts,
        minutes,
        row.state.value,
        where=where,
        before=max(0, int((row.span.starts - row.occupied.starts).total_seconds() // 60)),
        after=max(0, int((row.occupied.ends - row.span.ends).total_seconds() // 60)),
        note=_("note for the desk") if row.has_note else "",
        may_change=may_change,
        may_move=may_change and row.state in STILL_TO_COME,
    )


def _flagged(column: Column, to_sign: frozenset[int]) -> Column:
    cards = tuple(
        replace(card, flag="file-pen", flag_words=_("Form to sign")) if card.key in to_sign else card
        for card in column.cards
    )
    return replace(column, cards=cards)


def _room_name(page: BookPage, key: int) -> str:
    if not key:
        return ""
    name = page.set_up.name_of(room(key))
    return shown(name) if isinstance(name, Message) else name


def _of(key: ColumnKey) -> Resource:
    return practitioner(key.practitioner) if key.practitioner else room(key.room)


def _why(blocked: Blocked) -> str:
    return blocked.words or shown(AWAY_NAMES[blocked.why])


def _reason(blocked: Blocked, shut: Sequence[Span]) -> str:
    """Return why somebody is not there; outside the clinic's own hours it is closed for everybody."""
    if blocked.why is Away.OUTSIDE_HOURS and any(span.covers(blocked.span) for span in shut):
        return _("Closed")
    return _why(blocked)


def _bands(page: BookPage, day: DayPage, of: Resource, beside: Resource | None) -> tuple[Band, ...]:
    """Return when a resource is not there; the closure of a practitioner's room stands in their column too."""
    zone = page.set_up.zone
    shut = [each.span for each in day.blocked.get(CLINIC, ()) if each.why is Away.OUTSIDE_HOURS]
    found = [_band(each, zone, _reason(each, shut)) for each in day.blocked.get(of, ())]
    taken = [(band.starts, band.ends) for band in found]
    for each in day.blocked.get(beside, ()) if beside is not None else ():
        band = _band(each, zone, _("{room}: {why}", room=_room_name(page, each.of.id), why=_why(each)))
        clear = not any(first < band.ends and band.starts < last for first, last in taken)
        if each.why is Away.CLOSED and clear:
            found.append(band)
    return tuple(sorted(found, key=lambda band: band.starts))


def _band(blocked: Blocked, zone: ZoneInfo, words: str) -> Band:
    starts = minute_of(blocked.span.starts, zone)
    ends = starts + blocked.span.minutes
    return Band(starts, min(ends, DAY_MINUTES), words, "plane" if blocked.why is Away.LEAVE else "")


def _open_minutes(day: DayPage, of: Resource) -> int:
    blocked = day.blocked.get(of, ())
    return max(0, DAY_MINUTES - sum(each.span.minutes for each in blocked))


def _load(day: DayPage, of: Resource, column: Column) -> float:
    held = {state.value for state in OCCUPYING}
    busy = sum(card.minutes for card in column.cards if card.state in held)
    return busy / max(1, _open_minutes(day, of))


def _hours(page: BookPage, columns: Sequence[Column]) -> tuple[int, int]:
    """Return from which to which full hour the book is shown: what is open, and whatever stands outside of it."""
    spans = [span for day in page.days for span in _open_spans(day, page.set_up.zone)]
    cards = [card for column in columns for card in column.cards]
    narrow = [span for span in spans if span != (0, DAY_MINUTES)]
    opens = min([*(first for first, _last in narrow), *(card.starts for card in cards)], default=USUAL_HOURS[0])
    closes = max([*(last for _first, last in narrow), *(card.ends for card in cards)], default=USUAL_HOURS[1])
    if not narrow:
        opens, closes = min(opens, USUAL_HOURS[0]), max(closes, USUAL_HOURS[1])
    return opens // HOUR * HOUR, min(DAY_MINUTES, -(-closes // HOUR) * HOUR)


def _open_spans(day: DayPage, zone: ZoneInfo) -> Iterable[tuple[int, int]]:
    """Yield when the clinic or a practitioner is there; rooms and devices are always there, so they say nothing."""
    for of, blocked in day.blocked.items():
        if of != CLINIC and not _is_person(of):
            continue
        edge = 0
        for each in blocked:
            starts = minute_of(each.span.starts, zone)
            if starts > edge:
                yield edge, starts
            edge = max(edge, starts + each.span.minutes)
        if edge < DAY_MINUTES:
            yield edge, DAY_MINUTES


def _is_person(of: Resource) -> bool:
    return of == practitioner(of.id)


def _clipped(column: Column, opens: int, closes: int) -> Column:
    bands = tuple(band for band in column.bands if band.starts < closes and opens < band.ends)
    return replace(column, bands=bands)


def counts_of(page: BookPage, columns: Sequence[Column], *, week: bool) -> str:
    """Return how many are booked, done, missing and on the pinboard, for the line under the book."""
    cards = [card for column in columns for card in column.cards]
    parts = [say_n("{count} booked", "{count} booked", len(cards))]
    done = sum(card.state == BookingState.DONE.value for card in cards)
    missing = sum(card.state == BookingState.DID_NOT_ATTEND.value for card in cards)
    if done and not week:
        parts.append(say_n("{count} done", "{count} done", done))
    if missing:
        parts.append(say_n("{count} did not attend", "{count} did not attend", missing))
    if page.pinned:
        parts.append(say_n("{count} on the pinboard", "{count} on the pinboard", len(page.pinned)))
    return " · ".join(shown(part) for part in parts)


def days_shown(day: date, *, week: bool) -> tuple[date, int]:
    """Return from which day on, and how many days are read."""
    if not week:
        return day, 1
    return date.fromordinal(day.toordinal() - day.weekday()), 7


def last_time(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as the clinic's clock shows it."""
    return clock(minute_of(at, zone))
