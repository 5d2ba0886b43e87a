"""What a rule is about: whether a planned item is in a rule's target."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.clinical.rules.qualifiers import MET, Reading, overlaps
from luna_desktop.domain.clinical.rules.signs import PlannedItem, Sign, Truth, weakest
from luna_desktop.domain.clinical.rules.table import Rule
from luna_desktop.texts import say

NOT_ELECTIVE = frozenset({"consult", "diagnostic", "patch_test", "uv_whole", "uv_targeted", "il_steroid"})
"""Classes of treatments that are done because somebody is ill."""
LIGHT = frozenset({"laser", "ipl", "led", "uv"})
PRODUCTS = frozenset({"topicals", "systemic_meds", "products"})
ON_THE_SKIN = frozenset({"topicals", "products"})
"""What is recommended for use on the skin, the catalogue's and what is in own words alone."""
NOT_KNOWN = "unknown"
"""The value that a cell has which says nothing: not approved yet, or in no catalogue. Unknown is not no."""
_NOT = Reading(Truth.NO)
_FACE = frozenset({"face"})


def in_target(rule: Rule, item: PlannedItem, sign: Sign) -> Reading:
    """Say whether an item is what a rule is about; the rule's sign matters where the field must overlap it."""
    met = _KINDS[rule.target_kind](rule.target_id, item, sign)
    if met.truth is Truth.NO or not rule.target_qualifier:
        return met
    narrowed = _narrowed(rule.target_qualifier, item)
    return Reading(
        weakest(met.truth, narrowed.truth), (*met.unread, *narrowed.unread), (*met.missing, *narrowed.missing)
    )


def _narrowed(text: str, item: PlannedItem) -> Reading:
    """A target's qualifier is plain text but for the site, which a plan may name."""
    if text == "site face" and item.regions is not None:
        return Reading(overlaps(item.regions, _FACE))
    return Reading(Truth.MAYBE, unread=(text,))


def _yes(holds: bool) -> Reading:
    return MET if holds else _NOT


def _treatment(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "treatments" and item.id == name)


def _class(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "treatments" and name in item.parts("rule_class"))


def _energy(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "treatments" and name in item.parts("energy"))


def _product(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "topicals" and item.id == name)


def _product_class(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "topicals" and name in item.parts("class"))


def _medicine(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "systemic_meds" and item.id == name)


def _medicine_flag(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "systemic_meds" and name in item.parts("flags"))


def _attribute(name: str, item: PlannedItem, _sign: Sign) -> Reading:
    column, _, values = name.partition("=")
    wanted = {value.strip() for value in values.split(",")}
    known = item.columns.get(column, "")
    if known or item.kind not in PRODUCTS:
        return _yes(item.kind in PRODUCTS and known in wanted)
    if NOT_KNOWN not in wanted:
        return _NOT
    return Reading(
        Truth.YES, missing=(say("No approved entry says how this is used in pregnancy and while breastfeeding."),)
    )


def _any(name: str, item: PlannedItem, sign: Sign) -> Reading:
    return _ANY[name](item, sign)


def _is_elective(item: PlannedItem) -> bool:
    return item.kind == "treatments" and not item.parts("rule_class") & NOT_ELECTIVE


def _elective(item: PlannedItem, _sign: Sign) -> Reading:
    if not item.id and item.kind == "treatments":
        return Reading(Truth.MAYBE, missing=(say("What kind of treatment this is stands in no list."),))
    return _yes(_is_elective(item))


def _elective_in_field(item: PlannedItem, sign: Sign) -> Reading:
    elective = _elective(item, sign)
    if elective.truth is Truth.NO:
        return _NOT
    truth = overlaps(sign.regions, item.regions)
    missing = (say("Whether it lies in the area to be treated is not known."),) if truth is Truth.MAYBE else ()
    return Reading(weakest(elective.truth, truth), missing=(*elective.missing, *missing))


def _elective_cosmetic(item: PlannedItem, _sign: Sign) -> Reading:
    elective = _elective(item, _sign)
    if elective.truth is Truth.NO or item.is_cosmetic is False:
        return _NOT
    if item.is_cosmetic:
        return elective
    return Reading(Truth.MAYBE, missing=(say("Whether it is asked for appearance is not known."),))


def _light(item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "treatments" and bool(item.parts("energy") & LIGHT))


def _any_procedure(item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "treatments")


def _product_recommended(item: PlannedItem, sign: Sign) -> Reading:
    """What is in a product of any kind matters to who reacts to it; excipients of skin care to skin care alone."""
    return _yes(item.kind in (PRODUCTS if sign.kind == "ingredient" else ON_THE_SKIN))


def _product_used(item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind in PRODUCTS)


def _photo_published(item: PlannedItem, _sign: Sign) -> Reading:
    return _yes(item.kind == "photo_publication")


_ANY: dict[str, Callable[[PlannedItem, Sign], Reading]] = {
    "elective_procedure": _elective,
    "elective_in_field": _elective_in_field,
    "elective_cosmetic": _elective_cosmetic,
    "light_or_laser": _light,
    "any_procedure": _any_procedure,
    "product_recommendation": _product_recommended,
    "product_use": _product_used,
    "photo_publication": _photo_published,
}
_KINDS: dict[str, Callable[[str, PlannedItem, Sign], Reading]] = {
    "tx": _treatment,
    "class": _class,
    "energy": _energy,
    "prod": _product,
    "prodclass": _product_class,
    "med": _medicine,
    "medflag": _medicine_flag,
    "attr": _attribute,
    "any": _any,
}
TARGET_KINDS = frozenset(_KINDS)
ANY_TARGETS = frozenset(_ANY)
