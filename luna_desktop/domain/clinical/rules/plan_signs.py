"""Items as rules read them, with the signs of the plan itself: what it holds of the allergy list, what stands beside.

What a plan says about its site, its purpose or what is ready in the room is asked (`asked`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Allergy, Certainty
from luna_desktop.domain.clinical.rules.chart_signs import allergens_of, rows_of, used_rows
from luna_desktop.domain.clinical.rules.people_signs import evidence
from luna_desktop.domain.clinical.rules.qualifiers import SAME_ALLERGEN, SAME_GROUP
from luna_desktop.domain.clinical.rules.signs import Evidence, PlannedItem, Sign, Truth
from luna_desktop.domain.clinical.shelf_life import Facts
from luna_desktop.domain.clinical.stops import substances_of
from luna_desktop.domain.clock import local_day
from luna_desktop.texts import say

_BOOKS = ("treatments", "topicals", "systemic_meds")
_USED = frozenset({"topicals", "systemic_meds"})
_NO_GROUP = "NONE"
OWN_WORDS = "products"
"""The kind of an item that is in no catalogue: rules about names cannot find it, rules about any product can."""


def planned_item(
    what: Coded,
    books: Mapping[str, Catalogue],
    *,
    regions: frozenset[str] | None = None,
    is_cosmetic: bool | None = None,
    kinds: Iterable[str] = _BOOKS,
) -> PlannedItem:
    """Return what was chosen as rules read it; the catalogue of its day says which row, else its code or name."""
    return planned_items(what, books, regions=regions, is_cosmetic=is_cosmetic, kinds=kinds)[0]


def planned_items(
    what: Coded,
    books: Mapping[str, Catalogue],
    *,
    regions: frozenset[str] | None = None,
    is_cosmetic: bool | None = None,
    kinds: Iterable[str] = _BOOKS,
    own_kind: str = OWN_WORDS,
) -> tuple[PlannedItem, ...]:
    """Return what was chosen as rules read it, one item for each row that its own words name; at least one.

    The kind that comes first is the one that is searched for words; `own_kind` is what it is where no row is found.
    """
    rows = _rows(what, books, tuple(kinds))
    if not rows:
        return (PlannedItem(own_kind, "", what.text, {}, regions, is_cosmetic),)
    return tuple(PlannedItem(row.catalogue, row.id, what.text, dict(row.columns), regions, is_cosmetic) for row in rows)


def _rows(what: Coded, books: Mapping[str, Catalogue], kinds: tuple[str, ...]) -> tuple[Entry, ...]:
    named = what.catalogue.removeprefix("luna/").partition("|")[0]
    for kind in (*(each for each in kinds if each == named), *kinds):
        rows = rows_of(what, books.get(kind))
        if rows:
            return rows[:1]
    return used_rows(what, books.get(kinds[0])) if kinds[0] in _USED else ()


def with_plan(
    items: Iterable[PlannedItem],
    whats: Mapping[str, Coded],
    facts: Facts,
    books: Mapping[str, Catalogue],
    *,
    are_taken: bool = False,
) -> tuple[PlannedItem, ...]:
    """Return the items of one plan, each with what it holds of the allergy list and what is planned beside it.

    `whats` gives, by an item's name, what was chosen. What is taken already (`are_taken`) stands in the chart itself.
    """
    every = tuple(items)
    together = [Sign("combo", item.id) for item in every if item.kind == "topicals"]
    return tuple(
        replace(
            item,
            signs=(
                *item.signs,
                *together,
                *(() if are_taken else _beside(item, every)),
                *_held(whats[item.name], facts, books),
            ),
        )
        for item in every
    )


def _beside(item: PlannedItem, every: Iterable[PlannedItem]) -> Iterator[Sign]:
    """Yield the other medicines of the same plan: two lines of one prescription act on each other as if taken."""
    for other in every:
        if other is item or other.kind != "systemic_meds" or not other.id:
            continue
        told = (Evidence(other.name, say("In the same plan")),)
        sign = Sign("med", other.id, evidence=told, members=frozenset({other.id}))
        yield sign
        flags = other.columns.get("flags", "").split(",")
        yield from (replace(sign, kind="medflag", id=flag.strip()) for flag in flags if flag.strip())


def _held(what: Coded, facts: Facts, books: Mapping[str, Catalogue]) -> Iterable[Sign]:
    held = substances_of(what, books)
    groups = _groups(held.values())
    for fact in facts.of("allergy"):
        body: Allergy = fact.body
        if body.certainty is Certainty.REFUTED:
            continue
        reacts_to = allergens_of(body.trigger, books)
        marks = {SAME_ALLERGEN} if any(entry.id in held for entry in reacts_to) else set()
        if groups & _groups(reacts_to):
            marks.add(SAME_GROUP)
        if marks:
            sure = body.certainty is Certainty.CONFIRMED
            yield Sign(
                "ingredient",
                "any_verified_allergen",
                Truth.YES if sure else Truth.MAYBE,
                (evidence(say("Allergy"), body.trigger.text, fact, local_day(fact.recorded_at)),),
                () if sure else (say("The allergy is not confirmed."),),
                members=frozenset(marks),
            )


def _groups(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(group for entry in entries for group in entry.parts("cross_groups", ",")) - {_NO_GROUP}
