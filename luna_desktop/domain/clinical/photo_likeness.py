"""Whether two photographs may be compared by eye: view, pose, light, distance, lens, make-up.

What differs is said and never corrected. Where view or place differ, one picture cannot be wiped over the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS, Aspect
from luna_desktop.domain.clinical.photographs import (
    POLARISATION_NAMES,
    REGION_NAMES,
    VIEW_NAMES,
    PhotographFacts,
    Polarisation,
    aspect_of,
)
from luna_desktop.texts import Message, say

DISTANCE_SHARE = 0.1
"""Distances that differ by more than a tenth change the size of what is seen."""
TURN_DEGREES = 10


@dataclass(frozen=True)
class Likeness:
    """What differs between two photographs, and what nobody noted of one of them."""

    same_view: bool
    differs: tuple[Message, ...] = ()
    not_noted: tuple[Message, ...] = ()


def likeness(before: PhotographFacts, after: PhotographFacts) -> Likeness:
    """Return how far two photographs are alike by what is noted of them."""
    differs = [*_views(before, after), *_pose(before, after), *_light(before, after), *_distance(before, after)]
    same_view = before.region == after.region and _same_aspect(before, after)
    return Likeness(same_view, tuple(differs), tuple(_not_noted(before, after)))


def _same_aspect(before: PhotographFacts, after: PhotographFacts) -> bool:
    one, other = aspect_of(before.view), aspect_of(after.view)
    return one is other or Aspect.NONE in (one, other)


def _views(before: PhotographFacts, after: PhotographFacts) -> Iterator[Message]:
    if before.region != after.region:
        names = {"before": REGION_NAMES[before.region], "after": REGION_NAMES[after.region]}
        yield say("Different body site: {before}, then {after}.", **names)
    if not _same_aspect(before, after):
        yield say("Different view: {before}, then {after}.", **_view_names(before, after))


def _view_names(before: PhotographFacts, after: PhotographFacts) -> dict[str, Message]:
    return {"before": VIEW_NAMES[before.view], "after": VIEW_NAMES[after.view]}


def _pose(before: PhotographFacts, after: PhotographFacts) -> Iterator[Message]:
    one, other = PHOTO_VIEWS.get(before.view), PHOTO_VIEWS.get(after.view)
    if one is not None and other is not None and before.view != after.view and _same_aspect(before, after):
        turned = abs(one.yaw - other.yaw) >= TURN_DEGREES or abs(one.pitch - other.pitch) >= TURN_DEGREES
        names = _view_names(before, after)
        if turned:
            yield say("The pose differs: {before}, then {after}.", **names)
        else:
            yield say("Expression or framing differs: {before}, then {after}.", **names)
    if _told_otherwise(before.expression, after.expression):
        words = {"before": before.expression, "after": after.expression}
        yield say("The expression differs: {before}, then {after}.", **words)
    if before.makeup_removed is not None and after.makeup_removed is not None:
        if before.makeup_removed and not after.makeup_removed:
            yield say("Make-up was taken off for the earlier picture and not for the later one.")
        elif after.makeup_removed and not before.makeup_removed:
            yield say("Make-up was taken off for the later picture and not for the earlier one.")


def _light(before: PhotographFacts, after: PhotographFacts) -> Iterator[Message]:
    one, other = before.polarisation, after.polarisation
    if one is not other and Polarisation.NOT_NOTED not in (one, other):
        names = {"before": POLARISATION_NAMES[one], "after": POLARISATION_NAMES[other]}
        yield say("The filters differ: {before}, then {after}.", **names)
    if _told_otherwise(before.light, after.light):
        yield say("The light differs: {before}, then {after}.", before=before.light, after=after.light)


def _distance(before: PhotographFacts, after: PhotographFacts) -> Iterator[Message]:
    one, other = before.distance_m, after.distance_m
    if one and other and abs(one - other) / one > DISTANCE_SHARE:
        yield say("The distance differs: {before} m, then {after} m.", before=f"{one:g}", after=f"{other:g}")
    if _told_otherwise(before.lens, after.lens):
        yield say("The lens differs: {before}, then {after}.", before=before.lens, after=after.lens)
    if _told_otherwise(before.camera, after.camera):
        yield say("The camera differs: {before}, then {after}.", before=before.camera, after=after.camera)


def _told_otherwise(before: str, after: str) -> bool:
    return bool(before and after) and before.casefold() != after.casefold()


def _not_noted(before: PhotographFacts, after: PhotographFacts) -> Iterator[Message]:
    both = (before, after)
    if any(not each.view for each in both):
        yield say("view")
    if any(not each.light and each.polarisation is Polarisation.NOT_NOTED for each in both):
        yield say("light")
    if any(each.distance_m is None for each in both):
        yield say("distance")
    if any(not each.lens for each in both):
        yield say("lens")
