"""How a photograph was taken, in the words of a record copy: only what was noted."""

from __future__ import annotations

from functools import reduce

from luna_desktop.domain.clinical.photo_sets import PhotoRefusal
from luna_desktop.domain.clinical.photo_views import ASPECT_NAMES
from luna_desktop.domain.clinical.photographs import (
    ORIGIN_NAMES,
    POLARISATION_NAMES,
    REGION_NAMES,
    VIEW_NAMES,
    PhotographFacts,
    PhotoOrigin,
    Polarisation,
    aspect_of,
)
from luna_desktop.reports.record_content import Text
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.texts import say

Pair = tuple[Text, Text]


def view_on_page(body: PhotographFacts) -> Text:
    """Return from where the place is seen; the place itself stands beside it."""
    return ASPECT_NAMES[aspect_of(body.view)]


def details(body: PhotographFacts) -> tuple[Pair, ...]:
    """Return what was noted about how a photograph was taken, as pairs of label and words."""
    distance = say("{metres} m", metres=f"{body.distance_m:g}") if body.distance_m is not None else ""
    makeup: Text = ""
    if body.makeup_removed is not None:
        makeup = say("Removed") if body.makeup_removed else say("Not removed")
    pairs: tuple[Pair, ...] = (
        (say("Standard view"), VIEW_NAMES[body.view] if body.view else ""),
        (say("Treatment"), treatment_words(body.treatment)),
        (say("Origin"), ORIGIN_NAMES[body.origin] if body.origin is not PhotoOrigin.NOT_NOTED else ""),
        (say("Camera"), body.camera),
        (say("Lens"), body.lens),
        (say("Distance"), distance),
        (say("Lighting"), body.light),
        (
            say("Polarisation"),
            POLARISATION_NAMES[body.polarisation] if body.polarisation is not Polarisation.NOT_NOTED else "",
        ),
        (say("Make-up"), makeup),
        (say("Expression"), body.expression),
        (say("Chaperone"), body.chaperone),
        (say("Series"), body.series),
    )
    return tuple(pair for pair in pairs if pair[1])


def declined(body: PhotoRefusal, day: Text) -> Text:
    """Return what a patient declined on a day, in one line."""
    named: list[Text] = [VIEW_NAMES[view] for view in body.views] or [REGION_NAMES[body.region]]
    views = reduce(lambda first, second: say("{first}, {second}", first=first, second=second), named)
    if body.reason:
        return say("Declined on {day}: {views}. Reason: {reason}.", day=day, views=views, reason=body.reason)
    return say("Declined on {day}: {views}.", day=day, views=views)


def treatment_words(key: str) -> str:
    """Return the name of a treatment of the catalogue, or the key where the catalogue has no such row any more."""
    if not key:
        return ""
    rows = catalogue("treatments")
    return rows.entry(key).name if rows.has(key) else key
