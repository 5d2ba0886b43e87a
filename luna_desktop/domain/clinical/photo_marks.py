"""What is laid over a photograph and never into it: a scale in millimetres, measures, arrows, outlines, words, blur.

One layer belongs to one photograph and is a versioned fact: each version says who drew it. A comparison belongs to two
photographs and keeps how they are laid over each other and what was seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.checking import Problems, texts
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.photo_alignment import LEAST_APART, Alignment, Spot, apart
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.texts import Message, Translator, say

LONGEST_WORDS = 120
MOST_MARKS = 60
MOST_SPOTS = 200
LONGEST_MM = 1000.0
SMALL_AREA = 100.0
"""Square millimetres from which an area is told in square centimetres."""


class MarkSort(Enum):
    """What was drawn."""

    ARROW = "arrow"
    OUTLINE = "outline"
    WORDS = "words"
    BLUR = "blur"
    LENGTH = "length"
    AREA = "area"


MARK_NAMES: dict[MarkSort, Message] = register_names(
    {
        MarkSort.ARROW: say("Arrow"),
        MarkSort.OUTLINE: say("Outline"),
        MarkSort.WORDS: say("Text"),
        MarkSort.BLUR: say("Blur"),
        MarkSort.LENGTH: say("Length"),
        MarkSort.AREA: say("Area"),
    }
)
SPOTS = {
    MarkSort.ARROW: (2, 2),
    MarkSort.OUTLINE: (3, MOST_SPOTS),
    MarkSort.WORDS: (1, 1),
    MarkSort.BLUR: (2, 2),
    MarkSort.LENGTH: (2, 2),
    MarkSort.AREA: (3, MOST_SPOTS),
}
"""How many places each sort has, at least and at most. An arrow ends at what it shows; a blur has two corners."""
MEASURES = frozenset({MarkSort.LENGTH, MarkSort.AREA})


class ScaleBy(Enum):
    """What of known size lies in the picture."""

    RULER = "ruler"
    STICKER = "sticker"


SCALE_NAMES: dict[ScaleBy, Message] = register_names(
    {ScaleBy.RULER: say("Ruler in the picture"), ScaleBy.STICKER: say("Sticker of known diameter")}
)


@dataclass(frozen=True)
class ScaleBar:
    """Two places in a picture and how many millimetres lie between them: along a ruler, or across a round sticker."""

    by: ScaleBy
    ends: tuple[Spot, ...]
    mm: float

    @property
    def mm_per_pixel(self) -> float:
        """Millimetres that one pixel shows, in the plane of the ruler; 0 where the ends are not set."""
        return self.mm / apart(*self.ends) if len(self.ends) == 2 and apart(*self.ends) else 0.0


@dataclass(frozen=True)
class Mark:
    """One thing that was drawn, and the words beside it."""

    sort: MarkSort
    spots: tuple[Spot, ...]
    words: str = ""


@register_kind("photo_marks", data_class=DataClass.PHOTOGRAPH)
@worded(say("Marks on a photograph"), marks=say("Marks"))
@dataclass(frozen=True)
class PhotoMarks:
    """The layer of one photograph, by the photograph's id."""

    photograph: int = 0
    scale: ScaleBar | None = None
    marks: tuple[Mark, ...] = ()


@register_kind("photo_comparison", data_class=DataClass.PHOTOGRAPH)
@worded(say("Comparison of photographs"), compared_on=say("Compared on"), note=say("What was seen"))
@dataclass(frozen=True)
class PhotoComparison:
    """Two photographs by their ids, the earlier one first: how they are laid over each other, and what was seen."""

    compared_on: date
    before: int = 0
    after: int = 0
    alignment: Alignment | None = None
    note: str = ""
    visit_id: int = 0


def length_mm(mark: Mark, scale: ScaleBar) -> float:
    """Return the length of a mark's line in millimetres."""
    way = sum(apart(one, two) for one, two in zip(mark.spots, mark.spots[1:], strict=False))
    return way * scale.mm_per_pixel


def area_mm2(mark: Mark, scale: ScaleBar) -> float:
    """Return the area within a mark's outline in square millimetres, by Gauss’s formula."""
    spots = mark.spots
    twice = sum(one.x * two.y - two.x * one.y for one, two in zip(spots, (*spots[1:], spots[0]), strict=True))
    return abs(twice) / 2 * scale.mm_per_pixel**2


def measure_words(mark: Mark, scale: ScaleBar | None, _: Translator) -> str:
    """Return what a mark measures, as “12.5 mm” or “1.86 cm²”; nothing for one that measures nothing."""
    if mark.sort not in MEASURES:
        return ""
    if scale is None or not scale.mm_per_pixel:
        return _("Not known: no scale")
    if mark.sort is MarkSort.LENGTH:
        return _("{size} mm", size=f"{length_mm(mark, scale):.1f}")
    area = area_mm2(mark, scale)
    if area < SMALL_AREA:
        return _("{size} mm²", size=f"{area:.1f}")
    return _("{size} cm²", size=f"{area / 100:.2f}")


def mark_words(mark: Mark, scale: ScaleBar | None, _: Translator) -> str:
    """Return a mark in one line: what it is, what it measures, what stands beside it."""
    parts = (_.render(MARK_NAMES[mark.sort]), measure_words(mark, scale, _), mark.words)
    return ", ".join(part for part in parts if part)


def scale_words(scale: ScaleBar, _: Translator) -> str:
    """Return how a scale was set and what it comes to."""
    return _(
        "{how}: {mm} mm, so one pixel is {size} mm",
        how=_.render(SCALE_NAMES[scale.by]),
        mm=f"{scale.mm:g}",
        size=f"{scale.mm_per_pixel:.4f}",
    )


@checked_entry.register
def _layer(body: PhotoMarks, today: date) -> tuple[Problems, object]:
    del today
    tidy = replace(body, marks=tuple(replace(mark, words=clean_line(mark.words)) for mark in body.marks))
    problems: Problems = {}
    if tidy.scale is not None:
        problems |= _scale_problems(tidy.scale)
    if len(tidy.marks) > MOST_MARKS:
        problems["marks"] = say("There are more than {most} marks. Remove some.", most=MOST_MARKS)
    for mark in tidy.marks:
        problems |= _mark_problems(mark, tidy.scale)
    return problems, tidy


def _scale_problems(scale: ScaleBar) -> Problems:
    if len(scale.ends) != 2 or apart(*scale.ends) < LEAST_APART:
        return {"scale": say("Set the two ends further apart, as far as the ruler allows.")}
    if not 0 < scale.mm <= LONGEST_MM:
        return {"mm": say("Enter how many millimetres lie between the two points, such as 10.")}
    return {}


def _mark_problems(mark: Mark, scale: ScaleBar | None) -> Problems:
    least, most = SPOTS[mark.sort]
    if not least <= len(mark.spots) <= most:
        return {"marks": say("A mark lacks a point. Draw it again.")}
    if mark.sort is MarkSort.WORDS and not mark.words:
        return {"words": say("Enter what the mark says.")}
    if len(mark.words) > LONGEST_WORDS:
        return {"words": say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_WORDS)}
    if mark.sort in MEASURES and scale is None:
        return {"marks": say("Set the scale first: a ruler or a sticker of known size in the picture.")}
    return {}


@checked_entry.register
def _comparison(body: PhotoComparison, today: date) -> tuple[Problems, object]:
    tidy = replace(body, note=clean(body.note))
    problems = texts(note=tidy.note)
    if tidy.before == tidy.after:
        problems["after"] = say("Choose two different photographs.")
    if tidy.alignment is not None and not tidy.alignment.is_whole:
        problems["alignment"] = say("Set the two points further apart in both pictures.")
    if tidy.compared_on > today:
        problems["compared_on"] = say("This date is in the future. Enter today or an earlier date.")
    return problems, tidy
