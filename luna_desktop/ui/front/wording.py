"""What the panel beside the book says: times, minutes, early and late, and in which tone."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.book.waiting import Wait, WaitLimits, minutes_late, minutes_since, wait_of
from luna_desktop.services.front.waiting_room import DayLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _

BAR_TONES = {Wait.SHORT: "text3", Wait.NEAR: "warn", Wait.LONG: "danger"}
TEXT_TONES = {Wait.SHORT: "", Wait.NEAR: "warn", Wait.LONG: "danger"}
ICON_TOKENS = {Wait.SHORT: "text2", Wait.NEAR: "warn_text", Wait.LONG: "danger_text"}


def clock(at: datetime) -> str:
    """Return an instant as the clinic's clock shows it."""
    return f"{at.astimezone(CLINIC_ZONE):%H:%M}"


def minutes_words(minutes: int) -> str:
    """Return minutes in words; from an hour and a half on with the hours."""
    if minutes < 90:
        return _("{count} min", count=minutes)
    return _("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)


def waited(line: DayLine, now: datetime) -> int:
    """Return since how many minutes somebody waits."""
    return minutes_since(line.arrived_at, now) if line.arrived_at is not None else 0


def wait_tone(line: DayLine, now: datetime, limits: WaitLimits) -> Wait:
    """Return how a wait is to be shown."""
    return wait_of(line.arrived_at or now, line.starts, now, limits)


def arrival_words(line: DayLine) -> str:
    """Return number, arrival, and for when and whom: one line under the name."""
    values = {"number": line.mrn, "at": clock(line.arrived_at or line.starts), "time": clock(line.starts)}
    if line.short_practitioner:
        return _("{number} · Arrived {at}, for {time} {name}", name=line.short_practitioner, **values)
    return _("{number} · Arrived {at}, for {time}", **values)


def punctual_words(line: DayLine) -> str:
    """Return by how much somebody came early or late, for the tip and for screen readers."""
    if line.arrived_at is None:
        return ""
    late = minutes_late(line.arrived_at, line.starts)
    if late > 0:
        return _("{count} min late", count=late)
    return _("{count} min early", count=-late) if late < 0 else _("In time")


def expected_words(line: DayLine, now: datetime) -> str:
    """Return whom somebody comes to, and what the desk should know first."""
    parts = [line.short_practitioner or line.service]
    if line.starts < now:
        parts.append(_("{count} min late", count=minutes_since(line.starts, now)))
    if line.form_to_sign:
        parts.append(_("form to sign"))
    return " · ".join(part for part in parts if part)
