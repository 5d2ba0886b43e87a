"""A second reading of the rule tables, written apart from the program: which rules a chart and an item make speak.

It takes the rows as text and a chart as bodies of facts, and knows nothing of signs. What it cannot decide counts as
possibly true, as the clinical reference asks: unknown is not no.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from luna_desktop.domain.clinical.rules.people_signs import Person
from luna_desktop.domain.clinical.rules.signs import PlannedItem
from tests.domain.clinical.rules.charts import TODAY, books

ELECTIVE_NOT = {"consult", "diagnostic", "patch_test", "uv_whole", "uv_targeted", "il_steroid"}
ENDS_WITH_THE_CONDITION = {
    "active_infection",
    "active_inflammatory",
    "acute_photodamage",
    "open_wound",
    "systemic_infection",
    "face_infection",
}


class World:
    """Everything a chart says, as a table of triggers, each with what is known about it."""

    def __init__(self, bodies: Iterable[object], person: Person, item: PlannedItem, today: date = TODAY) -> None:
        self.bodies, self.person, self.item, self.today = tuple(bodies), person, item, today
        self.known: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for trigger, about in self._everything():
            self.known.setdefault(trigger, []).append(about)

    def _everything(self) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        for body in self.bodies:
            name = type(body).__name__
            yield from getattr(self, f"_{name.lower()}", lambda _: iter(()))(body)
        yield from self._ages()
        if self.item.kind == "topicals":
            yield ("combo", self.item.id), {}

    def _condition(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        row = _row("conditions", body.what)
        active = {"active": True, "recurring": True, "resolved": False}.get(body.status.value)
        about = {"active": active, "where": body.region.code, "members": {row["id"]}}
        yield ("cond", row["id"]), about
        for flag in filter(None, row["flags"].split(",")):
            if flag not in ENDS_WITH_THE_CONDITION or active is not False:
                yield ("flag", flag), about

    def _allergy(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        if body.certainty.value == "refuted":
            return
        row = _row("allergens", body.trigger)
        mine = set(filter(None, self.item.columns.get("allergen_ids", "").split(";")))
        groups = set(row["cross_groups"].split(",")) - {"NONE", ""}
        yield ("alg", row["id"]), {}
        for group in groups:
            yield ("alggroup", group), {}
        near = {group for other in mine for group in books()["allergens"].row(other)["cross_groups"].split(",")}
        if row["id"] in mine:
            yield ("ingredient", "any_verified_allergen"), {"same": "id"}
        if near & groups:
            yield ("ingredient", "any_verified_allergen"), {"same": "group"}

    def _medicine(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        current = body.stopped is None
        ended = None if current else (self.today - body.stopped.latest).days
        about = {"active": current, "days": 0 if current else ended}
        try:
            row = _row("systemic_meds", body.what)
        except LookupError:
            row = _row("topicals", body.what)
            if current:
                yield ("combo", row["id"]), about
            if "retinoid" in row["class"].split(","):
                yield ("recent", "retinoid_use"), about
            return
        about |= {"members": {row["id"]}, "lasts": int(row["lookback_days_default"] or 0)}
        yield ("med", row["id"]), about
        for flag in filter(None, row["flags"].split(",")):
            yield ("medflag", flag), about

    def _pregnancy(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        old = (self.today - body.asked.on.latest).days > 28
        state = body.state.value
        if state == "pregnant":
            yield ("state", "pregnant"), {}
        elif state not in {"not_pregnant", "trying"} or old:
            for name in ("unknown_pregnancy", "possibly_pregnant", "pregnant", "trying_to_conceive"):
                yield ("state", name), {}
            yield ("state", "unknown_history"), {}
        if state == "trying":
            yield ("state", "trying_to_conceive"), {}
        if body.breastfeeding.value == "yes":
            yield ("state", "breastfeeding"), {}
        elif body.breastfeeding.value != "no" or old:
            yield ("state", "breastfeeding"), {}
            yield ("state", "unknown_history"), {}
        if body.delivered_on is not None and (self.today - body.delivered_on.latest).days <= 42:
            yield ("state", "postpartum_6w"), {}

    def _reproductive(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        if body.contraception.value in {"none", "unknown", "declined"}:
            yield ("state", "no_contraception"), {}
        if body.intention.value != "no":
            yield ("state", "trying_to_conceive"), {}

    def _skinprofile(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        phototype = body.fitzpatrick.value
        if phototype == "unknown":
            yield ("skin", "unknown_phototype"), {}
        dark = {"fitzpatrick_4_6": "IV V VI", "fitzpatrick_5_6": "V VI", "fitzpatrick_6": "VI"}
        for name, types in dark.items():
            if phototype == "unknown" or phototype in types.split():
                yield ("skin", name), {}
        if body.last_tan is not None:
            yield ("life", "tan_active"), {"days": (self.today - body.last_tan.latest).days}

    def _lifestyle(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        if body.smoking.value not in {"never", "former"}:
            yield ("life", "smoker_current"), {}
            yield ("life", "active_smoker"), {}
        if body.sunscreen.value in {"never", "unknown"}:
            yield ("life", "no_sun_protection"), {}

    def _safetyanswer(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        flags = {
            "keloid": "keloid_tendency",
            "dark_marks": "pih_prone",
            "cold_sores": "hsv",
            "bleeding": "bleeding_disorder",
            "heart_device": "cied",
            "metal": "metal_in_field",
        }
        if body.answer.value != "no":
            yield ("flag", flags[body.question.value]), {"members": set()}
        if body.answer.value in {"unknown", "declined"}:
            yield ("state", "unknown_history"), {}

    def _ruleanswer(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        kind, _, name = body.question.partition(":")
        if body.answer.value != "no":
            days = (self.today - body.happened_on.latest).days if body.happened_on else None
            yield (kind, name), {"days": days}

    def _allergyreview(self, body: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        if body.state.value in {"never_asked", "asked_unknown"}:
            yield ("state", "unknown_history"), {}

    def _ages(self) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        if not any(type(body).__name__ in {"AllergyReview", "Allergy"} for body in self.bodies):
            yield ("state", "unknown_history"), {}
        age = self.person.ages[0] if self.person.ages else 0
        months = self.person.months[0] if self.person.months else age * 12
        if age < 8:
            yield ("state", "minor_under_8"), {}
        if age < 18:
            yield ("demo", "minor_under_18"), {}
        if months < 6:
            yield ("demo", "infant_under_6m"), {}
        damaged = {"photoageing", "actinic_keratosis", "lentigo"}
        if age >= 65 and any(key[0] == "cond" and key[1] in damaged for key in self.known):
            yield ("demo", "over_65_photodamage"), {}


def speaking(rows: Iterable[dict[str, str]], world: World) -> set[str]:
    """Return the ids of the rules that speak, surely or possibly."""
    return {
        row["id"]
        for row in rows
        for about in world.known.get((row["trigger_kind"], row["trigger_id"]), ())
        if _is_target(row, world, about) and _is_narrowed(row, world, about)
    }


def _is_narrowed(row: dict[str, str], world: World, about: dict[str, Any]) -> bool:
    words = row["trigger_qualifier"]
    if not words:
        if row["trigger_kind"] not in {"med", "medflag"} or about["active"]:
            return True
        return about["days"] is None or about["days"] <= about["lasts"]
    return all(_is_part(part.strip(), world, about) for part in words.split(","))


def _is_part(words: str, world: World, about: dict[str, Any]) -> bool:
    timed = re.fullmatch(r"(current or )?within (\d+) (day|week|month|year)s?", words)
    if timed:
        days = int(timed[2]) * {"day": 1, "week": 7, "month": 30, "year": 365}[timed[3]]
        return bool(timed[1] and about.get("active")) or about.get("days") is None or about["days"] <= days
    if words.startswith("age>="):
        return world.person.ages is None or world.person.ages[1] >= int(words[5:])
    active, near = about.get("active", True) is not False, about.get("where") in {None, "", "face"}
    members = about.get("members") or {"melasma", "skin_cancer_history"}
    holds = {("combo", name) for name in ("benzoyl_peroxide_top", "adapalene_bpo", "clinda_bpo")}
    coded = {
        "active": active,
        "current": active,
        "in field": near,
        "same site": near,
        "keloid in field": near,
        "face": near,
        "active lesion in field": near and active,
        "melasma": "melasma" in members,
        "skin cancer": "skin_cancer_history" in members,
        "same allergen id": about.get("same") == "id",
        "same cross group": about.get("same") == "group",
        "without benzoyl peroxide": not holds & set(world.known),
    }
    return coded.get(words, True)


_OF_KIND = {
    "tx": "treatments",
    "class": "treatments",
    "energy": "treatments",
    "prod": "topicals",
    "prodclass": "topicals",
    "med": "systemic_meds",
    "medflag": "systemic_meds",
}


def _is_target(row: dict[str, str], world: World, about: dict[str, Any]) -> bool:
    item, kind, name = world.item, row["target_kind"], row["target_id"]
    cells = {key: set(text.replace("/", ",").split(",")) for key, text in item.columns.items()}
    if kind == "attr":
        column, _, values = name.partition("=")
        return item.kind != "treatments" and item.columns.get(column) in [each.strip() for each in values.split(",")]
    if kind == "any":
        return _is_any(name, item, cells, about)
    if item.kind != _OF_KIND[kind]:
        return False
    column = {"class": "rule_class", "energy": "energy", "prodclass": "class", "medflag": "flags"}.get(kind, "id")
    return name in cells.get(column, set())


def _is_any(name: str, item: PlannedItem, cells: dict[str, set[str]], about: dict[str, Any]) -> bool:
    treatment = item.kind == "treatments"
    elective = treatment and not cells["rule_class"] & ELECTIVE_NOT
    product = item.kind in {"topicals", "systemic_meds"}
    return {
        "photo_publication": item.kind == "photo_publication",
        "product_recommendation": product if "same" in about else item.kind == "topicals",
        "product_use": product,
        "any_procedure": treatment,
        "light_or_laser": treatment and bool(cells["energy"] & {"laser", "ipl", "led", "uv"}),
        "elective_in_field": elective and about.get("where") in {None, "", "face"},
    }.get(name, elective)


def _row(book: str, what: Any) -> dict[str, str]:
    for entry in books()[book].entries:
        if what.code in {entry.id, entry.code} and what.text == entry.name:
            return dict(entry.columns)
    raise LookupError(what.text)
