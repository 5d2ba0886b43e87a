"""Markers in words: where, what, since when, how large."""

from __future__ import annotations

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.figures import FIGURE_NAMES
from luna_desktop.domain.clinical.markers import (
    MARKER_STATE_NAMES,
    MARKING_NAMES,
    SIDE_NAMES,
    Marker,
    MarkerState,
    Marking,
    Side,
    size_text,
)
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.entries.described import Lines, day_words, described

WHAT: dict[Marking, tuple[Message, ...]] = {
    Marking.LESION: (
        say("Melasma patch"),
        say("Macule"),
        say("Patch"),
        say("Papule"),
        say("Papules"),
        say("Plaque"),
        say("Nodule"),
        say("Pustule"),
        say("Vesicle"),
        say("Cyst"),
        say("Wheal"),
        say("Comedones"),
        say("Erosion"),
        say("Ulcer"),
        say("Scar"),
        say("Keloid"),
        say("Wart"),
        say("Mole"),
        say("Skin tag"),
        say("Bald patch"),
    ),
    Marking.TREATMENT: (
        say("Laser test"),
        say("Laser"),
        say("Chemical peel"),
        say("Patch test"),
        say("Injection"),
        say("Filler"),
        say("Botulinum toxin"),
        say("Microneedling"),
        say("Freezing"),
        say("Electrocautery"),
    ),
    Marking.BIOPSY: (
        say("Punch biopsy"),
        say("Shave biopsy"),
        say("Excision"),
        say("Incision biopsy"),
        say("Scraping"),
    ),
}
"""What is usually marked; own words are always allowed."""


def region_words(region: str) -> str:
    """Return the name of a region; nothing for one that this program does not know."""
    known = REGIONS.get(region)
    return shown(known.name) if known else ""


def place_words(body: Marker) -> str:
    """Return where a marker is; a region over the middle says on which side of it."""
    name = region_words(body.region)
    if body.region[-2:] in {"_l", "_r"} or body.side is Side.MIDDLE:
        return name
    return _("{region}, {side}", region=name, side=shown(SIDE_NAMES[body.side]).lower())


def title_words(body: Marker) -> str:
    """Return what a marker is called in lists, such as `Left cheek, melasma patch`."""
    what = body.what.text
    return _("{place}, {what}", place=region_words(body.region), what=what[:1].lower() + what[1:])


def size_words(body: Marker) -> str:
    """Return the size with its unit; nothing where it is not known."""
    size = size_text(body.length_mm, body.width_mm)
    return _("{size} mm", size=size) if size else ""


def since_words(body: Marker) -> str:
    """Return the line under a marker's title: since when or when, then its photographs or its size."""
    if body.state is MarkerState.PLANNED:
        when = _("Planned {day}", day=day_words(body.seen_on))
    elif body.since is not None:
        when = _("Since {day}", day=day_words(body.since))
    else:
        when = day_words(body.seen_on)
    count = len(body.photographs)
    photographs = "" if not count else (_("1 photo") if count == 1 else _("{count} photos", count=count))
    return " · ".join(part for part in (when, photographs or size_words(body)) if part)


@described.register
def _marker(body: Marker) -> Lines:
    place = _("{across} % across, {down} % down", across=f"{body.x * 100:.1f}", down=f"{body.y * 100:.1f}")
    return (
        (_("Marker"), title_words(body)),
        (_("Kind"), shown(MARKING_NAMES[body.marking])),
        (_("Drawing"), shown(FIGURE_NAMES[body.figure])),
        (_("Region"), region_words(body.region)),
        (_("Side"), shown(SIDE_NAMES[body.side])),
        (_("Place on the drawing"), place),
        (_("Size"), size_words(body)),
        (_("State"), shown(MARKER_STATE_NAMES[body.state])),
        (_("Seen on"), day_words(body.seen_on)),
        (_("Since"), day_words(body.since)),
        (_("Linked photographs"), str(len(body.photographs)) if body.photographs else ""),
        (_("Notes"), body.note),
    )
