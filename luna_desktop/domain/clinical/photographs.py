"""What is known about a photograph: where, which view, when, by whom, with what, and whether it is intimate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS, Aspect
from luna_desktop.domain.clinical.wording import register_names
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

NO_CHAPERONE = say("Enter who was with the patient, or “nobody, at the patient’s wish”.")
FURTHEST_METRES = 20.0
_SERIES = re.compile(r"[A-Za-z0-9-]{0,40}")


class Polarisation(Enum):
    """Whether filters stood before lamp and lens: crossed ones take the shine away, parallel ones do not."""

    NOT_NOTED = ""
    NONE = "none"
    PARALLEL = "parallel"
    CROSS = "cross"


POLARISATION_NAMES: dict[Polarisation, Message] = register_names(
    {
        Polarisation.NOT_NOTED: say("Not noted"),
        Polarisation.NONE: say("Not polarised"),
        Polarisation.PARALLEL: say("Parallel-polarised"),
        Polarisation.CROSS: say("Cross-polarised"),
    }
)


class PhotoOrigin(Enum):
    """How a photograph came into the record."""

    NOT_NOTED = ""
    CAMERA = "camera"
    FILE = "file"
    PATIENT = "patient"
    INBOX = "inbox"


ORIGIN_NAMES: dict[PhotoOrigin, Message] = register_names(
    {
        PhotoOrigin.NOT_NOTED: say("Not noted"),
        PhotoOrigin.CAMERA: say("Taken with a camera of the clinic"),
        PhotoOrigin.FILE: say("Added from a file"),
        PhotoOrigin.PATIENT: say("The patient’s own picture"),
        PhotoOrigin.INBOX: say("From the camera inbox"),
    }
)


@register_kind("photograph", data_class=DataClass.PHOTOGRAPH)
@dataclass(frozen=True)
class PhotographFacts:
    """The description of one photograph; the picture itself is sealed in the vault.

    `taken_at` is the camera's local time without a zone, or the time of adding in the clinic's zone. `region` and
    `view` are keys of `REGION_NAMES` and `VIEW_NAMES`. `visit_id` is a visit, `pin_id` the fact of a body-map marker,
    `taken_by` a member of staff, each 0 where there is none; `treatment` is a row of the catalogue of treatments.
    `camera` is make and model as the file told them. `chaperone` says who was with the patient at an intimate picture,
    or why nobody was. `series` is the same for pictures that were taken as one set.
    """

    taken_at: datetime
    region: str = ""
    view: str = ""
    caption: str = ""
    sensitive: bool = False
    visit_id: int = 0
    treatment: str = ""
    pin_id: int = 0
    taken_by: int = 0
    camera: str = ""
    lens: str = ""
    distance_m: float | None = None
    light: str = ""
    polarisation: Polarisation = Polarisation.NOT_NOTED
    makeup_removed: bool | None = None
    expression: str = ""
    chaperone: str = ""
    origin: PhotoOrigin = PhotoOrigin.NOT_NOTED
    series: str = ""


OLD_VIEWS: dict[str, tuple[Message, Aspect]] = {
    "front": (say("Front"), Aspect.FRONT),
    "left": (say("Left side"), Aspect.LEFT),
    "right": (say("Right side"), Aspect.RIGHT),
    "left_oblique": (say("Left, half turned"), Aspect.LEFT_45),
    "right_oblique": (say("Right, half turned"), Aspect.RIGHT_45),
    "back": (say("Back"), Aspect.BACK),
    "top": (say("From above"), Aspect.ABOVE),
    "close_up": (say("Close-up"), Aspect.CLOSE_UP),
}
"""Views without a place of their own, for what no standard view fits; the first photographs have only these."""
VIEW_NAMES: dict[str, Message] = {
    **{key: name for key, (name, _aspect) in OLD_VIEWS.items()},
    **{key: view.name for key, view in PHOTO_VIEWS.items()},
    "": say("View not noted"),
}
OLD_REGIONS: dict[str, Message] = {
    "neck": say("Neck"),
    "abdomen": say("Abdomen"),
    "back": say("Back of the body"),
    "arm": say("Arm"),
    "hand": say("Hand"),
    "leg": say("Leg"),
    "foot": say("Foot"),
    "intimate": say("Intimate area"),
}
"""Places that the first photographs name beside regions of the catalogue; each keeps its meaning."""
REGION_NAMES: dict[str, Message] = {
    **{key: region.name for key, region in REGIONS.items()},
    **OLD_REGIONS,
    "": say("Site not noted"),
}


def aspect_of(view: str) -> Aspect:
    """Return from where a view of either list is seen; `Aspect.NONE` for one that is not known."""
    if view in PHOTO_VIEWS:
        return PHOTO_VIEWS[view].aspect
    return OLD_VIEWS[view][1] if view in OLD_VIEWS else Aspect.NONE


def is_intimate_place(region: str, view: str = "") -> bool:
    """Tell whether a region or view is intimate, so that its photographs are covered and need a chaperone."""
    if region == "intimate" or (view in PHOTO_VIEWS and PHOTO_VIEWS[view].intimate):
        return True
    return region in REGIONS and REGIONS[region].intimate


def needs_chaperone(facts: PhotographFacts) -> bool:
    """Tell whether nothing says who was with the patient at an intimate picture that the clinic took."""
    is_own = facts.origin is PhotoOrigin.PATIENT
    return facts.sensitive and not facts.chaperone and not is_own


def checked_photograph(facts: PhotographFacts) -> tuple[PhotographFacts, dict[str, Message]]:
    """Return a description tidied up, and what is wrong with it by the name of the field.

    A photograph of an intimate place is always marked so.
    """
    lines = {
        name: clean_line(getattr(facts, name))
        for name in ("region", "view", "treatment", "camera", "lens", "light", "expression", "chaperone", "series")
    }
    tidy = replace(facts, caption=clean(facts.caption), **lines)  # type: ignore[arg-type]  # all are texts
    problems: dict[str, Message] = {}
    caption = note_problem(tidy.caption)
    if caption is not None:
        problems["caption"] = caption
    if tidy.region not in REGION_NAMES:
        problems["region"] = say("Choose the body site from the list.")
    if tidy.view not in VIEW_NAMES:
        problems["view"] = say("Choose the view from the list.")
    for name, text in lines.items():
        if len(text) > LONGEST_NAME:
            problems[name] = say("This has more than {longest} characters. Shorten it.", longest=LONGEST_NAME)
    if tidy.distance_m is not None and not 0 < tidy.distance_m <= FURTHEST_METRES:
        problems["distance_m"] = say("Enter the distance in metres, such as 0.3 or 1.")
    if not _SERIES.fullmatch(tidy.series):
        problems["series"] = say("Letters, digits and hyphens only.")
    is_sensitive = tidy.sensitive or is_intimate_place(tidy.region, tidy.view)
    return replace(tidy, sensitive=is_sensitive), problems
