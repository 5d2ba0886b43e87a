"""Markers of the body map: a numbered lesion, treatment or biopsy at a place of a drawing, with its size over time.

A place is kept as fractions of the drawing and never as pixels; region and side follow from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.checking import Problems
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.figures import FIGURE_NAMES, figure
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

LARGEST_MM = 2000.0
NOT_NAMED = Coded("")
_SIZE = re.compile(r"\s*(\d{1,4}(?:[.,]\d)?)\s*(?:mm)?\s*(?:[×xX*]\s*(\d{1,4}(?:[.,]\d)?)\s*(?:mm)?\s*)?")


class Marking(Enum):
    """What a marker stands for; each has a shape of its own, so that colour is never needed."""

    LESION = "lesion"
    TREATMENT = "treatment"
    BIOPSY = "biopsy"


MARKING_NAMES: dict[Marking, Message] = {
    Marking.LESION: say("Lesion"),
    Marking.TREATMENT: say("Treatment"),
    Marking.BIOPSY: say("Biopsy"),
}


class MarkerState(Enum):
    """Where a marked place stands."""

    WATCHING = "watching"
    PLANNED = "planned"
    TREATED = "treated"
    HEALED = "healed"
    RESULT_IN = "result_in"
    REMOVED = "removed"


MARKER_STATE_NAMES: dict[MarkerState, Message] = {
    MarkerState.WATCHING: say("Watching"),
    MarkerState.PLANNED: say("Planned"),
    MarkerState.TREATED: say("Treated"),
    MarkerState.HEALED: say("Healed"),
    MarkerState.RESULT_IN: say("Result in"),
    MarkerState.REMOVED: say("Removed"),
}
OVER = frozenset({MarkerState.HEALED, MarkerState.REMOVED})
"""States in which nothing more is expected of the place."""


class Side(Enum):
    """The patient's own side."""

    LEFT = "L"
    RIGHT = "R"
    MIDDLE = "M"


SIDE_NAMES: dict[Side, Message] = {
    Side.LEFT: say("Left"),
    Side.RIGHT: say("Right"),
    Side.MIDDLE: say("Middle"),
}


@register_kind("marker", data_class=DataClass.CLINICAL)
@dataclass(frozen=True)
class Marker:
    """One marked place as it was seen on a day; the next visit adds a version with its own size and day.

    `number` stays with the place for good. `x` and `y` are fractions of the drawing. `condition` is the fact id of a
    condition, 0 for none; `photographs` are ids of photographs. Sizes are in millimetres.
    """

    marking: Marking
    figure: str
    x: float
    y: float
    seen_on: PartialDate
    number: int = 0
    region: str = ""
    side: Side = Side.MIDDLE
    what: Coded = NOT_NAMED
    length_mm: float | None = None
    width_mm: float | None = None
    state: MarkerState = MarkerState.WATCHING
    since: PartialDate | None = None
    condition: int = 0
    photographs: tuple[int, ...] = ()
    note: str = ""


def placed(marker: Marker) -> Marker:
    """Return a marker with region and side of its place; a place on no known drawing is left as it is."""
    if marker.figure not in FIGURE_NAMES:
        return marker
    drawing = figure(marker.figure)
    x, y = round(_inside(marker.x), 5), round(_inside(marker.y), 5)
    region = drawing.region_at(x, y)
    side = {"_l": Side.LEFT, "_r": Side.RIGHT}.get(region[-2:]) or Side(drawing.side_at(x))
    return replace(marker, x=x, y=y, region=region, side=side)


def parse_size(typed: str) -> tuple[float | None, float | None] | None:
    """Return length and width in millimetres of `22 × 14` or `6`, (None, None) for nothing, None for neither."""
    if not typed.strip():
        return None, None
    found = _SIZE.fullmatch(typed)
    if found is None:
        return None
    length, width = (float(part.replace(",", ".")) if part else None for part in found.groups())
    return length, width


def size_text(length: float | None, width: float | None) -> str:
    """Return a size as it is typed and shown, `22 × 14` or `6`; nothing where it is not known."""
    return " × ".join(f"{value:g}" for value in (length, width) if value is not None)


def _inside(share: float) -> float:
    return max(0.0, min(1.0, share))


@checked_entry.register
def _marker(body: Marker, today: date) -> tuple[Problems, object]:
    problems: Problems = {}
    if body.figure not in FIGURE_NAMES:
        problems["figure"] = say("Choose a drawing from the list.")
    tidy = placed(replace(body, what=replace(body.what, text=clean_line(body.what.text)), note=clean(body.note)))
    if not tidy.what.text:
        problems["what"] = say("Enter what is seen or done there, such as “melasma patch”.")
    elif len(tidy.what.text) > LONGEST_NAME:
        problems["what"] = say("This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME)
    sizes = [value for value in (tidy.length_mm, tidy.width_mm) if value is not None]
    if any(not 0 < value <= LARGEST_MM for value in sizes) or (tidy.length_mm is None and tidy.width_mm is not None):
        problems["size"] = say("Enter a size in millimetres, such as 6 or 22 × 14.")
    problems |= _dates(tidy, today)
    note = note_problem(tidy.note)
    return problems | ({"note": note} if note else {}), tidy


def _dates(body: Marker, today: date) -> Problems:
    problems: Problems = {}
    in_future = say("This date is in the future. Enter today or an earlier date.")
    if body.seen_on.earliest > today and body.state is not MarkerState.PLANNED:
        problems["seen_on"] = in_future
    if body.since is not None and body.since.earliest > today:
        problems["since"] = in_future
    return problems
