"""Which view each new picture may show, in the order of taking: a proposal, which counts once a person assigns it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from luna_desktop.domain.clinical.photo_filters import RegionGroup, group_of
from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.domain.clinical.photo_sets import guided_views
from luna_desktop.domain.clinical.photo_views import NO_SITE, PHOTO_VIEWS

_NOWHERE = frozenset({RegionGroup.NONE, RegionGroup.INTIMATE})
"""Where no set is proposed: nothing is known of the place, or it is one that only a person may name."""


@dataclass(frozen=True)
class Unnamed:
    """What proposing needs of a picture, in the order of taking."""

    photo_id: int
    view: str = ""
    code: Code = Code.NONE


def visit_views(uses: Set[str], named: Iterable[str], before: str) -> tuple[str, ...]:
    """Return the guided set of a visit; none where nothing says which place is photographed.

    `uses` is for what the booked treatment is photographed, `named` the views that a person named among the pictures,
    `before` the region of the patient's newest photograph.
    """
    places = (group_of(PHOTO_VIEWS[view].region) for view in named if view in PHOTO_VIEWS)
    place = next((each for each in places if each not in _NOWHERE), None) or _place_of(uses, group_of(before))
    return () if place in _NOWHERE else guided_views(place, uses)


def _place_of(uses: Set[str], before: RegionGroup) -> RegionGroup:
    """Return the place of a treatment: as before, or where more than half of the views lie that it asks for."""
    asked = Counter(
        group_of(view.region)
        for view in PHOTO_VIEWS.values()
        if view.region != NO_SITE and not view.intimate and not uses.isdisjoint(view.used_for)
    )
    if before in asked or not asked:
        return before
    place, count = asked.most_common(1)[0]
    return place if 2 * count > asked.total() else RegionGroup.NONE


def proposed_views(pictures: Sequence[Unnamed], views: Iterable[str], done: Set[str]) -> dict[int, str]:
    """Return by picture which missing view it may show: those without a name get them in order.

    `done` are views that the visit has already, or that the patient declined. Where more pictures than missing views
    are left, the order says nothing, and none is proposed.
    """
    named = {each.view for each in pictures if each.view}
    missing = [view for view in views if view not in done and view not in named]
    waiting = [each.photo_id for each in pictures if each.code is Code.NONE and not each.view]
    return dict(zip(waiting, missing, strict=False)) if len(waiting) <= len(missing) else {}
