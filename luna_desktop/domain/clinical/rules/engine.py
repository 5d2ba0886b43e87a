"""Facts and a plan in, findings out: every rule that speaks, the most severe first, with what it rests on.

Nothing here decides. A finding says which facts made a rule speak and on which days they were recorded, which facts
are missing, and which words of the rule nobody could read; a sure finding stands before one that is only possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from luna_desktop.domain.clinical.rules.qualifiers import read_trigger
from luna_desktop.domain.clinical.rules.signs import Evidence, PlannedItem, RuleChart, Sign, Truth, weakest
from luna_desktop.domain.clinical.rules.table import Rule, RuleBook
from luna_desktop.domain.clinical.rules.targets import in_target
from luna_desktop.texts import Message


@dataclass(frozen=True)
class Finding:
    """A rule that speaks about a planned item.

    `is_sure` is False where a fact is missing or words of the rule could not be read: then it may apply, and `missing`
    and `unread` say why it is not certain.
    """

    rule: Rule
    item: PlannedItem
    is_sure: bool
    facts: tuple[Evidence, ...]
    missing: tuple[Message, ...] = ()
    unread: tuple[str, ...] = ()
    is_reserved: bool = False
    """Whether what it says was taken out for somebody who may not read it."""

    def reserved(self) -> Finding:
        """Return the finding without what it says: only its level and what it is about."""
        rule = replace(
            self.rule,
            id="",
            trigger_kind="",
            trigger_id="",
            trigger_qualifier="",
            target_kind="",
            target_id="",
            target_qualifier="",
            until="",
            reason="",
            action="",
            sources=(),
        )
        return Finding(rule, self.item, self.is_sure, (), is_reserved=True)

    @property
    def order(self) -> tuple[int, bool, str]:
        """Return what findings are sorted by: severity, the sure ones first, then the rule's id."""
        return self.rule.level.rank, not self.is_sure, self.rule.id

    @property
    def snapshot(self) -> tuple[tuple[int, int], ...]:
        """Return the facts as versions: an answer holds only while these are the ones that count."""
        return tuple(sorted({(fact.fact_id, fact.number) for fact in self.facts if fact.fact_id}))


def find(book: RuleBook, chart: RuleChart, items: Iterable[PlannedItem]) -> tuple[Finding, ...]:
    """Return every rule that speaks about what is planned, the most severe first, each rule once for each item."""
    found = [finding for item in items for finding in _of_item(book, chart, item)]
    return tuple(sorted(found, key=lambda each: each.order))


def _of_item(book: RuleBook, chart: RuleChart, item: PlannedItem) -> Iterator[Finding]:
    best: dict[str, Finding] = {}
    for signs in (chart.by_key, item.by_key):
        for key, present in signs.items():
            for rule in book.by_trigger.get(key, ()):
                for sign in present:
                    found = _finding(rule, sign, chart, item)
                    if found is not None:
                        known = best.get(rule.id)
                        best[rule.id] = found if known is None else _joined(known, found)
    yield from best.values()


def _finding(rule: Rule, sign: Sign, chart: RuleChart, item: PlannedItem) -> Finding | None:
    target = in_target(rule, item, sign)
    if target.truth is Truth.NO:
        return None
    narrowed = read_trigger(rule.trigger_qualifier, sign, chart, item)
    truth = weakest(sign.truth, target.truth, narrowed.truth)
    if truth is Truth.NO:
        return None
    missing = dict.fromkeys((*sign.missing, *narrowed.missing, *target.missing))
    return Finding(
        rule,
        item,
        truth is Truth.YES,
        sign.evidence,
        tuple(missing),
        (*narrowed.unread, *target.unread),
    )


def _joined(one: Finding, other: Finding) -> Finding:
    """Join two ways in which one rule speaks about one item: the surer one's doubts, and the facts of both."""
    first, second = (other, one) if other.is_sure and not one.is_sure else (one, other)
    facts = tuple(dict.fromkeys((*first.facts, *second.facts)))
    if first.is_sure:
        return Finding(first.rule, first.item, True, facts)
    missing = tuple(dict.fromkeys((*first.missing, *second.missing)))
    unread = tuple(dict.fromkeys((*first.unread, *second.unread)))
    return Finding(first.rule, first.item, False, facts, missing, unread)
