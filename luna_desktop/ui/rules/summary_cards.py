"""What the Summary says of rules and options: the most severe findings and the first options, with a way to all."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.rules.suggesting import Option
from luna_desktop.services.care.findings import Spoken
from luna_desktop.services.care.suggestions import Shown
from luna_desktop.texts import _
from luna_desktop.ui.chart.summary_words import CardWords, SummaryRow
from luna_desktop.ui.rules.wording import facts_words, level_chip, origin_words, rule_words, told
from luna_desktop.ui.widgets.painting import ChipSpec

FINDINGS = 3
OPTIONS = 2


def alert_rows(spoken: Spoken) -> CardWords:
    """Return the most severe findings that no doctor's reason in force answers, and how many more there are."""
    answered = spoken.answered
    open_ones = [each for each in spoken.findings if each.is_sure and (each.rule.id, each.item.name) not in answered]
    rows = tuple(_alert(each) for each in open_ones[:FINDINGS])
    more = len(open_ones) - len(rows)
    note = _("{count} more under Safety.", count=more) if more else ""
    return CardWords(rows, "", note)


def _alert(finding: Finding) -> SummaryRow:
    return SummaryRow(rule_words(finding), facts_words(finding), chip=level_chip(finding.rule.level))


def option_rows(shown: Shown) -> CardWords:
    """Return the first options, and that nothing changes by itself."""
    rows = tuple(_option(each) for each in shown.offered[:OPTIONS])
    note = _("Suggestions come from clinic rules. You decide; nothing is changed until you act.") if rows else ""
    return CardWords(rows, _("No option of this version fits the conditions in this chart."), note)


def _option(option: Option) -> SummaryRow:
    each = option.suggestion
    why = _("Why: {rationale}. {facts}", rationale=each.rationale.rstrip("."), facts=_facts(option))
    return SummaryRow(each.label, why.strip(), chip=ChipSpec(_("Review"), "info", "lightbulb"))


def _facts(option: Option) -> str:
    parts: Sequence[str] = [
        f"{told(fact.what)} ({origin})" if (origin := origin_words(fact)) else told(fact.what) for fact in option.facts
    ]
    return ", ".join(dict.fromkeys(parts))
