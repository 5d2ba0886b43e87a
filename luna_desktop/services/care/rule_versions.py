"""Which rules and suggestions speak in this clinic, for About: version, how many, which doctor let them, and when."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import Permission
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.catalogue_approvers import Approver, approver_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class RuleSet:
    """One table: its key among the catalogues, its version, how many rows speak of how many, who approved last."""

    name: str
    version: str
    speaking: int
    rows: int
    approver: Approver | None


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_rule_sets(work: Work, _: None) -> tuple[RuleSet, ...]:
    """Return the safety rules and the suggestions as they stand; nothing of any patient."""
    speaking = {
        rule_charts.RULES: len(rule_charts.rules().rules),
        rule_charts.SUGGESTIONS: len(rule_charts.suggestions()),
    }
    return tuple(
        RuleSet(name, known.version, count, len(known.entries), approver_of(work, name) if count else None)
        for name, count in speaking.items()
        for known in (rule_charts.book(name),)
    )
