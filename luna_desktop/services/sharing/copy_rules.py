"""What was asked before treatments, and what became of suggestions, in a record copy."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.clinical.answers import YES_NO_NAMES
from luna_desktop.domain.clinical.rules.answers import VERDICT_NAMES, SuggestionAnswer
from luna_desktop.domain.clinical.rules.asked import QUESTIONS, RuleAnswer
from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.reports import record_content as page
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import Versions, day, provenance
from luna_desktop.texts import Translator


def rule_rows(facts: Iterable[Known], earlier: Versions, language: str) -> tuple[page.HistoryRow, ...]:
    """Return each answer with what it said before, oldest entry first."""
    translate = Translator(language)
    return tuple(
        page.HistoryRow(
            kind=WORDINGS[type(known.body)].title,
            text=_text(known.body, translate),
            since=_since(known.body),
            provenance=provenance(known, (_text(old.body, translate) for old in earlier.get(known.fact_id, ()))),
        )
        for known in facts
        if isinstance(known.body, RuleAnswer | SuggestionAnswer)
    )


def _text(body: RuleAnswer | SuggestionAnswer, translate: Translator) -> str:
    if isinstance(body, RuleAnswer):
        words = QUESTIONS.get(body.trigger)
        question = translate.render(words) if words is not None else body.question
        answer = translate.render(YES_NO_NAMES[body.answer])
        said = translate("{question}: {answer}", question=question, answer=answer)
        return f"{said}. {body.note}" if body.note else said
    verdict = translate.render(VERDICT_NAMES[body.verdict])
    said = translate("{option}: {verdict}", option=body.option.text, verdict=verdict)
    return f"{said}. {body.reason}" if body.reason else said


def _since(body: RuleAnswer | SuggestionAnswer) -> page.Text:
    if isinstance(body, RuleAnswer) and body.asked is not None:
        return day(body.asked.on)
    return ""
