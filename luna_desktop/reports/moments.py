"""Dates and times as they are printed: 23-Nov-2026, 24-hour clock, Indian Standard Time with its zone."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from luna_desktop.texts import Translator

IST = timezone(timedelta(hours=5, minutes=30), "IST")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(moment: datetime | None, _: Translator) -> str:
    """Return the day in India, or nothing."""
    if moment is None:
        return ""
    local = moment.astimezone(IST)
    return f"{local.day:02d}-{_(MONTHS[local.month - 1])}-{local.year}"


def clock(moment: datetime | None, _: Translator) -> str:
    """Return day and minute in India with the short name of the zone, where the long one stands on every page."""
    return f"{day(moment, _)} {moment.astimezone(IST):%H:%M} IST" if moment is not None else ""


def minute(moment: datetime | None, _: Translator) -> str:
    """Return day and minute in India, with the zone, or nothing."""
    if moment is None:
        return ""
    return f"{day(moment, _)} {moment.astimezone(IST):%H:%M} IST (UTC+05:30)"
