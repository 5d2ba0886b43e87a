"""The tick “Remind by SMS”: what is on file about it, what a change of it means, and the wish that is written down."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.contact import parse_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, PreferencePage
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.booking.shown import Reminder


def reminder_of(page: PreferencePage) -> Reminder:
    """Return what is on file about appointment SMS, to the first number that takes any."""
    ways = [way for way in page.ways if way.channel is Channel.SMS]
    if not ways:
        return Reminder()
    cells = [page.cell(Topic.APPOINTMENT, way) for way in ways]
    cell = next((each for each in cells if each.wish is Wish.YES), cells[0])
    said = show_day(local_day(cell.at), current()) if cell.at is not None else ""
    is_yes = cell.wish is Wish.YES
    blocked = shown(cell.answer.message) if is_yes and not cell.answer.allowed else ""
    return Reminder(cell.way.address, is_yes, cell.wish is Wish.NO, said, blocked)


def reminder_of_new(typed: str) -> Reminder:
    """Return what is on file about the number of somebody new: nothing was asked yet."""
    number = parse_phone(typed) if typed else ""
    return Reminder(number if isinstance(number, str) else "")


def can_tick(reminder: Reminder) -> bool:
    """Tell whether the box can be changed."""
    return bool(reminder.number) and not reminder.blocked


def note_of(reminder: Reminder, *, ticked: bool) -> str:
    """Return the line under the box: what was said when, or what a change of the tick writes down."""
    if not reminder.number:
        return _("No mobile number on file.")
    if reminder.blocked:
        return reminder.blocked
    if ticked is not reminder.yes:
        return _("Written down with the booking: yes.") if ticked else _("Written down with the booking: no.")
    if reminder.yes:
        return _("Said yes to appointment SMS on {day}", day=reminder.said)
    if reminder.no:
        return _("Said no to appointment SMS on {day}", day=reminder.said)
    return _("Not asked yet. Tick it when the patient says yes.")


def wish_of(reminder: Reminder, patient: PatientId, *, ticked: bool) -> NewWishes | None:
    """Return the wish to be written down, or None where nothing changed."""
    if not can_tick(reminder) or ticked is reminder.yes:
        return None
    wish = NewWish(Topic.APPOINTMENT, Way(Channel.SMS, reminder.number), Wish.YES if ticked else Wish.NO)
    return NewWishes(patient, (wish,))
