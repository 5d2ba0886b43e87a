"""A photograph on its way out: what is covered in its pixels, and what must be so before it may leave.

Boxes are placed by a person on a preview and burned into new pixels; nothing under them can be brought back. A
photograph for teaching in which the patient must not be recognised, and anything that is published, is looked at by a
second person; where nobody else could look, it rests for 72 hours instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.disclosures import COOLING_OFF
from luna_desktop.domain.photo_uses import MEDIUM_OF, PhotoScope
from luna_desktop.texts import Message, say

WHOLE = 10_000
"""Boxes are in ten-thousandths of width and height, so that they mean the same in a preview and in full size."""
SMALLEST = 100
MOST_BOXES = 40
MOST_PHOTOGRAPHS = 40


class BoxKind(StrEnum):
    """What a box does."""

    EYES = "eyes"
    COVER = "cover"
    CROP = "crop"


BOX_NAMES: dict[BoxKind, Message] = {
    BoxKind.EYES: say("Bar over the eyes"),
    BoxKind.COVER: say("Cover (tattoo, jewellery, name)"),
    BoxKind.CROP: say("Crop: only this part leaves"),
}


@dataclass(frozen=True)
class Box:
    """A rectangle on a photograph, from its upper left corner, in ten-thousandths of width and height."""

    kind: BoxKind
    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_sound(self) -> bool:
        """Tell whether it lies on the picture and is large enough to see."""
        inside = 0 <= self.left < self.right <= WHOLE and 0 <= self.top < self.bottom <= WHOLE
        return inside and self.right - self.left >= SMALLEST and self.bottom - self.top >= SMALLEST


FACE_AND_INTIMATE = say(
    "An intimate photograph never leaves with a face in it. Crop the face away, or leave the photograph out."
)


@dataclass(frozen=True)
class ItemAsked:
    """One photograph that is to leave: its boxes, and whether a face can be seen in what leaves.

    `has_face` is None while nobody has said so.
    """

    photograph_id: int
    boxes: tuple[Box, ...] = ()
    has_face: bool | None = None

    @property
    def crops(self) -> tuple[Box, ...]:
        """Return the boxes that say which part leaves; there can be one at most."""
        return tuple(box for box in self.boxes if box.kind is BoxKind.CROP)


def is_face_place(region: str, view: str = "") -> bool:
    """Tell whether a photograph shows a face by itself: of the face or a part of it, or in a view of those."""
    if region == "face" or (region in REGIONS and REGIONS[region].parent == "face"):
        return True
    return view in PHOTO_VIEWS and is_face_place(PHOTO_VIEWS[view].region)


def shows_face(item: ItemAsked, facts: PhotographFacts) -> bool | None:
    """Return whether a face is in what leaves: always in a face's photograph that is not cropped, else as declared."""
    if is_face_place(facts.region, facts.view) and not item.crops:
        return True
    return item.has_face


def item_problem(item: ItemAsked, facts: PhotographFacts, *, recognisable: bool) -> Message | None:
    """Return why a photograph cannot leave as it is prepared, or None."""
    if len(item.boxes) > MOST_BOXES or not all(box.is_sound for box in item.boxes) or len(item.crops) > 1:
        return say("A box lies outside the picture or is too small to see. Draw it again.")
    face = shows_face(item, facts)
    if face is None:
        return say("Say whether a face can be seen in what leaves.")
    if face and facts.sensitive:
        return FACE_AND_INTIMATE
    if face and not recognisable and not any(box.kind is BoxKind.EYES for box in item.boxes):
        return say("The patient must not be recognised. Place a bar over the eyes, or crop the face away.")
    return None


def needs_check(scope: PhotoScope, items: Iterable[ItemAsked]) -> bool:
    """Tell whether a second person looks before it leaves: teaching, publication, and whatever was covered."""
    return scope in MEDIUM_OF or any(item.boxes for item in items)


def rests_until(entered_at: datetime) -> datetime:
    """Return from when the author checks alone, where nobody else in the clinic could."""
    return entered_at + COOLING_OFF


def write_boxes(boxes: Iterable[Box]) -> str:
    """Return boxes as the text that their row keeps."""
    return json.dumps([[box.kind.value, box.left, box.top, box.right, box.bottom] for box in boxes])


def read_boxes(text: str) -> tuple[Box, ...]:
    """Return the boxes that `write_boxes` wrote."""
    return tuple(Box(BoxKind(kind), *corners) for kind, *corners in json.loads(text))


def file_name(number: str, photographs: int) -> str:
    """Return the name of the file that leaves: the request's number alone, a zip where there are several."""
    return f"{number}.zip" if photographs > 1 else f"{number}.jpg"


def member_name(number: str, place: int) -> str:
    """Return the name of one photograph inside a zip."""
    return f"{number}-{place:02d}.jpg"
