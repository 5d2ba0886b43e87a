"""The safety rules as they stand in their catalogue: trigger, target, level, words, source.

A row speaks only where a doctor of the clinic has approved it: until then its level, reason and action are empty
(`domain.clinical.catalogues.silenced`), and a row without a level is no rule.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.wording import register_names
from luna_desktop.texts import Message, say


class Level(Enum):
    """How strongly a rule speaks, the most severe first."""

    CONTRAINDICATED = "contraindicated"
    DEFER = "defer"
    CAUTION = "caution"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return the place in the order of severity, 0 for the most severe."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}
LEVEL_NAMES = register_names(
    {
        Level.CONTRAINDICATED: say("Usually not done"),
        Level.DEFER: say("Wait"),
        Level.CAUTION: say("Ask first"),
        Level.INFO: say("Note"),
    }
)
LEVEL_SENTENCES: dict[Level, Message] = {
    Level.CONTRAINDICATED: say("Usually not done with {trigger}: {target}."),
    Level.DEFER: say("Consider waiting until {until}: {target}, because of {trigger}."),
    Level.CAUTION: say("Review before {target}: {trigger}."),
    Level.INFO: say("Note for {target}: {trigger}."),
}
"""How a finding of each level is said; the words of the clinical reference, in sentences of this program."""
WAITING = say("Consider waiting: {target}, because of {trigger}.")
"""How a finding that asks to wait is said where the rule names no end."""
NO_HIT = say("No rule in this version matched; this is not a clearance.")


class Answering(Enum):
    """What it takes to go on in spite of a rule; a doctor in either case."""

    REASON = "doctor_reason"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True)
class Rule:
    """One rule. `version` is that of its catalogue, or of the row where the clinic wrote it."""

    id: str
    version: str
    trigger_kind: str
    trigger_id: str
    trigger_qualifier: str
    target_kind: str
    target_id: str
    target_qualifier: str
    level: Level
    until: str
    reason: str
    action: str
    answering: Answering
    sources: tuple[str, ...]
    basis: str
    is_own: bool = False

    @property
    def trigger(self) -> tuple[str, str]:
        """Return the kind and id of the sign that makes the rule speak."""
        return self.trigger_kind, self.trigger_id

    @property
    def digest(self) -> str:
        """Return a hash over everything the rule says; an answer given under another one has ended."""
        said = (
            self.trigger_kind,
            self.trigger_id,
            self.trigger_qualifier,
            self.target_kind,
            self.target_id,
            self.target_qualifier,
            self.level.value,
            self.until,
            self.reason,
            self.action,
            self.answering.value,
        )
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class RuleBook:
    """The rules that speak, by trigger, with the version of the set."""

    version: str
    rules: tuple[Rule, ...]
    by_trigger: Mapping[tuple[str, str], tuple[Rule, ...]]
    silent: int = 0
    """Rows that say nothing because nobody has approved them."""

    def rule(self, wanted: str) -> Rule | None:
        """Return the rule with an id, or None where it does not speak."""
        return next((rule for rule in self.rules if rule.id == wanted), None)


def rule_book(catalogue: Catalogue) -> RuleBook:
    """Read the rules that speak out of their catalogue."""
    rules = [rule for entry in catalogue.entries if (rule := read_rule(entry)) is not None]
    by_trigger: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        by_trigger.setdefault(rule.trigger, []).append(rule)
    grouped = {key: tuple(each) for key, each in by_trigger.items()}
    return RuleBook(catalogue.version, tuple(rules), grouped, len(catalogue.entries) - len(rules))


def read_rule(entry: Entry) -> Rule | None:
    """Return the rule of a row, or None where the row is silent."""
    cell = entry.columns.get
    if not cell("level"):
        return None
    return Rule(
        id=entry.id,
        version=entry.version,
        trigger_kind=cell("trigger_kind", ""),
        trigger_id=cell("trigger_id", ""),
        trigger_qualifier=cell("trigger_qualifier", ""),
        target_kind=cell("target_kind", ""),
        target_id=cell("target_id", ""),
        target_qualifier=cell("target_qualifier", ""),
        level=Level(cell("level")),
        until=cell("until", ""),
        reason=cell("reason", ""),
        action=cell("action", ""),
        answering=Answering(cell("override") or Answering.REASON.value),
        sources=entry.parts("source"),
        basis=entry.basis,
        is_own=entry.is_own,
    )


def by_severity(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules in the order of severity, then of their ids."""
    return tuple(sorted(rules, key=lambda rule: (rule.level.rank, rule.id)))
