"""What the safety dialog says: the finding, what is being added, the facts used, what is missing, and the source.

What stands in the way is an allergy (`Stop`) or a safety rule (`Finding`); the dialog shows both in one shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.clinical.history import SEVERITY_NAMES, Certainty, Severity
from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.domain.clinical.stops import Stop
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import GENDER_NAMES
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.rules.wording import cited_words, level_chip, origin_words, rule_words, told
from luna_desktop.ui.widgets.painting import ChipSpec


@dataclass(frozen=True)
class FactRow:
    """One fact used: its icon and name, what is known, and when it was written by whom; or what is missing."""

    icon: str
    name: str
    text: str
    origin: str
    missing: bool = False


InTheWay = Stop | Finding


def planned_name(each: InTheWay) -> str:
    """Return what was to be added."""
    return each.item.name if isinstance(each, Finding) else each.planned.what.text


def finding_words(each: InTheWay) -> str:
    """Return what stands in the way as a sentence."""
    return rule_words(each) if isinstance(each, Finding) else shown(each.because)


def adding_words(stops: Sequence[InTheWay]) -> str:
    """Return what is being added, and that it is not added yet."""
    names = list(dict.fromkeys(planned_name(stop) for stop in stops))
    return _("You are adding: {things}. Nothing is added yet.", things=", ".join(names))


def identifiers(card: CardRow, today: date) -> str:
    """Return what tells the patient from others beside the name: birth, gender, record number."""
    return _(
        "Born {birth} · {gender} · {number}",
        birth=card.birth.shown(current(), today).replace("-", "\u2011"),
        gender=shown(GENDER_NAMES[card.gender]),
        number=card.mrn,
    )


def fact_rows(stops: Sequence[InTheWay]) -> tuple[FactRow, ...]:
    """Return the facts that were used, each once and followed by what is not known of it."""
    listed = [each for each in stops if isinstance(each, Stop)]
    seen: dict[int, Stop] = {stop.allergy.fact_id: stop for stop in reversed(listed)}
    allergies = tuple(row for stop in reversed(seen.values()) for row in _rows_of(stop))
    found = (row for each in stops if isinstance(each, Finding) for row in _rows_of_finding(each))
    return (*allergies, *dict.fromkeys(found))


def _rows_of_finding(finding: Finding) -> Iterator[FactRow]:
    for fact in finding.facts:
        yield FactRow(_LEVEL_ICONS[finding.rule.level], told(fact.what), told(fact.says), origin_words(fact))
    for words in finding.missing:
        yield FactRow("circle-question-mark", _("Missing"), shown(words), _("Ask before deciding"), True)
    for text in finding.unread:
        name = _("To be judged")
        yield FactRow("circle-question-mark", name, text, _("The program cannot tell"), True)


def chip_of(each: InTheWay) -> ChipSpec:
    """Return how severe what stands in the way is, in a word."""
    if isinstance(each, Finding):
        return level_chip(each.rule.level)
    return ChipSpec(_("Finding: stop"), "danger", "circle-alert")


_LEVEL_ICONS = {
    Level.CONTRAINDICATED: "circle-alert",
    Level.DEFER: "clock",
    Level.CAUTION: "triangle-alert",
    Level.INFO: "info",
}


def _rows_of(stop: Stop) -> Iterator[FactRow]:
    severe = stop.severity is Severity.SEVERE
    yield FactRow("circle-alert" if severe else "triangle-alert", stop.trigger.text, _told(stop), _written(stop))
    missing = [
        (_("Reaction"), not stop.reaction),
        (_("Severity"), stop.severity is Severity.UNKNOWN),
        (_("Since"), stop.since is None),
    ]
    for name, is_missing in missing:
        if is_missing:
            yield FactRow("circle-question-mark", name, _("Missing: not known"), _("Ask before deciding"), True)
    if stop.allergy.body.certainty is Certainty.UNCONFIRMED:
        yield FactRow("circle-question-mark", _("Certainty"), _("Not confirmed"), _("Ask before deciding"), True)


def _told(stop: Stop) -> str:
    parts = [stop.reaction or _("Reaction not known")]
    if stop.severity is not Severity.UNKNOWN:
        parts.append(shown(SEVERITY_NAMES[stop.severity]).casefold())
    if stop.since is not None:
        parts.append(_("since {day}", day=day_words(stop.since)))
    return ", ".join(parts)


def _written(stop: Stop) -> str:
    at = stop.allergy.recorded_at
    if at is None:
        return stop.allergy.recorded_by
    day = day_words(PartialDate.of(at.astimezone(CLINIC_ZONE).date()))
    return _("{day}, {name}", day=day, name=stop.allergy.recorded_by)


def source_words(stop: InTheWay) -> tuple[str, str]:
    """Return how the finding was made, and from which source and catalogue version."""
    if isinstance(stop, Finding):
        reason = " ".join(part for part in (stop.rule.reason, stop.rule.action) if part)
        return reason, cited_words(stop.rule)
    version = _("Catalogues of this clinic: {versions}", versions=_versions(stop.version))
    if not stop.source:
        return _("The name of what is added and the name on the list are compared word by word."), version
    book = catalogue("sources")
    cited = [book.entry(key).name for key in stop.source.split(";") if book.has(key.strip())]
    return "; ".join(cited) or stop.source, version


def _versions(text: str) -> str:
    return text.split("; ", maxsplit=1)[0].replace("|", " ")
