"""What the desk's lists say of each row: whom, what is wished for or broken, since when, and what is free now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.bookings import CANCEL_REASON_NAMES, CANCELLED_BY_NAMES
from luna_desktop.domain.book.hours import WEEKDAY_NAMES
from luna_desktop.domain.book.wishes import WaitingState, WaitingWish
from luna_desktop.domain.book.zone import MINUTES_A_DAY
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.book_days import BookRow
from luna_desktop.services.front.lists import BrokenLine, UnscheduledLine
from luna_desktop.services.front.waiting_list import Match, WaitingRow
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.booking.days import SHORT_WEEKDAYS, day_words, short_day
from luna_desktop.ui.booking.list_rows import ListRow
from luna_desktop.ui.booking.people_list import short_identifiers
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.booking.state_chips import state_chip
from luna_desktop.ui.booking.wording import alert_spec
from luna_desktop.ui.widgets.painting import ChipSpec

WORKDAYS = (0, 1, 2, 3, 4)


def wish_words(wish: WaitingWish, people: Mapping[int, str]) -> str:
    """Return what somebody waits for, in one line."""
    parts = [
        _("Urgent") if wish.is_urgent else "",
        people.get(wish.practitioner, "") if wish.practitioner else _("Anybody"),
        _days(wish.weekdays),
        _hours(wish),
        _("from {day}", day=show_day(wish.first, current())) if wish.first else "",
        _("until {day}", day=show_day(wish.last, current())) if wish.last else "",
        wish.note,
    ]
    return " · ".join(part for part in parts if part)


def _days(weekdays: tuple[int, ...]) -> str:
    if not weekdays or len(weekdays) == len(WEEKDAY_NAMES):
        return ""
    if weekdays == WORKDAYS:
        return _("Monday to Friday")
    return ", ".join(shown(SHORT_WEEKDAYS[day]) for day in weekdays)


def _hours(wish: WaitingWish) -> str:
    early, late = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (wish.earliest, wish.latest))
    if wish.earliest and wish.latest < MINUTES_A_DAY:
        return _("{start} to {end}", start=early, end=late)
    if wish.earliest:
        return _("after {time}", time=early)
    return _("before {time}", time=late) if wish.latest < MINUTES_A_DAY else ""


def since_words(since: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return for how long something stands in a list, in whole days of the clinic."""
    days = (now.astimezone(zone).date() - since.astimezone(zone).date()).days
    if days <= 0:
        return _("since today")
    return _("since yesterday") if days == 1 else _("for {count} days", count=days)


def waiting_row(
    row: WaitingRow, match: Match | None, people: Mapping[int, str], now: datetime, zone: ZoneInfo
) -> ListRow:
    """Return somebody who waits, with a time that fell free and suits them."""
    wish, today = row.wish, now.astimezone(zone).date()
    offer = match.starts.astimezone(zone) if match is not None else None
    chips: list[ChipSpec] = []
    if offer is not None:
        chips.append(
            ChipSpec(_("Free: {day}, {time}", day=short_day(offer.date()), time=f"{offer:%H:%M}"), "ok", "check")
        )
    if row.state is WaitingState.OFFERED and wish.offered_starts is not None:
        told = wish.offered_starts.astimezone(zone)
        chips = [
            ChipSpec(_("Told of {day}, {time}", day=short_day(told.date()), time=f"{told:%H:%M}"), "info", "phone")
        ]
    prefill = Prefill(
        row.card.patient_id,
        service=wish.service,
        minutes=wish.minutes,
        practitioner=match.practitioner if match is not None else wish.practitioner,
        room=match.room if match is not None else 0,
        devices=match.devices if match is not None else (),
        day=offer.date() if offer is not None else None,
        start=offer.time() if offer is not None else None,
        waiting_id=row.entry_id,
        waiting_number=row.number,
    )
    return ListRow(
        row.entry_id,
        row.card.name,
        short_identifiers(row.card, today),
        row.card.phone,
        row.desk_name,
        wish_words(wish, people),
        show_day(row.since.astimezone(zone).date(), current()),
        since_words(row.since, now, zone),
        prefill,
        tuple(chips),
        f"{offer:%H:%M}" if offer is not None else "",
        can_offer=offer is not None and row.state is WaitingState.WAITING,
        can_refuse=row.state is WaitingState.OFFERED,
        can_take_off=True,
        marks=(alert_spec(),) if row.card.has_alert else (),
    )


def broken_row(line: BrokenLine, people: Mapping[int, str], today: date, zone: ZoneInfo) -> ListRow:
    """Return an appointment that was missed or cancelled and has no new date."""
    row = line.row
    parts = [
        shown(CANCELLED_BY_NAMES[line.by]) if line.by is not None else "",
        shown(CANCEL_REASON_NAMES[line.reason]) if line.reason is not None else "",
        line.words,
    ]
    why = " · ".join(part for part in parts if part)
    return ListRow(
        row.booking_id,
        line.card.name,
        short_identifiers(line.card, today),
        line.card.phone,
        row.desk_name,
        why or people.get(row.practitioner, ""),
        day_words(row.span.starts.astimezone(zone).date()),
        f"{row.span.starts.astimezone(zone):%H:%M}",
        Prefill(row.patient_id, service=row.service, minutes=row.span.minutes, practitioner=row.practitioner),
        (state_chip(row.state),),
        can_take_off=True,
        marks=(alert_spec(),) if line.card.has_alert else (),
    )


def earlier_row(row: BookRow, people: Mapping[int, str], zone: ZoneInfo) -> ListRow:
    """Return somebody who is booked and would come earlier."""
    starts = row.span.starts.astimezone(zone)
    return ListRow(
        row.booking_id,
        row.name,
        _("MRN {number}", number=row.mrn),
        row.phone,
        row.desk_name,
        people.get(row.practitioner, ""),
        day_words(starts.date()),
        f"{starts:%H:%M}",
        Prefill(row.patient_id, row.booking_id),
        (state_chip(row.state, pinned=row.pinned),),
        can_take_off=True,
        marks=(alert_spec(),) if row.has_alert else (),
    )


def unscheduled_row(line: UnscheduledLine, today: date) -> ListRow:
    """Return something that should be booked and is not."""
    due = show_day(line.due_on, current()) if line.due_on is not None else _("No day was named")
    chips = (ChipSpec(_("Overdue"), "warn", "clock"),) if line.is_late else ()
    return ListRow(
        line.source_id * 2 + (0 if line.course else 1),
        line.card.name,
        short_identifiers(line.card, today),
        line.card.phone,
        shown(line.what),
        "",
        due,
        "",
        Prefill(
            line.card.patient_id, course=line.course, day=line.due_on if line.due_on and line.due_on > today else None
        ),
        chips,
        can_take_off=True,
        marks=(alert_spec(),) if line.card.has_alert else (),
    )
