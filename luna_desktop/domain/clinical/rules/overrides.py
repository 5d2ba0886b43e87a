"""A doctor's answer to a finding: why the plan goes on, with the rule, its version and the facts as they were known.

An answer ends by itself when the rule's text changes or any fact that it rested on has another version; nobody has to
remember to end it. What was known then stays in the answer and can be printed as it stood. FHIR calls a finding a
DetectedIssue and an answer its mitigation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.rules.signs import Evidence
from luna_desktop.domain.clinical.rules.table import Level, RuleBook
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding, Told
from luna_desktop.domain.clinical.wording import worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import LANGUAGES, Message, Translator, say


@dataclass(frozen=True)
class KnownThen:
    """One fact as a finding used it: in words of its day, with the version that counted."""

    what: str
    says: str = ""
    on: PartialDate | None = None
    by: str = ""
    fact_id: int = 0
    number: int = 0

    def __str__(self) -> str:
        """Return it in one line, in the words of its day."""
        said = f"{self.what}: {self.says}" if self.says else self.what
        day = self.on.shown(Translator(LANGUAGES[0])) if self.on is not None else ""
        origin = ", ".join(part for part in (day, self.by) if part)
        return f"{said} ({origin})" if origin else said


@register_kind("rule_override", data_class=DataClass.CLINICAL)
@worded(
    say("Gone on in spite of a safety rule"),
    named_by="planned",
    planned=say("What was planned"),
    rule=say("Rule"),
    version=say("Version of the rule"),
    level=say("Level"),
    reason_of_rule=say("What the rule says"),
    facts=say("Facts as known then"),
    missing=say("What was not known"),
    code=say("Reason"),
    words=say("In the doctor’s words"),
    told=say("The patient was told"),
)
@dataclass(frozen=True)
class RuleOverride:
    """That a doctor went on in spite of a finding. `digest` is of the rule's text, `source` its keys of sources."""

    planned: Coded
    rule: str
    version: str
    digest: str
    level: Level
    reason_of_rule: str
    action: str = ""
    source: str = ""
    facts: tuple[KnownThen, ...] = ()
    missing: tuple[str, ...] = ()
    code: OverrideReason = OverrideReason.OTHER
    words: str = ""
    told: Told = Told.NOT_SAID

    @property
    def snapshot(self) -> tuple[tuple[int, int], ...]:
        """Return the versions that it rests on."""
        return tuple(sorted({(each.fact_id, each.number) for each in self.facts if each.fact_id}))


def overriding(finding: Finding, planned: Coded, given: Overriding) -> RuleOverride:
    """Return the answer to a finding as it is kept; its words are in the clinic's first language."""
    rule = finding.rule
    return RuleOverride(
        planned,
        rule.id,
        rule.version,
        rule.digest,
        rule.level,
        rule.reason,
        rule.action,
        ";".join(rule.sources),
        known_then(finding.facts),
        (*(_in_words(each) for each in finding.missing), *finding.unread),
        given.code,
        given.words,
        Told.YES if given.told else Told.NOT_SAID,
    )


def covers(kept: RuleOverride, finding: Finding, planned: Coded) -> bool:
    """Tell whether an answer is about this finding and still holds; not where what was unknown then is known now."""
    if finding.is_sure and kept.missing and not finding.missing:
        return False
    return (
        kept.rule == finding.rule.id
        and kept.digest == finding.rule.digest
        and _same(kept.planned, planned)
        and kept.snapshot == finding.snapshot
    )


def is_in_force(kept: RuleOverride, book: RuleBook, standing: Iterable[tuple[int, int]]) -> bool:
    """Tell whether an answer still holds: the rule says what it said, and its facts have the versions of then."""
    rule = book.rule(kept.rule)
    return rule is not None and rule.digest == kept.digest and set(kept.snapshot) <= set(standing)


def _same(one: Coded, other: Coded) -> bool:
    if one.code or other.code:
        return (one.code, one.system) == (other.code, other.system)
    return one.text.casefold() == other.text.casefold()


def known_then(facts: Iterable[Evidence]) -> tuple[KnownThen, ...]:
    """Return facts as they are kept with an answer, in words of the day."""
    return tuple(_known(fact) for fact in facts)


def _known(fact: Evidence) -> KnownThen:
    on = fact.on if isinstance(fact.on, PartialDate) or fact.on is None else PartialDate.of(fact.on)
    return KnownThen(_in_words(fact.what), _in_words(fact.says), on, fact.by, fact.fact_id, fact.number)


def _in_words(text: Message | str) -> str:
    return text if isinstance(text, str) else Translator(LANGUAGES[0]).render(text)
