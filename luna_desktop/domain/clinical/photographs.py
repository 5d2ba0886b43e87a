"""What is known about a photograph: where on the body, which view, when, and whether it is intimate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.texts import Message, say


@register_kind("photograph", data_class=DataClass.PHOTOGRAPH)
@dataclass(frozen=True)
class PhotographFacts:
    """The description of one photograph; the picture itself is sealed in the vault.

    `taken_at` is the camera's local time without a zone, or the time of adding in the clinic's zone.
    """

    taken_at: datetime
    region: str = ""
    view: str = ""
    caption: str = ""
    sensitive: bool = False


VIEW_NAMES: dict[str, Message] = {
    "front": say("Front"),
    "left": say("Left side"),
    "right": say("Right side"),
    "left_oblique": say("Left, half turned"),
    "right_oblique": say("Right, half turned"),
    "back": say("Back"),
    "top": say("From above"),
    "close_up": say("Close-up"),
    "": say("View not noted"),
}

REGION_NAMES: dict[str, Message] = {
    "face": say("Face"),
    "scalp": say("Scalp"),
    "neck": say("Neck"),
    "chest": say("Chest"),
    "abdomen": say("Abdomen"),
    "back": say("Back of the body"),
    "arm": say("Arm"),
    "hand": say("Hand"),
    "leg": say("Leg"),
    "foot": say("Foot"),
    "intimate": say("Intimate area"),
    "": say("Site not noted"),
}
"""A first list of sites; the body-region catalogue takes its place with the body map."""
