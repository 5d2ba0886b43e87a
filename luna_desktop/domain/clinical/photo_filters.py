"""Finding among photographs: groups of body regions, and what a choice of filters lets through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.photo_views import NO_SITE, PHOTO_VIEWS, Aspect
from luna_desktop.domain.clinical.photographs import PhotographFacts, aspect_of
from luna_desktop.texts import Message, say


class RegionGroup(Enum):
    """A part of the body as the timeline is narrowed to it."""

    FACE = "face"
    NECK_CHEST = "neck_chest"
    ARMS = "arms"
    BACK = "back"
    ABDOMEN = "abdomen"
    LEGS = "legs"
    SCALP = "scalp"
    INTIMATE = "intimate"
    NONE = ""


GROUP_NAMES: dict[RegionGroup, Message] = {
    RegionGroup.FACE: say("Face"),
    RegionGroup.NECK_CHEST: say("Neck and chest"),
    RegionGroup.ARMS: say("Arms and hands"),
    RegionGroup.BACK: say("Back"),
    RegionGroup.ABDOMEN: say("Abdomen and flanks"),
    RegionGroup.LEGS: say("Legs and feet"),
    RegionGroup.SCALP: say("Scalp"),
    RegionGroup.INTIMATE: say("Intimate areas"),
    RegionGroup.NONE: say("Site not noted"),
}
ALWAYS_SHOWN = (
    RegionGroup.FACE,
    RegionGroup.NECK_CHEST,
    RegionGroup.ARMS,
    RegionGroup.BACK,
    RegionGroup.LEGS,
    RegionGroup.SCALP,
)
"""Groups that stand in the list even where no photograph shows them."""
_OWN: Mapping[str, RegionGroup] = {
    "neck": RegionGroup.NECK_CHEST,
    "chest": RegionGroup.NECK_CHEST,
    "submental": RegionGroup.NECK_CHEST,
    "neck_front": RegionGroup.NECK_CHEST,
    "neck_back": RegionGroup.NECK_CHEST,
    "neck_l": RegionGroup.NECK_CHEST,
    "neck_r": RegionGroup.NECK_CHEST,
    "trunk": RegionGroup.ABDOMEN,
    "abdomen": RegionGroup.ABDOMEN,
    "back": RegionGroup.BACK,
    "back_upper": RegionGroup.BACK,
    "back_lower": RegionGroup.BACK,
    "shoulder_l": RegionGroup.ARMS,
    "shoulder_r": RegionGroup.ARMS,
    "arm": RegionGroup.ARMS,
    "hand": RegionGroup.ARMS,
    "leg": RegionGroup.LEGS,
    "foot": RegionGroup.LEGS,
    "intimate": RegionGroup.INTIMATE,
}
_OF_PARENT: Mapping[str, RegionGroup] = {
    "scalp": RegionGroup.SCALP,
    "face": RegionGroup.FACE,
    "head_neck": RegionGroup.FACE,
    "trunk": RegionGroup.ABDOMEN,
    "upper_limbs": RegionGroup.ARMS,
    "lower_limbs": RegionGroup.LEGS,
}


def group_of(region: str) -> RegionGroup:
    """Return the group of a region of the catalogue or of the first list; none for what is not known."""
    if region in REGIONS and REGIONS[region].intimate:
        return RegionGroup.INTIMATE
    if region in _OWN:
        return _OWN[region]
    parent = region if region in _OF_PARENT else REGIONS[region].parent if region in REGIONS else ""
    return _OF_PARENT.get(parent, RegionGroup.NONE)


def views_for(region: str) -> tuple[str, ...]:
    """Return the standard views that fit a region, its own before those of lesions, in the order of the catalogue."""
    group = group_of(region)
    own = [key for key, view in PHOTO_VIEWS.items() if view.region != NO_SITE and group_of(view.region) is group]
    anywhere = [key for key, view in PHOTO_VIEWS.items() if view.region == NO_SITE]
    return (*own, *anywhere)


class Allowed(Enum):
    """How far the patient's yes to a photograph goes: the record alone, or some teaching too."""

    RECORD = "record"
    TEACHING = "teaching"


ALLOWED_NAMES: dict[Allowed, Message] = {
    Allowed.RECORD: say("Record only"),
    Allowed.TEACHING: say("Teaching too"),
}


@dataclass(frozen=True)
class PhotoFilter:
    """What is shown of a timeline; what is empty lets everything through.

    `without` are aspects whose ticks were taken away. `pin` is the fact of a marker, `pin_photographs` what that
    marker itself names. `without_allowed` are ticks taken away from how far the consent goes, `teaching` the
    photographs that may be used for teaching.
    """

    group: RegionGroup | None = None
    without: frozenset[Aspect] = frozenset()
    visit_id: int = 0
    treatment: str = ""
    pin: int = 0
    pin_photographs: frozenset[int] = frozenset()
    without_allowed: frozenset[Allowed] = frozenset()
    teaching: frozenset[int] = frozenset()

    @property
    def narrows(self) -> bool:
        """Tell whether anything may be left out."""
        return self != PhotoFilter(teaching=self.teaching)

    def lets(self, photograph_id: int, facts: PhotographFacts) -> bool:
        """Tell whether a photograph is shown."""
        return (
            (self.group is None or group_of(facts.region) is self.group)
            and aspect_of(facts.view) not in self.without
            and self.visit_id in {0, facts.visit_id}
            and self.treatment in {"", facts.treatment}
            and (not self.pin or facts.pin_id == self.pin or photograph_id in self.pin_photographs)
            and self._allowed(photograph_id) not in self.without_allowed
        )

    def _allowed(self, photograph_id: int) -> Allowed:
        return Allowed.TEACHING if photograph_id in self.teaching else Allowed.RECORD
