"""Findings, options and decisions in words: never a clearance, never an order, never a dose."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.rules.signs import Evidence
from luna_desktop.domain.clinical.rules.table import LEVEL_NAMES, LEVEL_SENTENCES, WAITING, Level, Rule
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.catalogue_approvers import Approver
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.widgets.painting import ChipSpec

_CHIPS = {
    Level.CONTRAINDICATED: ("danger", "circle-alert"),
    Level.DEFER: ("warn", "clock"),
    Level.CAUTION: ("warn", "triangle-alert"),
    Level.INFO: ("info", "info"),
}
ICONS = {level: icon for level, (_tone, icon) in _CHIPS.items()}
_PLAIN_YES = frozenset({"Yes", "Active", "Pregnant", "In use"})
GRADES: dict[str, Message] = {
    "A": say("Evidence: strong"),
    "B": say("Evidence: moderate"),
    "C": say("Evidence: limited"),
    "D": say("Evidence: opinion or policy"),
}


def told(text: Message | str) -> str:
    """Return words of a chart as they are, and words of the program in the language of the windows."""
    return text if isinstance(text, str) else shown(text)


def level_chip(level: Level) -> ChipSpec:
    """Return a level as icon and word."""
    tone, icon = _CHIPS[level]
    return ChipSpec(shown(LEVEL_NAMES[level]), tone, icon)


def trigger_words(finding: Finding) -> str:
    """Return what of the chart made a rule speak, in few words."""
    named = []
    for fact in finding.facts:
        says = fact.says if isinstance(fact.says, str) else fact.says.text
        plain = not says or says in _PLAIN_YES
        named.append(told(fact.what) if plain else _("{what}, {says}", what=told(fact.what), says=told(fact.says)))
    if not named:
        return _("what is not known")
    return "; ".join(dict.fromkeys(named))


def rule_words(finding: Finding) -> str:
    """Return a finding as a sentence of its level."""
    rule = finding.rule
    if finding.is_reserved:
        return _("Ask a clinician before {target}: the reason is theirs to read.", target=finding.item.name)
    sentence = LEVEL_SENTENCES[rule.level]
    if rule.level is Level.DEFER and not rule.until:
        sentence = WAITING
    values = {"trigger": trigger_words(finding), "target": finding.item.name, "until": rule.until}
    return current()(sentence.text, **values)


def origin_words(fact: Evidence) -> str:
    """Return of which day a fact is and who wrote it, as far as it is known."""
    on = fact.on
    day = "" if on is None else day_words(on if isinstance(on, PartialDate) else PartialDate.of(_day(on)))
    if day and fact.by:
        return _("{day}, {name}", day=day, name=fact.by)
    return day or fact.by


def _day(on: date) -> date:
    return on


def facts_words(finding: Finding) -> str:
    """Return the facts of a finding with their days, in one line."""
    parts = []
    for fact in finding.facts:
        what = told(fact.what)
        words = _("{what}: {says}", what=what, says=told(fact.says)) if told(fact.says) else what
        origin = origin_words(fact)
        parts.append(f"{words} ({origin})" if origin else words)
    return " · ".join(parts)


def missing_words(finding: Finding) -> str:
    """Return what is missing, in one line; nothing where all that matters is known."""
    if not finding.missing:
        return ""
    return _("Not known: {facts}", facts=" · ".join(shown(each) for each in finding.missing))


def unread_words(finding: Finding) -> str:
    """Return the words of a rule that nobody but a person can judge, in one line."""
    return _("To be judged: {words}", words=" · ".join(finding.unread)) if finding.unread else ""


def cited_words(rule: Rule) -> str:
    """Return the sources of a rule with its id and version; nothing of one that is not for the reader."""
    if not rule.id:
        return ""
    book = catalogue("sources")
    cited = "; ".join(book.entry(key).name if book.has(key) else key for key in rule.sources)
    return _("{sources} · Rule {id}, version {version}", sources=cited, id=rule.id, version=rule.version)


def approver_words(approver: Approver | None, version: str) -> str:
    """Return which version speaks and which doctor of the clinic approved it."""
    if approver is None:
        return _("Version {version}. No doctor of the clinic has approved it.", version=version)
    day = day_words(PartialDate.of(approver.at.date()))
    return _("Version {version}, approved by {name} on {day}.", version=version, name=approver.name, day=day)


def grade_words(grade: str) -> str:
    """Return how strong the evidence is."""
    return shown(GRADES[grade]) if grade in GRADES else grade
