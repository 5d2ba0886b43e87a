"""What rules can ask about a chart: signs, each with how sure it is, on which facts it rests, and what is missing.

A sign that is absent means *no*. What was never asked, or whose *no* grew too old, is a sign that *may* be: unknown is
not no. `chart_signs` works the signs out of facts; this module knows no kind of fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message


class Truth(Enum):
    """How sure something is."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


def weakest(*truths: Truth) -> Truth:
    """Return the least sure of several that must all hold."""
    for each in (Truth.NO, Truth.MAYBE):
        if each in truths:
            return each
    return Truth.YES


@dataclass(frozen=True)
class Evidence:
    """A recorded fact that a finding rests on: what it is, what it says, of which day, and which version was read.

    `fact_id` and `number` are 0 for what is no fact, such as an age or the plan itself.
    """

    what: Message | str
    says: Message | str = ""
    on: PartialDate | date | None = None
    by: str = ""
    fact_id: int = 0
    number: int = 0


@dataclass(frozen=True)
class Sign:
    """One thing that rules ask about, under the kind and id of a rule's trigger.

    `members` are the catalogue ids behind a flag or group (conditions, medicines, allergens). `is_current` tells
    whether it is active or in use today, None where nobody knows; `on` is the last day it was there, taken or done, as
    late as it can have been. `regions` are body regions, None where the place is not known. `counts_days` is
    how long after `on` it still counts where a rule gives no time of its own.
    """

    kind: str
    id: str
    truth: Truth = Truth.YES
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Message, ...] = ()
    members: frozenset[str] = frozenset()
    is_current: bool | None = True
    on: date | None = None
    regions: frozenset[str] | None = None
    counts_days: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Return what a rule's trigger names it by."""
        return self.kind, self.id


@dataclass(frozen=True)
class RuleChart:
    """A chart as rules see it on a day: its signs, and the ages that the person can have (None where not known)."""

    today: date
    signs: tuple[Sign, ...] = ()
    ages: tuple[int, int] | None = None

    @cached_property
    def by_key(self) -> dict[tuple[str, str], tuple[Sign, ...]]:
        """Return the signs that can be true, by kind and id."""
        return grouped(self.signs)

    def truth_of(self, kind: str, name: str) -> Truth:
        """Return how sure it is that there is any sign of a kind and id, at any time."""
        return strongest(sign.truth for sign in self.by_key.get((kind, name), ()))


def grouped(signs: Iterable[Sign]) -> dict[tuple[str, str], tuple[Sign, ...]]:
    """Return the signs that can be true, by kind and id, in their order."""
    found: dict[tuple[str, str], list[Sign]] = {}
    for sign in signs:
        if sign.truth is not Truth.NO:
            found.setdefault(sign.key, []).append(sign)
    return {key: tuple(each) for key, each in found.items()}


def strongest(truths: Iterable[Truth]) -> Truth:
    """Return the surest of several of which one is enough; NO where there is none."""
    known = set(truths)
    return next((each for each in (Truth.YES, Truth.MAYBE) if each in known), Truth.NO)


@dataclass(frozen=True)
class PlannedItem:
    """What is to be added, prescribed, used, given or booked.

    `kind` is the catalogue it is from: `treatments`, `topicals`, `systemic_meds`; or `photo_publication`. `columns` are
    that row's, empty for what is in no catalogue. `regions` is the field, None where it is not said. `is_cosmetic`
    tells whether it is asked for appearance, None where nobody said. `signs` are of the plan itself: its site, what it
    is combined with, stock, device, consent, and what of the allergy list it holds. `fact_id` names the entry of the
    chart where the item stands there already.
    """

    kind: str
    id: str
    name: str
    columns: dict[str, str] = field(default_factory=dict, compare=False)
    regions: frozenset[str] | None = None
    is_cosmetic: bool | None = None
    signs: tuple[Sign, ...] = ()
    fact_id: int = 0

    def parts(self, column: str) -> frozenset[str]:
        """Return the values of a column that holds several."""
        text = self.columns.get(column, "").replace("/", ",")
        return frozenset(part.strip() for part in text.split(",") if part.strip())

    @cached_property
    def by_key(self) -> dict[tuple[str, str], tuple[Sign, ...]]:
        """Return the plan's own signs that can be true, by kind and id."""
        return grouped(self.signs)
