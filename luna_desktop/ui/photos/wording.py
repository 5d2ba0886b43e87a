"""How dates, places and views of photographs are written on the Photos tab, and how a typed time is read."""

from __future__ import annotations

import re
from datetime import datetime, time

from luna_desktop.domain.clinical.photographs import REGION_NAMES, VIEW_NAMES, PhotographFacts
from luna_desktop.domain.measures import parse_date, show_day
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.inputs import Option

_TAKEN = re.compile(r"(\S+?),?(?:\s+(\d{1,2}):(\d{2}))?")


def day_words(when: datetime) -> str:
    """Return the heading of a day, as “Mon 02-Nov-2026”."""
    days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{days[when.weekday()]} {show_day(when.date(), current())}"


def taken_words(when: datetime) -> str:
    """Return when a photograph was taken, as “02-Nov-2026, 11:52”."""
    return f"{show_day(when.date(), current())}, {when:%H:%M}"


def read_taken(typed: str) -> datetime | None:
    """Return a typed time without a zone, as cameras tell it, or None where it is none."""
    found = _TAKEN.fullmatch(typed.strip().replace("\u2011", "-"))
    if found is None:
        return None
    try:
        day = parse_date(found[1])
        clock = time(int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return None
    return datetime.combine(day.earliest, clock) if day.day else None


def view_words(facts: PhotographFacts) -> str:
    """Return the view, or the place where no view was noted."""
    if facts.view:
        return shown(VIEW_NAMES[facts.view])
    return shown(REGION_NAMES[facts.region])


def place_words(facts: PhotographFacts) -> str:
    """Return place and view together."""
    if not facts.view:
        return shown(REGION_NAMES[facts.region])
    return _("{region} · {view}", region=shown(REGION_NAMES[facts.region]), view=shown(VIEW_NAMES[facts.view]))


def region_options() -> list[Option]:
    """Return the places of the body to choose from."""
    return [Option(key, shown(name)) for key, name in REGION_NAMES.items()]


def view_options() -> list[Option]:
    """Return the views to choose from."""
    return [Option(key, shown(name)) for key, name in VIEW_NAMES.items()]
