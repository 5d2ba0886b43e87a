"""What the details say of an appointment, and what can be done with it as it stands now."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.book.bookings import STATE_NAMES, STILL_TO_COME, BookingState
from luna_desktop.domain.book.resources import device, practitioner, room
from luna_desktop.domain.book.states import Step, problem_with
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.book_days import BookPage, BookRow
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.book.dates_said import SHORT_WEEKDAYS
from luna_desktop.ui.book.details import Act, Line, Shown
from luna_desktop.ui.book.reading import last_time
from luna_desktop.ui.book.state_looks import LOOKS
from luna_desktop.ui.widgets.buttons import Kind
from luna_desktop.ui.widgets.painting import ChipSpec

CHOOSE, PIN, UNDO_PIN, CANCEL, CHART, PRINT = "choose", "pin", "put_back", "cancel", "chart", "print"
CANCEL_SERIES = "cancel_series"
_TONES = {
    BookingState.CONFIRMED: "accent",
    BookingState.ARRIVED: "warn",
    BookingState.IN_ROOM: "info",
    BookingState.DONE: "ok",
    BookingState.DID_NOT_ATTEND: "danger",
}
_NEXT = {
    BookingState.BOOKED: Step.ARRIVE,
    BookingState.CONFIRMED: Step.ARRIVE,
    BookingState.ARRIVED: Step.SEND_IN,
    BookingState.IN_ROOM: Step.FINISH,
}
_ICONS = {
    Step.CONFIRM: "calendar-check",
    Step.ARRIVE: "user-check",
    Step.SEND_IN: "log-in",
    Step.FINISH: "check",
    Step.MISS: "user-x",
}


def shown_booking(page: BookPage, row: BookRow, actor: Actor) -> Shown:
    """Return an appointment as the panel shows it to somebody."""
    look = LOOKS[row.state.value]
    chips = [ChipSpec(shown(STATE_NAMES[row.state]), _TONES.get(row.state, "neutral"), look.icon)]
    if row.pinned:
        chips.append(ChipSpec(_("On the pinboard"), "accent", "pin"))
    if row.has_alert and actor.may(Permission.READ_ALERT_FLAG):
        chips.append(ChipSpec(_("Alert – see clinician"), "warn", "triangle-alert"))
    if row.wants_earlier:
        chips.append(ChipSpec(_("Would come earlier"), "info", "clock"))
    return Shown(
        row.booking_id, row.name, row.mrn, tuple(chips), _lines(page, row), _acts(page, row, actor), _past(page, row)
    )


def day_and_time(page: BookPage, row: BookRow) -> str:
    """Return when an appointment is, or was before it was pinned."""
    zone = page.set_up.zone
    local = row.span.starts.astimezone(zone)
    return _(
        "{weekday} {day}, {start}–{end}",
        weekday=shown(SHORT_WEEKDAYS[local.weekday()]),
        day=show_day(local.date(), current()).replace("-", "\u2011"),
        start=last_time(row.span.starts, zone),
        end=last_time(row.span.ends, zone),
    )


def _lines(page: BookPage, row: BookRow) -> tuple[Line, ...]:
    names = [(practitioner(row.practitioner), "stethoscope", _("With"))] if row.practitioner else []
    names += [(room(row.room), "door-open", _("Room"))] if row.room else []
    names += [(device(each), "zap", _("Device")) for each in row.devices]
    lines = [
        Line("calendar-days", day_and_time(page, row), _("Time")),
        Line("clipboard-list", row.desk_name, _("Service")),
    ]
    for of, icon, label in names:
        found = page.set_up.name_of(of)
        lines.append(Line(icon, shown(found) if isinstance(found, Message) else found, label))
    if row.phone:
        lines.append(Line("phone", show_phone(row.phone), _("Phone")))
    return tuple(lines)


def _past(page: BookPage, row: BookRow) -> str:
    zone = page.set_up.zone
    said = [
        _("Arrived {time}", time=_at(row.arrived_at, page)) if row.arrived_at else "",
        _("In room {time}", time=_at(row.in_room_at, page)) if row.in_room_at else "",
        _("Done {time}", time=_at(row.done_at, page)) if row.done_at else "",
        _(
            "Last changed by {name}, {day}, {time}",
            name=row.changed_by,
            day=show_day(row.changed_at.astimezone(zone).date(), current()).replace("-", "\u2011"),
            time=_at(row.changed_at, page),
        ),
    ]
    return "\n".join(each for each in said if each)


def _at(at: datetime, page: BookPage) -> str:
    return last_time(at, page.set_up.zone)


def _acts(page: BookPage, row: BookRow, actor: Actor) -> tuple[Act, ...]:
    acts: list[Act] = []
    if actor.may(Permission.CHANGE_BOOK):
        acts += _stamps(page, row) + _moves(row)
    if actor.may(Permission.FIND_PATIENT):
        acts.append(Act(CHART, _("Open the record"), "folder-open"))
        if not row.is_hidden:
            acts.append(Act(PRINT, _("Print for the patient…"), "printer"))
    return tuple(acts)


def _stamps(page: BookPage, row: BookRow) -> list[Act]:
    """Return the steps that can be stamped now, the usual next one first."""
    if row.pinned:
        return []
    zone, now = page.set_up.zone, page.now
    words = {
        Step.CONFIRM: _("Confirmed"),
        Step.ARRIVE: _("Arrived…"),
        Step.SEND_IN: _("Send in"),
        Step.FINISH: _("Done"),
        Step.MISS: _("Did not attend"),
    }
    may = [step for step in words if problem_with(row.state, step, row.span.starts, now, zone) is None]
    usual = _NEXT.get(row.state)
    ordered = sorted(may, key=lambda step: step is not usual)
    return [
        Act(f"step {step.value}", words[step], _ICONS[step], Kind.PRIMARY if step is usual else Kind.SECONDARY)
        for step in ordered
    ]


def _moves(row: BookRow) -> list[Act]:
    acts: list[Act] = []
    if row.pinned:
        acts.append(Act(UNDO_PIN, _("Put back where it was"), "undo-2"))
    if row.state in STILL_TO_COME:
        acts.append(Act(CHOOSE, _("Choose time…"), "calendar-clock"))
        if not row.pinned:
            acts.append(Act(PIN, _("Pin"), "pin", tip=_("Ctrl+X")))
    if row.state in STILL_TO_COME:
        acts.append(Act(CANCEL, _("Cancel the booking…"), "x", Kind.DANGER_LINE, tip=_("Delete")))
        if row.series:
            acts.append(Act(CANCEL_SERIES, _("Cancel the whole series…"), "x", Kind.DANGER_LINE))
    return acts
