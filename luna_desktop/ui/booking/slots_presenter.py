"""Looks for the next free times while the appointment is typed, and puts the one that is chosen into the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QTimer

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.free_times import FreeTime
from luna_desktop.domain.book.resources import Resource, device, practitioner, room
from luna_desktop.domain.book.set_up import SetUp, in_order
from luna_desktop.domain.book.zone import MINUTES_A_DAY
from luna_desktop.services.front.free_times import FreeTimesAsked, find_free_times
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.booking.days import day_title
from luna_desktop.ui.booking.form import BookingForm
from luna_desktop.ui.booking.shown import SlotDay, SlotShown
from luna_desktop.ui.booking.slots_panel import SlotsPanel
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter

FIRST_DAYS = 14
MOST_DAYS = 180
LOOKING_MS = 300
"""After so long the list says that it is looking; quicker answers would only flicker."""


class SlotsPresenter(Presenter):
    """Stands between the panel of free times and the search; `take` is called with the `FreeTime` chosen."""

    def __init__(
        self, panel: SlotsPanel, complaints: Complaints, context: Context, take: Callable[[FreeTime], None]
    ) -> None:
        super().__init__(panel, complaints, context.lane, context.incidents)
        self._panel, self._context, self._take = panel, context, take
        self._set_up: SetUp | None = None
        self._form: FreeTimesAsked | None = None
        self._asked: FreeTimesAsked | None = None
        self._found: tuple[FreeTime, ...] = ()
        self._days = FIRST_DAYS
        self.next: FreeTime | None = None
        self._from: date | None = None
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOKING_MS)
        self._looking.timeout.connect(panel.show_looking)
        panel.asked.connect(self._ask)
        panel.widen_wanted.connect(self._widen)
        panel.chosen.connect(self._choose)

    def show_set_up(self, set_up: SetUp) -> None:
        """Take over who and what can be booked."""
        self._set_up = set_up
        self._panel.show_practitioners([(each.user, each.name) for each in in_order(set_up.people.values())])
        self._panel.show_blank(_("Choose the service; the next free times stand here then."))

    def begin_at(self, day: date | None) -> None:
        """Look from a day on that the person typed; a time chosen from the list does not move the list."""
        self._from = day
        self._ask()

    def search(self, service: str, minutes: int, patient: PatientId | None, booking_id: int) -> None:
        """Look for times of this service and length, unless just these were looked for."""
        self.next = None
        self.forget("next")
        self._panel.show_length(minutes)
        self._form = (
            FreeTimesAsked(service, patient or PatientId(0), minutes, booking_id=booking_id) if service else None
        )
        self._ask()

    def refresh(self) -> None:
        """Look again, because the book changed."""
        self._asked = None
        self._ask()

    def look_after(self, day: date, start: time, practitioner_: int, done: Callable[[], None]) -> None:
        """Look for the next free time of a day after one that is taken, with the same practitioner, then tell."""
        self.next = None
        if self._form is None:
            return
        minutes = start.hour * 60 + start.minute + 1
        asked = replace(self._form, practitioner=practitioner_, first=day, days=1, earliest=minutes, limit=1)

        def found(times: tuple[FreeTime, ...]) -> None:
            self.next = times[0] if times else None
            done()

        self.ask("next", self._context.job(find_free_times, asked), found)

    def next_start(self) -> time | None:
        """Return the start of the next free time that was found, or None."""
        if self.next is None or self._set_up is None:
            return None
        return self.next.starts.astimezone(self._set_up.zone).time()

    def use_next(self) -> None:
        """Take the next free time that was found."""
        if self.next is not None:
            self._panel.show_chosen(self.next)
            self._take(self.next)

    def match(self, form: BookingForm) -> None:
        """Mark the time that the form holds, or none."""
        day, start = form.day.day(), form.start.time()
        chosen = None
        for local, each in self._local():
            if (local.date(), local.time()) == (day, start) and form.practitioner.value() in (0, each.practitioner):
                chosen = each
                break
        self._panel.show_chosen(chosen)

    def _local(self) -> Iterator[tuple[datetime, FreeTime]]:
        if self._set_up is not None:
            for each in self._found:
                yield each.starts.astimezone(self._set_up.zone), each

    def _ask(self) -> None:
        asked = self._whole()
        if asked == self._asked:
            return
        self._asked = asked
        if asked is None:
            self.forget("times")
            self._found = ()
            return
        self._looking.start()
        self.ask("times", self._context.job(find_free_times, asked), self._show)

    def _whole(self) -> FreeTimesAsked | None:
        if self._form is None:
            return None
        what = self._panel.what()
        return FreeTimesAsked(
            self._form.service,
            self._form.patient_id,
            self._form.minutes,
            what.practitioner or 0,
            weekdays=what.weekdays,
            earliest=_minute(what.earliest, 0),
            latest=_minute(what.latest, MINUTES_A_DAY),
            first=what.first_day or self._from,
            days=self._days,
            booking_id=self._form.booking_id,
        )

    def complain(self, error: Exception) -> None:
        """Show what went wrong instead of the times."""
        self._looking.stop()
        super().complain(error)

    def _show(self, found: tuple[FreeTime, ...]) -> None:
        self._looking.stop()
        self._found = found
        self._panel.show_days(self._in_days(), looked=self._days)

    def _in_days(self) -> list[SlotDay]:
        days: dict[date, list[SlotShown]] = {}
        for local, each in self._local():
            slot = SlotShown(
                each, local.time(), self._name(practitioner(each.practitioner)), self._where(each), not days
            )
            days.setdefault(local.date(), []).append(slot)
        return [SlotDay(day_title(day), tuple(slots)) for day, slots in days.items()]

    def _where(self, each: FreeTime) -> str:
        places = ([room(each.room)] if each.room else []) + [device(one) for one in each.devices]
        return ", ".join(self._name(place) for place in places)

    def _name(self, resource: Resource) -> str:
        found = self._set_up.name_of(resource) if self._set_up is not None else ""
        return shown(found) if isinstance(found, Message) else found

    def _widen(self) -> None:
        self._days = min(self._days * 2, MOST_DAYS)
        self._ask()

    def _choose(self, slot: SlotShown) -> None:
        if isinstance(slot.key, FreeTime):
            self._take(slot.key)


def _minute(at: time | None, default: int) -> int:
    return default if at is None else at.hour * 60 + at.minute
