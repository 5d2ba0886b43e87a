"""For which treatments, and on which days to come, a booking waits for a clinician: sure findings that stop or delay.

What depends on the day of the treatment alone (the room, the device, a consent still to be signed) holds no booking,
and neither does what is merely possible; the check-in asks for that. Answers grow old and times pass, so days are
worked out ahead, each from the chart as it will be then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.rules.engine import find
from luna_desktop.domain.clinical.rules.qualifiers import window_days
from luna_desktop.domain.clinical.rules.signs import PlannedItem, RuleChart, Sign, Truth
from luna_desktop.domain.clinical.rules.table import Level, Rule, RuleBook
from luna_desktop.domain.clinical.rules.targets import in_target

AHEAD_DAYS = 400
"""How far ahead holds are worked out; a booking beyond is held, since nobody knows the chart of then."""
HOLDING = frozenset({Level.CONTRAINDICATED, Level.DEFER})
OF_THE_DAY = frozenset({"plan", "stock", "consent", "device", "ingredient", "vital"})
TREATMENT_TARGETS = frozenset({"tx", "class", "energy", "any"})


@dataclass(frozen=True)
class Hold:
    """That bookings of a treatment wait from a day until before another; no end where `ends_on` is None."""

    treatment: str
    begins_on: date
    ends_on: date | None = None


def holding_rules(book: RuleBook) -> RuleBook:
    """Return the rules that can hold a booking."""
    rules = tuple(
        rule
        for rule in book.rules
        if rule.level in HOLDING
        and rule.trigger_kind not in OF_THE_DAY
        and rule.target_kind in TREATMENT_TARGETS
        and not rule.target_qualifier
    )
    by_trigger: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rule in rules:
        by_trigger[rule.trigger] = (*by_trigger.get(rule.trigger, ()), rule)
    return RuleBook(book.version, rules, by_trigger)


def treatment_items(treatments: Catalogue) -> tuple[PlannedItem, ...]:
    """Return every treatment of the catalogue as an item; where on the body and what for is not known at the desk."""
    return tuple(PlannedItem("treatments", entry.id, entry.name, dict(entry.columns)) for entry in treatments.entries)


def holds(
    book: RuleBook,
    items: Iterable[PlannedItem],
    chart_on: Callable[[date], RuleChart],
    changes: Iterable[date],
    today: date,
) -> tuple[Hold, ...]:
    """Return the holds from today on; `changes` are the days on which the chart says something else by itself."""
    if not book.rules:
        return ()
    every = tuple(items)
    last = today + timedelta(days=AHEAD_DAYS)
    days = sorted({today, *(day for day in changes if today < day <= last)})
    begun: dict[str, date] = {}
    found: list[Hold] = []
    for day in days:
        held = {each.item.id for each in find(book, chart_on(day), every) if each.is_sure}
        for name in sorted(begun.keys() - held):
            found.append(Hold(name, begun.pop(name), day))
        for name in held - begun.keys():
            begun[name] = day
    return (*found, *(Hold(name, since) for name, since in sorted(begun.items())))


def can_be_held(book: RuleBook, items: Iterable[PlannedItem]) -> frozenset[str]:
    """Return the treatments that any chart at all could hold under these rules."""
    return frozenset(
        item.id
        for item in items
        if any(in_target(rule, item, Sign(*rule.trigger)).truth is not Truth.NO for rule in book.rules)
    )


def days_of_change(chart: RuleChart, book: RuleBook, lapses: Iterable[date]) -> frozenset[date]:
    """Return the days on which times of the rules run out for what the chart holds, and on which answers grow old."""
    windows = {days for rule in book.rules if (days := window_days(rule.trigger_qualifier))}
    ends = {
        sign.on + timedelta(days=days + 1)
        for sign in chart.signs
        if sign.on is not None
        for days in (*(windows if sign.key in book.by_trigger else ()), sign.counts_days)
    }
    return frozenset(ends | set(lapses))
