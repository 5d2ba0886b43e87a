"""What of findings and decisions only who reads reproductive health reads: contraception, wish to conceive, delivery.

Pregnancy and breastfeeding are answers that everybody who treats gets; the rest is not, and a rule that speaks of it
would tell it. Whoever may not read it learns that a clinician has to look, and not why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.rules.answers import SuggestionAnswer
from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.rules.overrides import RuleOverride
from luna_desktop.domain.clinical.rules.suggesting import LeftOut, Options
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.chart_access import hidden_kinds
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.work import Work

KIND = "reproductive"
RESERVED = frozenset({("state", "no_contraception"), ("state", "trying_to_conceive"), ("state", "postpartum_6w")})
"""Triggers that say more than whether somebody is pregnant or breastfeeds."""


def for_reader(work: Work, patient: PatientId, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as the actor may read them: what is reserved says nothing but that a clinician has to look."""
    if KIND not in hidden_kinds(work, patient):
        return tuple(found)
    return tuple(dict.fromkeys(each.reserved() if each.rule.trigger in RESERVED else each for each in found))


def options_for_reader(work: Work, patient: PatientId, options: Options) -> Options:
    """Return options as the actor may read them: what speaks beside them or against them without what is reserved."""
    if KIND not in hidden_kinds(work, patient):
        return options
    hidden = _hidden(work, patient)
    offered = tuple(replace(each, findings=for_reader(work, patient, each.findings)) for each in options.offered)
    left = tuple(
        replace(
            each,
            facts=tuple(fact for fact in each.facts if fact.fact_id not in hidden and not _tells(each)),
            finding=each.finding.reserved() if _tells(each) and each.finding else each.finding,
        )
        for each in options.left_out
    )
    return Options(offered, left)


def _tells(each: LeftOut) -> bool:
    return each.finding is not None and each.finding.rule.trigger in RESERVED


def decisions_for_reader(work: Work, patient: PatientId, known: Iterable[Known]) -> tuple[Known, ...]:
    """Return facts without the decisions of doctors that rest on what the actor may not read."""
    if KIND not in hidden_kinds(work, patient):
        return tuple(known)
    hidden = _hidden(work, patient)
    return tuple(each for each in known if not _is_reserved(each.body, hidden))


def _hidden(work: Work, patient: PatientId) -> set[int]:
    return {each.fact_id for each in current_facts(work, patient, (KIND,), with_errors=True)}


def _is_reserved(body: object, hidden: set[int]) -> bool:
    if not isinstance(body, RuleOverride | SuggestionAnswer):
        return False
    if any(fact.fact_id in hidden for fact in body.facts):
        return True
    book = rule_charts.book(rule_charts.RULES)
    if not isinstance(body, RuleOverride) or not book.has(body.rule):
        return False
    cells = book.row(body.rule)
    return (cells["trigger_kind"], cells["trigger_id"]) in RESERVED
