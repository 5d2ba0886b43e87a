"""How photographs stand under headings: by day, with the visit of that day, or by view, so that a place is followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from luna_desktop.services.care.photo_links import PhotoLinks
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui.photos.filters import title_words
from luna_desktop.ui.photos.wording import day_words, place_words


class Grouping(Enum):
    """What one heading stands for."""

    DATE = "date"
    VIEW = "view"


@dataclass(frozen=True)
class Group:
    """Photographs under one heading; `note` says in which visit they were taken, and how many there are."""

    title: str
    tiles: tuple[PhotographTile, ...] = field(repr=False)
    hidden: int = 0
    note: str = ""
    consent: str = ""


def ordered(tiles: Sequence[PhotographTile], *, oldest_first: bool) -> list[PhotographTile]:
    """Return photographs by day, those of a day as they were taken; of one moment in the order of adding."""
    in_time = sorted(tiles, key=lambda each: (each.fact.body.taken_at, each.photograph_id))
    return in_time if oldest_first else sorted(in_time, key=lambda each: each.fact.body.taken_at.date(), reverse=True)


def groups_of(
    tiles: Sequence[PhotographTile],
    grouping: Grouping = Grouping.DATE,
    links: PhotoLinks | None = None,
    teaching: frozenset[int] | None = None,
) -> list[Group]:
    """Put photographs that are in order under their headings; `teaching` are those that may be used for teaching.

    None there says nothing of consent.
    """
    title: Callable[[PhotographTile], str] = _day if grouping is Grouping.DATE else _view
    found: dict[str, list[PhotographTile]] = {}
    for tile in tiles:
        found.setdefault(title(tile), []).append(tile)
    visits = {
        each.visit_id: _("{title} · {name}", title=title_words(each), name=each.practitioner)
        for each in (links.visits if links else ())
    }
    return [
        Group(
            name,
            tuple(each),
            sum(tile.fact.body.sensitive for tile in each),
            _note(each, visits, grouping),
            _consent(each, teaching),
        )
        for name, each in found.items()
    ]


def _note(tiles: Sequence[PhotographTile], visits: Mapping[int, str], grouping: Grouping) -> str:
    count = _("1 photo") if len(tiles) == 1 else _("{count} photos", count=len(tiles))
    if grouping is Grouping.VIEW:
        return count
    named = dict.fromkeys(visits[tile.fact.body.visit_id] for tile in tiles if tile.fact.body.visit_id in visits)
    return _("{visit} · {count}", visit=next(iter(named)), count=count) if named else count


def _consent(tiles: Sequence[PhotographTile], teaching: frozenset[int] | None) -> str:
    if teaching is None:
        return ""
    taught = sum(tile.photograph_id in teaching for tile in tiles)
    if not taught:
        return _("Consent: record only")
    if taught == len(tiles):
        return _("Consent: teaching too")
    return _("Consent: teaching too for {count}", count=taught)


def _day(tile: PhotographTile) -> str:
    return day_words(tile.fact.body.taken_at)


def _view(tile: PhotographTile) -> str:
    return place_words(tile.fact.body)
