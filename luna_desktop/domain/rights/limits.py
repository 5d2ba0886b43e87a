"""How long each kind of case may take: what the law says, since when, and what a clinic may choose within it.

Each regime is a row with its source and the day from which it counts, and that day can be changed in the settings:
where two regimes count, the stricter one wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.clocks import Limit, Unit
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class Regime:
    """One rule of the law about a kind of case: the most it may take, since when, until when, and where it stands.

    `key` names it in the settings. `until` is the first day on which it no longer counts; `months` caps the days by the
    calendar.
    """

    key: str
    kind: CaseKind
    most: int
    source: Message
    since: date
    until: date | None = None
    months: int = 0

    def counts_on(self, day: date) -> bool:
        """Tell whether the rule counts for what comes in on a day."""
        return self.since <= day and (self.until is None or day < self.until)


DPDP_FROM = date(2027, 5, 13)
"""Eighteen months after 13-Nov-2025 (DPDP Rules 2025, Rule 1(4)); some count one day more."""
_ALWAYS = date(2002, 4, 6)
_POLICY = date(2026, 1, 1)

REGIMES: tuple[Regime, ...] = (
    Regime("access mci", CaseKind.ACCESS, 72, say("MCI Regulations 2002, reg. 1.3.2: 72 hours"), _ALWAYS),
    Regime(
        "correction dpdp",
        CaseKind.CORRECTION,
        90,
        say("Clinic policy (modelled on 45 CFR 164.526): 60 days and one extension of 30"),
        _POLICY,
    ),
    Regime(
        "restriction policy",
        CaseKind.RESTRICTION,
        60,
        say("Clinic policy (modelled on 45 CFR 164.522)"),
        _POLICY,
    ),
    Regime(
        "grievance spdi",
        CaseKind.GRIEVANCE,
        30,
        say("SPDI Rules 2011, r.5(9): one month"),
        date(2011, 4, 11),
        DPDP_FROM,
        months=1,
    ),
    Regime("grievance dpdp", CaseKind.GRIEVANCE, 90, say("DPDP Rules 2025, Rule 14(3): 90 days"), DPDP_FROM),
    Regime(
        "erasure policy",
        CaseKind.ERASURE,
        90,
        say("DPDP Rules 2025, Rule 14(3) by analogy: 90 days"),
        _POLICY,
    ),
)


@dataclass(frozen=True)
class Wanted:
    """What the clinic chose for one kind: how long, what one extension adds, and hours until the acknowledgement."""

    amount: int
    extension: int
    acknowledge_hours: int


DEFAULTS: dict[CaseKind, Wanted] = {
    CaseKind.ACCESS: Wanted(72, 0, 24),
    CaseKind.CORRECTION: Wanted(30, 30, 72),
    CaseKind.RESTRICTION: Wanted(15, 15, 72),
    CaseKind.GRIEVANCE: Wanted(30, 30, 48),
    CaseKind.ERASURE: Wanted(30, 30, 72),
}
UNITS: dict[CaseKind, Unit] = {kind: Unit.HOURS if kind is CaseKind.ACCESS else Unit.DAYS for kind in CaseKind}
LONGEST_ACKNOWLEDGE = 72


@dataclass(frozen=True)
class ClockRules:
    """The clinic's clocks: its choice by kind, since when regimes count, and whether a clock may pause at all."""

    wanted: Mapping[CaseKind, Wanted] = field(default_factory=lambda: dict(DEFAULTS))
    since: Mapping[str, date] = field(default_factory=dict)
    pauses: bool = True

    def regimes(self, kind: CaseKind) -> tuple[Regime, ...]:
        """Return the rules of the law about a kind, with the days that the clinic entered.

        Where the day changes from which the DPDP rule counts, the SPDI rule ends on that day.
        """
        dpdp = self.since.get("grievance dpdp", DPDP_FROM)
        return tuple(
            replace(
                regime,
                since=self.since.get(regime.key, regime.since),
                until=None if regime.until is None else dpdp,
            )
            for regime in REGIMES
            if regime.kind is kind
        )

    def ceiling(self, kind: CaseKind, day: date) -> int:
        """Return the most that a case of a kind received on a day may take: the strictest rule that counts."""
        counting = [regime.most for regime in self.regimes(kind) if regime.counts_on(day)]
        return min(counting or [regime.most for regime in self.regimes(kind)])

    def limit(self, kind: CaseKind, day: date) -> Limit:
        """Return the limit of a case of a kind received on a day."""
        chosen, ceiling = self.wanted[kind], self.ceiling(kind, day)
        amount = min(chosen.amount, ceiling)
        months = [regime.months for regime in self.regimes(kind) if regime.counts_on(day) and regime.months]
        room = min(chosen.extension, ceiling - amount)
        return Limit(UNITS[kind], amount, ceiling, room, chosen.acknowledge_hours, min(months, default=0))


def rule_problems(rules: ClockRules, day: date) -> dict[str, Message]:
    """Return what is wrong with chosen clocks on a day, by kind."""
    problems: dict[str, Message] = {}
    for kind, wanted in rules.wanted.items():
        most = rules.ceiling(kind, day)
        if not 1 <= wanted.amount <= most:
            problems[kind.value] = say("Enter a number from 1 to {most}: the law allows no more.", most=most)
        elif not 0 <= wanted.extension <= most:
            problems[f"{kind.value} extension"] = say("Enter a number from 0 to {most}.", most=most)
        elif not 1 <= wanted.acknowledge_hours <= LONGEST_ACKNOWLEDGE:
            problems[f"{kind.value} acknowledge"] = say("Enter hours from 1 to {most}.", most=LONGEST_ACKNOWLEDGE)
    return problems
