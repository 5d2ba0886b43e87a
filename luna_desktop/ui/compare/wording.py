"""How comparisons are written on the screen: which picture, how far apart, what a mark is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luna_desktop.domain.clinical.photo_between import interval_words
from luna_desktop.domain.clinical.photo_likeness import Likeness, likeness
from luna_desktop.domain.clinical.photo_marks import PhotoMarks, mark_words, scale_words
from luna_desktop.domain.clinical.photographs import aspect_of
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.facts import Known
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.photos.wording import place_words
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.painting import ChipSpec


def day_of(tile: PhotographTile) -> str:
    """Return the day of a photograph, as “19-May-2026”."""
    return show_day(tile.fact.body.taken_at.date(), current())


def day_words_of(day: date) -> str:
    """Return a day as it is shown."""
    return show_day(day, current())


def short_day(tile: PhotographTile) -> str:
    """Return the day without its year, for a small picture in a row of one or two years."""
    return day_of(tile)[:-5]


def option_words(tile: PhotographTile, beside: PhotographTile, tiles: Sequence[PhotographTile]) -> str:
    """Return a photograph to choose: its day, the time where two of a view share it, the place of another view."""
    words, mine = day_of(tile), tile.fact.body
    if not is_same_view(tile, beside):
        return _("{day} · {place}", day=words, place=place_words(mine))
    shared = [each for each in tiles if is_same_view(each, beside) and day_of(each) == words]
    return _("{day}, {time}", day=words, time=f"{mine.taken_at:%H:%M}") if len(shared) > 1 else words


def options_of(tiles: Sequence[PhotographTile], beside: PhotographTile) -> list[Option]:
    """Return photographs to choose from: those of the same view first, oldest first, then the others."""
    mine = [each for each in in_time(tiles) if is_same_view(each, beside)]
    others = [each for each in in_time(tiles) if not is_same_view(each, beside)]
    return [Option(each.photograph_id, option_words(each, beside, tiles)) for each in (*mine, *others)]


def in_time(tiles: Sequence[PhotographTile]) -> list[PhotographTile]:
    """Return photographs in the order in which they were taken."""
    return sorted(tiles, key=lambda tile: (tile.fact.body.taken_at, tile.photograph_id))


def is_same_view(one: PhotographTile, other: PhotographTile) -> bool:
    """Tell whether two photographs show the same place from the same side."""
    return likeness(one.fact.body, other.fact.body).same_view


def series_of(tile: PhotographTile, tiles: Sequence[PhotographTile]) -> list[PhotographTile]:
    """Return the photographs of the same view, oldest first, this one among them."""
    return [each for each in in_time(tiles) if is_same_view(tile, each)]


def partner_of(tile: PhotographTile, tiles: Sequence[PhotographTile]) -> PhotographTile | None:
    """Return what a photograph is compared with at first: the oldest of its view, or the newest where it is that."""
    others = [each for each in series_of(tile, tiles) if each.photograph_id != tile.photograph_id]
    if not others:
        others = [each for each in in_time(tiles) if each.photograph_id != tile.photograph_id]
    if not others:
        return None
    exact = [each for each in others if aspect_of(each.fact.body.view) is aspect_of(tile.fact.body.view)] or others
    is_oldest = tile.fact.body.taken_at <= exact[0].fact.body.taken_at
    return exact[-1] if is_oldest else exact[0]


def view_chip(found: Likeness, tile: PhotographTile) -> ChipSpec:
    """Return the chip that says whether both show the same view."""
    if not found.same_view:
        tip = shown(found.differs[0]) if found.differs else ""
        return ChipSpec(_("Different view"), "warn", "triangle-alert", tip)
    return ChipSpec(_("Same view"), "ok", "check", place_words(tile.fact.body))


def warning_of(found: Likeness) -> str:
    """Return what differs between two photographs, and what was not noted; nothing where all is alike."""
    parts = [shown(each) for each in found.differs]
    if not found.same_view:
        parts.append(_("They can be looked at side by side only."))
    return " ".join(parts)


def not_noted(found: Likeness) -> str:
    """Return what nobody noted of one of two photographs."""
    if not found.not_noted:
        return ""
    what = ", ".join(shown(each) for each in found.not_noted)
    return _("Not noted for both: {what}. A difference in it would not be seen here.", what=what)


def apart_words(before: PhotographTile, after: PhotographTile) -> str:
    """Return how long lies between two photographs."""
    return shown(interval_words(before.fact.body.taken_at.date(), after.fact.body.taken_at.date()))


def version_words(known: Known, tile: PhotographTile) -> str:
    """Return who drew one version of a layer, when, and how many marks it has."""
    at = known.recorded_at.astimezone(CLINIC_ZONE)
    return _(
        "{photograph}: version {number} by {name}, {day}, {time}, marks: {count}",
        photograph=day_of(tile),
        number=known.number,
        name=known.recorded_by,
        day=show_day(at.date(), current()),
        time=f"{at:%H:%M}",
        count=len(known.body.marks),
    )


def spoken_mark(layer: PhotoMarks, number: int) -> str:
    """Return a mark of a layer in words."""
    return mark_words(layer.marks[number], layer.scale, current()) if 0 <= number < len(layer.marks) else ""


def spoken_scale(layer: PhotoMarks) -> str:
    """Return the scale of a layer in words; nothing where there is none."""
    return scale_words(layer.scale, current()) if layer.scale is not None else ""
