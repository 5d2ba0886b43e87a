"""How dates, places and views of photographs are written on the Photos tab, and how a typed time is read."""

from __future__ import annotations

import re
from datetime import datetime, time

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.photo_filters import RegionGroup, group_of, views_for
from luna_desktop.domain.clinical.photo_views import ASPECT_NAMES, NO_SITE, PHOTO_VIEWS
from luna_desktop.domain.clinical.photographs import OLD_VIEWS, REGION_NAMES, VIEW_NAMES, PhotographFacts
from luna_desktop.domain.measures import parse_date, show_day
from luna_desktop.interop.picture_limits import sane_time
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
    return sane_time(datetime.combine(day.earliest, clock)) if day.day else None


def view_words(facts: PhotographFacts) -> str:
    """Return the view, or the place where no view was noted."""
    if facts.view:
        return shown(VIEW_NAMES[facts.view])
    return shown(REGION_NAMES[facts.region])


def plate_words(facts: PhotographFacts) -> str:
    """Return what stands on a tile: of the usual views of a face from where it is seen, else the place too."""
    view = PHOTO_VIEWS.get(facts.view)
    if view is not None:
        return shown(ASPECT_NAMES[view.aspect] if "baseline" in view.used_for else view.name)
    return shown(VIEW_NAMES[facts.view]) if facts.view and facts.region == "face" else place_words(facts)


def place_words(facts: PhotographFacts) -> str:
    """Return place and view together; a standard view names its place itself."""
    if not facts.view:
        return shown(REGION_NAMES[facts.region])
    if facts.view in PHOTO_VIEWS and PHOTO_VIEWS[facts.view].region != NO_SITE:
        return shown(VIEW_NAMES[facts.view])
    return _("{region} · {view}", region=shown(REGION_NAMES[facts.region]), view=shown(VIEW_NAMES[facts.view]))


def region_options(*, now: str = "") -> list[Option]:
    """Return the regions of the catalogue to choose from, and one of the first list only where it is chosen now."""
    keys = [*REGIONS, ""] if now in REGIONS or not now else [*REGIONS, now, ""]
    return [Option(key, shown(REGION_NAMES[key])) for key in keys]


def view_options(region: str = "", *, now: str = "") -> list[Option]:
    """Return the views that fit a region, then those of any place; all of them where no region is chosen yet."""
    own = views_for(region) if group_of(region) is not RegionGroup.NONE else tuple(PHOTO_VIEWS)
    keys = list(dict.fromkeys([*own, *OLD_VIEWS, *([now] if now else []), ""]))
    return [Option(key, shown(VIEW_NAMES[key])) for key in keys]
