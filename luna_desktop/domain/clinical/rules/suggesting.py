"""Options to consider, for the treating doctor: from conditions, preferences, phototype and safety findings.

A suggestion never stands above a finding: what a rule stops or delays is left out and says why. Options come by
concern and step, then by the weight of the clinic's table, never by price or stock. Words that nobody coded are shown
as conditions of use, never taken as met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.rules.signs import Evidence, PlannedItem, RuleChart, Sign, Truth
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.texts import Message, say

HEADING = say("Options to consider, for the treating doctor")
FOR_ANYBODY = "any"
BOOKS = {"topical": "topicals", "systemic": "systemic_meds", "treatment": "treatments"}
"""The catalogue of each kind of item; what is in none (`svc`) is a service or an advice."""
STOPPING = frozenset({Level.CONTRAINDICATED, Level.DEFER})


@dataclass(frozen=True)
class Suggestion:
    """One row of the clinic's table that speaks; `weight` orders options within a step and is no evidence."""

    id: str
    version: str
    concern: str
    conditions: frozenset[str]
    step: int
    kind: str
    item_kind: str
    item_id: str
    label: str
    applies_when: str
    not_when: tuple[tuple[str, str], ...]
    weight: int
    grade: str
    rationale: str
    sources: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class Option:
    """A suggestion that fits, with the facts it rests on, what is missing, and findings that only ask to review."""

    suggestion: Suggestion
    facts: tuple[Evidence, ...]
    missing: tuple[Message, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A suggestion for a concern of the chart that is not offered, and why."""

    suggestion: Suggestion
    because: Message
    facts: tuple[Evidence, ...] = ()
    finding: Finding | None = None


@dataclass(frozen=True)
class Options:
    """What is offered, in its order, and what was left out."""

    offered: tuple[Option, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read_suggestions(catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Return the suggestions that speak: a row without a weight and a rationale was not approved."""
    return tuple(found for entry in catalogue.entries if (found := _read(entry)) is not None)


def _read(entry: Entry) -> Suggestion | None:
    cell = entry.columns
    if not cell.get("weight") or not cell.get("rationale"):
        return None
    return Suggestion(
        entry.id,
        entry.version,
        cell["concern"],
        frozenset(entry.parts("condition_ids", ",")),
        int(cell["step"]) if cell["step"].isdigit() else 0,
        cell["kind"],
        cell["item_kind"],
        cell["item_id"],
        cell["label"],
        cell.get("applies_when", ""),
        tuple(_trigger(part) for part in entry.parts("not_when")),
        int(cell["weight"]) if cell["weight"].isdigit() else 0,
        cell.get("evidence_grade", ""),
        cell["rationale"],
        entry.parts("source"),
        entry.basis,
    )


def _trigger(text: str) -> tuple[str, str]:
    kind, _, name = text.partition(":")
    return kind, name


Finder = Callable[[Suggestion], tuple[Finding, ...]]
"""Gives the findings about a suggestion's item; nothing for advice, which no rule is about."""


def suggest(
    suggestions: Iterable[Suggestion],
    chart: RuleChart,
    findings_of: Finder,
    unwanted: Callable[[Suggestion], Message | None] = lambda _: None,
) -> Options:
    """Return the options for a chart; `unwanted` says which a patient's preference rules out, and why."""
    concerns = {sign.id: sign for sign in chart.signs if sign.kind == "cond" and sign.is_current is not False}
    offered: list[Option] = []
    left: list[LeftOut] = []
    for each in _in_order(suggestions):
        reasons = tuple(_reasons(each, concerns))
        if not reasons and FOR_ANYBODY not in each.conditions:
            continue
        found = _weigh(each, chart, reasons, findings_of, unwanted)
        if isinstance(found, Option):
            offered.append(found)
        else:
            left.append(found)
    return Options(tuple(offered), tuple(left))


def _in_order(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(suggestions, key=lambda each: (each.concern, each.step, -each.weight, each.id))


def _reasons(each: Suggestion, concerns: dict[str, Sign]) -> Iterator[Evidence]:
    for name in sorted(each.conditions & set(concerns)):
        yield from concerns[name].evidence


def _weigh(
    each: Suggestion,
    chart: RuleChart,
    reasons: tuple[Evidence, ...],
    findings_of: Finder,
    unwanted: Callable[[Suggestion], Message | None],
) -> Option | LeftOut:
    missing: list[Message] = []
    for kind, name in each.not_when:
        truth = chart.truth_of(kind, name)
        signs = chart.by_key.get((kind, name), ())
        facts = tuple(fact for sign in signs for fact in sign.evidence)
        if truth is Truth.YES:
            return LeftOut(each, say("Something in the chart speaks against it."), facts)
        missing += [words for sign in signs for words in sign.missing]
    wish = unwanted(each)
    if wish is not None:
        return LeftOut(each, wish)
    findings = findings_of(each)
    stopping = next((one for one in findings if one.rule.level in STOPPING and one.is_sure), None)
    if stopping is not None:
        return LeftOut(each, say("A safety rule asks to stop or to wait."), stopping.facts, stopping)
    missing += [words for one in findings for words in one.missing]
    return Option(each, reasons, tuple(dict.fromkeys(missing)), findings)


def item_of(each: Suggestion, books: dict[str, Catalogue]) -> PlannedItem | None:
    """Return a suggestion's item as rules read it, or None for advice and what is in no catalogue."""
    name = BOOKS.get(each.item_kind, "")
    book = books.get(name)
    if book is None or not book.has(each.item_id):
        return None
    entry = book.entry(each.item_id)
    return PlannedItem(name, entry.id, entry.name, dict(entry.columns))
