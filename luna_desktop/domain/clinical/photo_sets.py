"""Guided sets: which standard views are taken of a region for a treatment, and that a patient declined some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from luna_desktop.domain.clinical.photo_filters import RegionGroup, group_of
from luna_desktop.domain.clinical.photo_views import NO_SITE, PHOTO_VIEWS
from luna_desktop.domain.clinical.photographs import REGION_NAMES, VIEW_NAMES
from luna_desktop.domain.clinical.wording import worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME, clean_line
from luna_desktop.texts import Message, say

KIND = "photo_refusal"
BASELINE = "baseline"
LESION = "lesion"
_USES_OF_CATEGORY: Mapping[str, tuple[str, ...]] = {
    "peel": ("melasma", "acne"),
    "physical": ("acne", "melasma"),
    "needling": ("scar", "melasma"),
    "light_hair": ("lhr", "hirsutism"),
    "light_vascular": ("rosacea",),
    "light_pdt": ("acne",),
    "light_low": ("acne",),
    "laser_pigment": ("melasma", "pih"),
    "laser_resurfacing": ("scar",),
    "phototherapy": ("pigment", "eczema"),
    "body_contour": ("contour",),
    "surgery_scar": ("scar",),
    "surgery_minor": (LESION,),
    "electrical": ("hyperhidrosis",),
}
_USES_OF_TREATMENT: Mapping[str, tuple[str, ...]] = {
    "botulinum_lines": ("toxin",),
    "botulinum_masseter": ("toxin",),
    "botulinum_hyper": ("hyperhidrosis",),
    "ha_filler_face": ("filler", "tear trough"),
    "biostim_filler": ("filler",),
    "skin_booster": ("filler",),
    "thread_lift": ("filler",),
    "lipodissolve": ("contour",),
    "prp_hair": ("hair",),
    "gfc": ("hair",),
    "hair_transplant": ("hair",),
    "prp_face": ("scar",),
    "tca_cross": ("scar",),
    "sclerotherapy": ("varicosity",),
    "intralesional_steroid": ("keloid", LESION),
    "dermoscopy": (LESION,),
}


def uses_of(treatment: str, category: str = "") -> frozenset[str]:
    """Return for what a treatment of the catalogue is photographed; nothing where only the usual views are taken."""
    return frozenset(_USES_OF_TREATMENT.get(treatment) or _USES_OF_CATEGORY.get(category, ()))


def guided_views(group: RegionGroup, uses: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the views of a set, in the order of the catalogue.

    A face gets its baseline and what the treatment asks for. Other places have no baseline: they get what the
    treatment asks for, or all their views where it asks for none of them.
    """
    wanted = set(uses)
    placed = {key: view for key, view in PHOTO_VIEWS.items() if view.region != NO_SITE}
    here = [key for key, view in placed.items() if _shows(key, group)]
    asked = [key for key in here if wanted & set(placed[key].used_for)]
    baseline = [key for key in here if BASELINE in placed[key].used_for]
    chosen = [key for key in here if key in {*asked, *baseline}] or here
    lesion = [key for key, view in PHOTO_VIEWS.items() if view.region == NO_SITE]
    return (*chosen, *(lesion if LESION in wanted or not chosen else ()))


def _shows(key: str, group: RegionGroup) -> bool:
    view = PHOTO_VIEWS[key]
    return group_of(view.region) is group if not view.intimate else group is RegionGroup.INTIMATE


@worded(
    say("Photographs declined"),
    declined_on=say("Declined on"),
    region=say("Body region"),
    views=say("Views"),
    treatment=say("Treatment"),
    reason=say("Reason"),
)
@register_kind(KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class PhotoRefusal:
    """That a patient did not want some views taken on a day; a drawing on the body map takes their place.

    `views` are standard views, none for all of the region; `region` is of `REGION_NAMES`. `visit_id` is 0 without one.
    """

    declined_on: PartialDate
    region: str = ""
    views: tuple[str, ...] = ()
    treatment: str = ""
    visit_id: int = 0
    reason: str = ""


def checked_refusal(body: PhotoRefusal) -> tuple[PhotoRefusal, dict[str, Message]]:
    """Return a refusal tidied up, and what is wrong with it by the name of the field; a reason may stay empty."""
    tidy = replace(body, reason=clean_line(body.reason))
    problems: dict[str, Message] = {}
    if tidy.region not in REGION_NAMES:
        problems["region"] = say("Choose the body site from the list.")
    if not set(tidy.views) <= set(VIEW_NAMES) - {""}:
        problems["views"] = say("Choose the view from the list.")
    if len(tidy.reason) > LONGEST_NAME:
        problems["reason"] = say("This has more than {longest} characters. Shorten it.", longest=LONGEST_NAME)
    return tidy, problems
