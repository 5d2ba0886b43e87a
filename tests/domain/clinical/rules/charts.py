"""Made-up charts for rules: a healthy one in which every question was answered by no, and one for each trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Catalogue, Entry, load
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyReview,
    AllergyState,
    Certainty,
    Condition,
    Medicine,
    MedicineKind,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking, Sunscreen
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.reproductive import Contraception, Reproductive
from luna_desktop.domain.clinical.rules.asked import QUESTIONS, RuleAnswer, name_of
from luna_desktop.domain.clinical.rules.chart_signs import signs_of
from luna_desktop.domain.clinical.rules.people_signs import Person
from luna_desktop.domain.clinical.rules.plan_signs import planned_item, with_plan
from luna_desktop.domain.clinical.rules.signs import PlannedItem, RuleChart
from luna_desktop.domain.clinical.rules.table import RuleBook, rule_book
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SafetyAnswer
from luna_desktop.domain.clinical.shelf_life import AFact
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.facts import kind_of
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.paths import resources

TODAY = date(2026, 11, 2)
ASKED = Asked(PartialDate.of(TODAY))
FACE = Coded("Face", "face")
ADULT = Person(Gender.FEMALE, (30, 30), (360, 371))


@dataclass(frozen=True)
class OneFact:
    body: Any
    fact_id: int = 1
    number: int = 1
    recorded_at: datetime = datetime(2026, 11, 2, 6, tzinfo=UTC)
    is_brought: bool = False
    recorded_by: str = "Dr Rao"


@dataclass(frozen=True)
class Facts:
    bodies: tuple[object, ...] = field(default=())

    def of(self, kind: str) -> Sequence[AFact]:
        return tuple(OneFact(body, at) for at, body in enumerate(self.bodies, 1) if kind_of(body).name == kind)


@cache
def books() -> dict[str, Catalogue]:
    return {name: load(resources() / "catalogues" / f"{name}.tsv") for name in TABLES}


@cache
def rules() -> RuleBook:
    return rule_book(books()["safety_rules"])


def healthy() -> tuple[object, ...]:
    return (
        Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.NO, asked=ASKED),
        Reproductive(contraception=Contraception.COPPER_IUD, intention=YesNo.NO, asked=ASKED),
        SkinProfile(Fitzpatrick.II, asked=ASKED),
        Lifestyle(PartialDate.of(TODAY), smoking=Smoking.NEVER, sunscreen=Sunscreen.DAILY),
        AllergyReview(AllergyState.NONE_KNOWN, PartialDate.of(TODAY)),
        *(SafetyAnswer(question, YesNo.NO, asked=ASKED) for question in BY_ITSELF),
        *(RuleAnswer(name_of(trigger), YesNo.NO, asked=ASKED) for trigger in QUESTIONS),
    )


def chart(bodies: Iterable[object], person: Person = ADULT, today: date = TODAY) -> RuleChart:
    return signs_of(Facts(tuple(bodies)), books(), person, today)


def without(kind: type, bodies: Iterable[object]) -> tuple[object, ...]:
    return tuple(body for body in bodies if not isinstance(body, kind))


def answered(trigger: tuple[str, str], answer: YesNo, bodies: Iterable[object]) -> tuple[object, ...]:
    name = name_of(trigger)
    said = RuleAnswer(name, answer, PartialDate.of(TODAY) if answer is YesNo.YES else None, asked=ASKED)
    return (*(body for body in bodies if not (isinstance(body, RuleAnswer) and body.question == name)), said)


def condition(entry: Entry, **parts: Any) -> Condition:
    return Condition(entry.coded(), **{"region": FACE, **parts})


def medicine(entry: Entry, **parts: Any) -> Medicine:
    kind = MedicineKind.TOPICAL if entry.catalogue == "topicals" else MedicineKind.SYSTEMIC
    return Medicine(entry.coded(), kind, **parts)


def allergy(entry: Entry, certainty: Certainty = Certainty.CONFIRMED) -> Allergy:
    return Allergy(entry.coded(), certainty=certainty)


def with_flag(book: str, column: str, flag: str) -> Entry:
    return next(entry for entry in books()[book].entries if flag in entry.parts(column, ","))


def item(entry: Entry, bodies: Iterable[object] = (), **parts: Any) -> PlannedItem:
    found = planned_item(entry.coded(), books(), **{"regions": frozenset({"face"}), "is_cosmetic": True, **parts})
    return with_plan((found,), {found.name: entry.coded()}, Facts(tuple(bodies)), books())[0]


_STATES: dict[str, object] = {
    "pregnant": Pregnancy(PregnancyState.PREGNANT, breastfeeding=YesNo.NO, asked=ASKED),
    "possibly_pregnant": Pregnancy(PregnancyState.POSSIBLE, breastfeeding=YesNo.NO, asked=ASKED),
    "unknown_pregnancy": Pregnancy(PregnancyState.UNKNOWN, breastfeeding=YesNo.NO, asked=ASKED),
    "trying_to_conceive": Pregnancy(PregnancyState.TRYING, breastfeeding=YesNo.NO, asked=ASKED),
    "breastfeeding": Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.YES, asked=ASKED),
    "postpartum_6w": Pregnancy(
        PregnancyState.NOT_PREGNANT,
        breastfeeding=YesNo.NO,
        delivered_on=PartialDate(2026, 10, 20),
        asked=ASKED,
    ),
    "no_contraception": Reproductive(contraception=Contraception.NONE, intention=YesNo.NO, asked=ASKED),
}
_PHOTOTYPES = {"fitzpatrick_4_6": "IV", "fitzpatrick_5_6": "V", "fitzpatrick_6": "VI", "unknown_phototype": "unknown"}


def made_true(rule: dict[str, str]) -> tuple[tuple[object, ...], Person]:
    """Return the healthy chart with that one thing more that a rule's trigger names, and the person."""
    kind, name = rule["trigger_kind"], rule["trigger_id"]
    base, known = healthy(), books()
    if kind in {"cond", "flag"}:
        named = {"skin cancer": "skin_cancer_history"}.get(rule.get("trigger_qualifier", ""), name)
        is_id = (kind == "cond" or named != name) and known["conditions"].has(named)
        entry = known["conditions"].entry(named) if is_id else with_flag("conditions", "flags", name)
        return (*base, condition(entry)), ADULT
    if kind in {"alg", "alggroup"}:
        entry = known["allergens"].entry(name) if kind == "alg" else with_flag("allergens", "cross_groups", name)
        return (*base, allergy(entry)), ADULT
    if kind in {"med", "medflag"}:
        entry = known["systemic_meds"].entry(name) if kind == "med" else with_flag("systemic_meds", "flags", name)
        return (*base, medicine(entry)), ADULT
    if kind == "combo":
        return (*base, medicine(known["topicals"].entry(name))), ADULT
    return _of_the_person(kind, name, base)


def _of_the_person(kind: str, name: str, base: tuple[object, ...]) -> tuple[tuple[object, ...], Person]:
    if kind == "state" and name in _STATES:
        body = _STATES[name]
        return (*without(type(body), base), body), ADULT
    if kind == "skin":
        profile = SkinProfile(Fitzpatrick(_PHOTOTYPES[name]), asked=ASKED)
        return (*without(SkinProfile, base), profile), ADULT
    if name in _MADE:
        return _MADE[name](base)
    return answered((kind, name), YesNo.YES, base), ADULT


def _aged(years: int, months: int) -> Person:
    return replace(ADULT, ages=(years, years), months=(months, months), can_be_pregnant=False)


def _living(base: tuple[object, ...], smoking: Smoking, sunscreen: Sunscreen) -> tuple[object, ...]:
    lives = Lifestyle(PartialDate.of(TODAY), smoking=smoking, sunscreen=sunscreen)
    return (*without(Lifestyle, base), lives)


def _smoking(base: tuple[object, ...]) -> tuple[tuple[object, ...], Person]:
    return _living(base, Smoking.EVERY_DAY, Sunscreen.DAILY), replace(ADULT, ages=(40, 40), months=(485, 485))


def _tanned(base: tuple[object, ...]) -> tuple[tuple[object, ...], Person]:
    profile = SkinProfile(Fitzpatrick.II, last_tan=PartialDate(2026, 10, 28), asked=ASKED)
    return (*without(SkinProfile, base), profile), ADULT


def _sun_damaged(base: tuple[object, ...]) -> tuple[tuple[object, ...], Person]:
    return (*base, condition(books()["conditions"].entry("photoageing"))), _aged(70, 845)


_Made = Callable[[tuple[object, ...]], tuple[tuple[object, ...], Person]]
_MADE: dict[str, _Made] = {
    "unknown_history": lambda base: (without(AllergyReview, base), ADULT),
    "minor_under_8": lambda base: (base, _aged(5, 62)),
    "minor_under_18": lambda base: (base, _aged(5, 62)),
    "infant_under_6m": lambda base: (base, _aged(0, 3)),
    "over_65_photodamage": _sun_damaged,
    "smoker_current": _smoking,
    "active_smoker": _smoking,
    "no_sun_protection": lambda base: (_living(base, Smoking.NEVER, Sunscreen.NEVER), ADULT),
    "tan_active": _tanned,
    "retinoid_use": lambda base: ((*base, medicine(books()["topicals"].entry("tretinoin"))), ADULT),
    "any_verified_allergen": lambda base: ((*base, allergy(books()["allergens"].entry("retinoid_top"))), ADULT),
}


def about(rule: dict[str, str], bodies: Iterable[object]) -> PlannedItem:
    """Return an item that a rule is about."""
    if rule["target_id"] == "photo_publication":
        return PlannedItem("photo_publication", "", "Publication")
    return item(_entry_about(rule["target_kind"], rule["target_id"]), bodies)


_COLUMNS = {
    "tx": ("treatments", "id"),
    "class": ("treatments", "rule_class"),
    "energy": ("treatments", "energy"),
    "prod": ("topicals", "id"),
    "prodclass": ("topicals", "class"),
    "med": ("systemic_meds", "id"),
    "medflag": ("systemic_meds", "flags"),
}


def _entry_about(kind: str, name: str) -> Entry:
    known = books()
    if kind in _COLUMNS:
        book, column = _COLUMNS[kind]
        return _with(known[book], column, name)
    if kind == "attr":
        column, _, values = name.partition("=")
        wanted = [each.strip() for each in values.split(",")]
        rows = (*known["topicals"].entries, *known["systemic_meds"].entries)
        return next(row for row in rows if row.columns[column] in wanted)
    if name in {"product_recommendation", "product_use"}:
        return known["topicals"].entry("tretinoin")
    return known["treatments"].entry("ipl_rejuv" if name == "light_or_laser" else "peel_superficial")


def _with(book: Catalogue, column: str, name: str) -> Entry:
    found = [entry for entry in book.entries if name in entry.columns[column].replace("/", ",").split(",")]
    return found[0]
