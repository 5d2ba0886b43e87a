"""A patient's chart as the safety rules see it, and the rules and suggestions that speak in this clinic."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.reproductive import applies
from luna_desktop.domain.clinical.rules.chart_signs import signs_of
from luna_desktop.domain.clinical.rules.people_signs import Person
from luna_desktop.domain.clinical.rules.signs import RuleChart
from luna_desktop.domain.clinical.rules.suggesting import Suggestion, read_suggestions
from luna_desktop.domain.clinical.rules.table import RuleBook, rule_book
from luna_desktop.domain.clinical.shelf_life import Facts
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import Birth
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.chart_access import shelf_life
from luna_desktop.services.care.safety_due import ByKind
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.work import Work

RULE_KINDS = (
    "condition",
    "medicine",
    "allergy",
    "allergy_state",
    "pregnancy",
    "reproductive",
    "skin_profile",
    "lifestyle",
    "safety_answer",
    "rule_answer",
)
"""The kinds of facts that rules read."""
RULE_BOOKS = (
    "conditions",
    "systemic_meds",
    "topicals",
    "allergens",
    "treatments",
    "treatment_contents",
    "vocab",
)
RULES, SUGGESTIONS = "safety_rules", "suggestions"
_NOTHING = Catalogue("", ())


def book(name: str) -> Catalogue:
    """Return a catalogue in use, an empty one where its file was refused without an earlier copy."""
    try:
        return catalogue(name)
    except KeyError:
        return _NOTHING


def books() -> dict[str, Catalogue]:
    """Return the catalogues that rules read."""
    return {name: book(name) for name in RULE_BOOKS}


def rules() -> RuleBook:
    """Return the rules that speak: those that a doctor of the clinic has approved."""
    return _rules(book(RULES))


def suggestions() -> tuple[Suggestion, ...]:
    """Return the suggestions that speak."""
    return _suggestions(book(SUGGESTIONS))


class _Kept:
    """Keeps what was read out of a catalogue for as long as that catalogue is the one in use."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.value: object = None


_RULES, _SUGGESTIONS = _Kept(), _Kept()


def _rules(source: Catalogue) -> RuleBook:
    if _RULES.catalogue is not source or not isinstance(_RULES.value, RuleBook):
        _RULES.catalogue, _RULES.value = source, rule_book(source)
    return _RULES.value


def _suggestions(source: Catalogue) -> tuple[Suggestion, ...]:
    if _SUGGESTIONS.catalogue is not source or not isinstance(_SUGGESTIONS.value, tuple):
        _SUGGESTIONS.catalogue, _SUGGESTIONS.value = source, read_suggestions(source)
    return _SUGGESTIONS.value


def rule_facts(work: Work, patient: PatientId) -> ByKind:
    """Return the facts that rules read, by kind."""
    return ByKind(current_facts(work, patient, RULE_KINDS))


def chart_of(work: Work, patient: PatientId) -> tuple[RuleChart, ByKind]:
    """Return a patient's chart as rules see it today, with the facts that it was made of."""
    facts = rule_facts(work, patient)
    return chart_on(work, card_of(work, patient), facts, local_day(work.now)), facts


def chart_from(work: Work, card: CardRow, known: Iterable[Known]) -> RuleChart:
    """Return a chart that was read already as rules see it today."""
    return chart_on(work, card, ByKind(known), local_day(work.now))


def chart_on(work: Work, card: CardRow, facts: Facts, day: date) -> RuleChart:
    """Return a chart as rules see it on a day: answers grow old, ages and times pass."""
    return signs_of(facts, books(), person_of(card, day), day, shelf_life(work))


def person_of(card: CardRow, day: date) -> Person:
    """Return what rules need to know of a person besides the chart."""
    ages = card.birth.ages(day)
    return Person(card.gender, ages, _months(card.birth, day), can_be_pregnant=applies(card.gender, ages))


def _months(birth: Birth, day: date) -> tuple[int, int] | None:
    span = birth.span()
    if span is None:
        return None
    first, last = span
    return _months_since(last, day), _months_since(first, day)


def _months_since(born: date, day: date) -> int:
    return max(0, (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day))
