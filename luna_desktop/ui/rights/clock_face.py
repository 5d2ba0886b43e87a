"""What a legal clock shows: how much is used, how much is left, when it ends, and whether it stands still.

Copies are counted in elapsed hours from the asking (MCI Regulations 2002, 1.3.2), all else in calendar days that end
with the day on the clinic's clock. Hours left are rounded down and hours used up, so that the two always make the
whole and no hour is promised that is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import MONTH_NAMES
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, say, shown

HOUR = timedelta(hours=1)
WARN_FROM_HOURS = 24
WARN_FROM_SHARE = 2 / 3
"""From this part of the days on the clock is `warn`; hours have their own mark, 24."""
_SHORT_WEEKDAYS: tuple[Message, ...] = (
    say("Mon"),
    say("Tue"),
    say("Wed"),
    say("Thu"),
    say("Fri"),
    say("Sat"),
    say("Sun"),
)


@dataclass(frozen=True)
class ClockFace:
    """A clock at an instant. `paused_at`: since when it stands still; `paused`: how long it did in all before.

    `stopped_at` is when the case was answered: nothing runs any more. `called_off` says that it was taken back instead,
    by the patient or the desk: nobody was answered, in time or late.
    """

    received_at: datetime
    due_at: datetime
    now: datetime
    in_hours: bool
    paused_at: datetime | None = None
    paused: timedelta = timedelta()
    stopped_at: datetime | None = None
    called_off: bool = False

    @property
    def at(self) -> datetime:
        """The instant up to which the clock ran."""
        return self.stopped_at or self.paused_at or self.now

    @property
    def used(self) -> timedelta:
        """How long it ran."""
        return max(timedelta(), self.at - self.received_at - self.paused)

    @property
    def whole(self) -> timedelta:
        """How long it may run."""
        return self.due_at - self.received_at - self.paused

    @property
    def is_past(self) -> bool:
        """Tell whether it ran longer than it may."""
        return self.at > self.due_at

    @property
    def is_paused(self) -> bool:
        """Tell whether it stands still for now."""
        return self.paused_at is not None and self.stopped_at is None

    @property
    def whole_units(self) -> int:
        """How many hours or days it may run."""
        if self.in_hours:
            return round(self.whole / HOUR)
        return max(1, (local_day(self.due_at) - local_day(self.received_at + self.paused)).days)

    @property
    def left_units(self) -> int:
        """How many whole hours or days are left; 0 in the last one and after it."""
        if self.is_past:
            return 0
        if self.in_hours:
            return int((self.due_at - self.at) / HOUR)
        return max(0, (local_day(self.due_at) - local_day(self.at)).days)

    @property
    def used_units(self) -> int:
        """How many hours or days are used."""
        return max(0, self.whole_units - self.left_units)

    @property
    def share(self) -> float:
        """How much of the clock is used, from 0 to 1."""
        return min(1.0, self.used / self.whole) if self.whole > timedelta() else 1.0

    @property
    def tone(self) -> str:
        """The tone: accent while there is time, warn from 24 hours or two thirds of the days on, danger when past."""
        if self.called_off:
            return "neutral"
        if self.is_past:
            return "danger"
        if self.stopped_at is not None:
            return "ok"
        if self.is_paused:
            return "neutral"
        if self.in_hours:
            return "warn" if self.used >= WARN_FROM_HOURS * HOUR else "accent"
        return "warn" if self.share >= WARN_FROM_SHARE else "accent"

    def ticks(self) -> Sequence[tuple[float, str]]:
        """Return where the bar is marked, as parts of it, with the words under it: each 24 hours, or thirds."""
        whole = self.whole_units
        if self.in_hours:
            marks = range(24, whole, 24) if whole <= 24 * 7 else (whole // 3, 2 * whole // 3)
            return [
                (0.0, _("asked")),
                *((mark / whole, _("{count} h", count=mark)) for mark in marks),
                (1.0, _("{count} h", count=whole)),
            ]
        thirds = [round(whole * part / 3) for part in (1, 2)] if whole >= 3 else []
        return [
            (0.0, _("asked")),
            *((mark / whole, _("{count} d", count=mark)) for mark in thirds),
            (1.0, _("{count} d", count=whole)),
        ]


def length_words(span: timedelta) -> str:
    """Return a length in words: minutes under an hour, hours and minutes under two days, days from then on."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return _("{count} min", count=minutes)
    if minutes < 48 * 60:
        return _("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return _("{count} days", count=minutes // (24 * 60))


def left_words(face: ClockFace) -> str:
    """Return the first line of a clock: “30 h of 72 left”, “Past due 2 h 41 min”, “Paused at 31 h”."""
    if face.called_off:
        return _("Taken back")
    if face.stopped_at is not None:
        return _("Answered late") if face.is_past else _("Answered in time")
    if face.is_past:
        return _past_words(face)
    if face.is_paused:
        at = face.used_units
        return _("Paused at {used} h", used=at) if face.in_hours else _("Paused at day {used}", used=at)
    return _hours_left(face) if face.in_hours else _days_left(face)


def _hours_left(face: ClockFace) -> str:
    if face.left_units == 0:
        return _("{count} min left", count=int((face.due_at - face.at).total_seconds() // 60))
    return _("{left} h of {whole} left", left=face.left_units, whole=face.whole_units)


def _days_left(face: ClockFace) -> str:
    if face.left_units == 0:
        return _("Due today")
    if face.left_units == 1:
        return _("1 day of {whole} left", whole=face.whole_units)
    return _("{left} days of {whole} left", left=face.left_units, whole=face.whole_units)


def _past_words(face: ClockFace) -> str:
    if face.in_hours:
        return _("Past due {length}", length=length_words(face.at - face.due_at))
    days = (local_day(face.at) - local_day(face.due_at)).days
    return _("Past due 1 day") if days == 1 else _("Past due {count} days", count=days)


def chip_words(face: ClockFace) -> str:
    """Return the clock for a chip: “30 h left”."""
    if face.called_off or face.stopped_at is not None or face.is_past or face.is_paused or face.left_units == 0:
        return left_words(face)
    if face.in_hours:
        return _("{left} h left", left=face.left_units)
    return _("1 day left") if face.left_units == 1 else _("{left} days left", left=face.left_units)


def due_words(face: ClockFace) -> str:
    """Return when it is due: “Tue 24-Nov, 17:00” for hours, “Sat 28-Nov” for days."""
    return moment_in_short(face.due_at) if face.in_hours else day_in_short(local_day(face.due_at), face.now)


def end_words(face: ClockFace) -> str:
    """Return the second line of a clock: when it is due, or since when it is past."""
    if face.stopped_at is not None:
        return moment_in_short(face.stopped_at)
    if not face.is_past:
        return due_words(face)
    if not face.in_hours:
        return _("ended {day}", day=due_words(face))
    if local_day(face.due_at) == local_day(face.now):
        return _("{whole} h ended today {time}", whole=face.whole_units, time=_time(face.due_at))
    return _("{whole} h ended {when}", whole=face.whole_units, when=moment_in_short(face.due_at))


def used_words(face: ClockFace) -> str:
    """Return the words above the bar: “42 h used · due Tue 24-Nov, 17:00”."""
    due = due_words(face)
    if face.called_off:
        return left_words(face)
    if face.stopped_at is not None or face.is_past or face.is_paused:
        return _("{left} · due {when}", left=left_words(face), when=due)
    if face.in_hours:
        return _("{count} h used · due {when}", count=face.used_units, when=due)
    if face.used_units == 1:
        return _("1 day used · due {when}", when=due)
    return _("{count} days used · due {when}", count=face.used_units, when=due)


def title_words(face: ClockFace) -> str:
    """Return what the clock is called: “72-hour clock”, “30-day clock”."""
    if face.in_hours:
        return _("{count}-hour clock", count=face.whole_units)
    return _("{count}-day clock", count=face.whole_units)


def day_in_short(day: date, now: datetime) -> str:
    """Return a day with its weekday: “Tue 24-Nov”, and the year where it is another; its hyphens do not break."""
    weekday, month = shown(_SHORT_WEEKDAYS[day.weekday()]), shown(MONTH_NAMES[day.month - 1])
    if day.year != local_day(now).year:
        return _(
            "{weekday} {day}\u2011{month}\u2011{year}",
            weekday=weekday,
            day=f"{day.day:02d}",
            month=month,
            year=day.year,
        )
    return _("{weekday} {day}\u2011{month}", weekday=weekday, day=f"{day.day:02d}", month=month)


def moment_in_short(at: datetime) -> str:
    """Return an instant with its weekday: “Tue 24-Nov, 17:00”."""
    return _("{day}, {time}", day=day_in_short(local_day(at), at), time=_time(at))


def _time(at: datetime) -> str:
    return f"{at.astimezone(CLINIC_ZONE):%H:%M}"
