"""The words that narrow a rule's trigger: those the program can read, and those it can only show.

A qualifier that is not read here counts as possibly true, and its text is shown: never silently true, never silently
false. Several parts are divided by commas; each is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.rules.signs import PlannedItem, RuleChart, Sign, Truth, weakest
from luna_desktop.texts import Message, say

DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_WITHIN = re.compile(r"(current or )?within (\d+) (day|week|month|year)s?")
_AGE = re.compile(r"age>=(\d+)")
_IN_FIELD = frozenset({"in field", "same site", "active lesion in field", "keloid in field"})
SAME_ALLERGEN, SAME_GROUP = "same allergen id", "same cross group"
"""Qualifiers of which the plan's own sign says, among its members, that they are met."""
WITH_BENZOYL_PEROXIDE = frozenset({"benzoyl_peroxide_top", "adapalene_bpo", "clinda_bpo"})
_MEMBERS: dict[str, frozenset[str]] = {
    "melasma": frozenset({"melasma"}),
    "skin cancer": frozenset({"skin_cancer_history"}),
    "ciclosporin or azathioprine": frozenset({"ciclosporin", "azathioprine"}),
}
"""Qualifiers that name what must be behind a flag."""
_NOT_ONLY_MEMBERS = frozenset({"ciclosporin or azathioprine"})
"""Those of which the chart can say yes by a medicine alone; where none is known they stay possible."""


@dataclass(frozen=True)
class Reading:
    """How far a qualifier is met: its truth, the parts that nobody could read, and what is missing to know."""

    truth: Truth
    unread: tuple[str, ...] = ()
    missing: tuple[Message, ...] = ()


MET = Reading(Truth.YES)
_Part = Callable[[Sign, RuleChart, PlannedItem], Reading]


def read_trigger(qualifier: str, sign: Sign, chart: RuleChart, item: PlannedItem) -> Reading:
    """Say whether a trigger's qualifier is met by a sign of the chart, for what is planned."""
    if not qualifier:
        return _without_qualifier(sign, chart)
    readings = [part(sign, chart, item) for part in _parts(qualifier)]
    return Reading(
        weakest(*(each.truth for each in readings)),
        tuple(text for each in readings for text in each.unread),
        tuple(missing for each in readings for missing in each.missing),
    )


def window_days(qualifier: str) -> int:
    """Return the days that a qualifier gives, 0 where it gives none."""
    for part in qualifier.split(","):
        found = _WITHIN.fullmatch(part.strip().casefold())
        if found:
            return int(found[2]) * DAYS_IN[found[3]]
    return 0


def overlaps(one: frozenset[str] | None, other: frozenset[str] | None) -> Truth:
    """Say whether two places of the body overlap: one lies within the other. Where either is not known: perhaps."""
    if one is None or other is None:
        return Truth.MAYBE
    near = any(region in _around(each) or each in _around(region) for region in one for each in other)
    return Truth.YES if near else Truth.NO


def is_within(sign: Sign, today: date, days: int) -> Reading:
    """Say whether something was there on one of the last days; today counts as none passed."""
    if sign.on is None:
        return Reading(Truth.MAYBE, missing=(say("When it was last is not known."),))
    return MET if today - sign.on <= timedelta(days=days) else Reading(Truth.NO)


def _without_qualifier(sign: Sign, chart: RuleChart) -> Reading:
    """Medicines count while they are taken and for as long as they are known to act; everything else at any time."""
    if sign.kind not in {"med", "medflag"} or sign.is_current:
        return MET
    if sign.is_current is None:
        return Reading(Truth.MAYBE, missing=(say("Whether it is still taken is not known."),))
    return is_within(sign, chart.today, sign.counts_days)


@lru_cache(maxsize=512)
def _parts(qualifier: str) -> tuple[_Part, ...]:
    return tuple(_part(text.strip()) for text in qualifier.split(",") if text.strip())


def _part(text: str) -> _Part:
    lowered = text.casefold()
    found = _WITHIN.fullmatch(lowered)
    if found:
        return _timed(int(found[2]) * DAYS_IN[found[3]], or_current=bool(found[1]))
    found = _AGE.fullmatch(lowered)
    if found:
        return _aged(int(found[1]))
    if lowered in _IN_FIELD:
        return _placed(must_be_active=lowered.startswith("active"))
    if lowered in _MEMBERS:
        return _of_members(lowered, text)
    if lowered in REGIONS or lowered == "perioral":
        return _where(lowered)
    return _PLAIN.get(lowered) or _unread(text)


def _timed(days: int, *, or_current: bool) -> _Part:
    def part(sign: Sign, chart: RuleChart, _: PlannedItem) -> Reading:
        if or_current and sign.is_current:
            return MET
        if or_current and sign.is_current is None and sign.on is None:
            return Reading(Truth.MAYBE, missing=(say("Whether it is still taken is not known."),))
        return is_within(sign, chart.today, days)

    return part


def _aged(years: int) -> _Part:
    def part(_sign: Sign, chart: RuleChart, _item: PlannedItem) -> Reading:
        if chart.ages is None:
            return Reading(Truth.MAYBE, missing=(say("The age is not known."),))
        youngest, oldest = chart.ages
        if youngest >= years:
            return MET
        return Reading(Truth.MAYBE if oldest >= years else Truth.NO)

    return part


def _active(sign: Sign, _chart: RuleChart, _item: PlannedItem) -> Reading:
    if sign.is_current is None:
        return Reading(Truth.MAYBE, missing=(say("Whether it is active now is not known."),))
    return MET if sign.is_current else Reading(Truth.NO)


def _always(_sign: Sign, _chart: RuleChart, _item: PlannedItem) -> Reading:
    return MET


def _placed(*, must_be_active: bool) -> _Part:
    def part(sign: Sign, chart: RuleChart, item: PlannedItem) -> Reading:
        truth = overlaps(sign.regions, item.regions)
        missing = (say("Whether it lies in the area to be treated is not known."),) if truth is Truth.MAYBE else ()
        active = _active(sign, chart, item) if must_be_active else MET
        return Reading(weakest(truth, active.truth), missing=(*missing, *active.missing))

    return part


def _where(region: str) -> _Part:
    def part(sign: Sign, _chart: RuleChart, _item: PlannedItem) -> Reading:
        truth = overlaps(sign.regions, frozenset({region}))
        missing = (say("Where on the body it was is not known."),) if truth is Truth.MAYBE else ()
        return Reading(truth, missing=missing)

    return part


def _of_members(name: str, text: str) -> _Part:
    wanted = _MEMBERS[name]

    def part(sign: Sign, _chart: RuleChart, _item: PlannedItem) -> Reading:
        if sign.members & wanted:
            return MET
        if name in _NOT_ONLY_MEMBERS or not sign.members:
            return Reading(Truth.MAYBE, unread=(text,))
        return Reading(Truth.NO)

    return part


def _unread(text: str) -> _Part:
    def part(_sign: Sign, _chart: RuleChart, _item: PlannedItem) -> Reading:
        return Reading(Truth.MAYBE, unread=(text,))

    return part


def _told_by_the_plan(marker: str) -> _Part:
    def part(sign: Sign, _chart: RuleChart, _item: PlannedItem) -> Reading:
        return MET if marker in sign.members else Reading(Truth.NO)

    return part


def _without_benzoyl_peroxide(_sign: Sign, chart: RuleChart, item: PlannedItem) -> Reading:
    beside = {name for kind, name in (*chart.by_key, *item.by_key) if kind == "combo"}
    return Reading(Truth.NO) if beside & WITH_BENZOYL_PEROXIDE else MET


_PLAIN: dict[str, _Part] = {
    "active": _active,
    "current": _active,
    "ever": _always,
    "history": _always,
    SAME_ALLERGEN: _told_by_the_plan(SAME_ALLERGEN),
    SAME_GROUP: _told_by_the_plan(SAME_GROUP),
    "without benzoyl peroxide": _without_benzoyl_peroxide,
    "requested": _always,
}
"""Words that mean one thing."""


@lru_cache(maxsize=256)
def _around(region: str) -> frozenset[str]:
    """Return a region with all that it lies in."""
    found, name = [region], region
    while (known := REGIONS.get(name)) is not None and known.parent:
        name = known.parent
        found.append(name)
    return frozenset(found)
