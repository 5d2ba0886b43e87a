"""Patch tests, and what was added in spite of an allergy, in a record copy: every field in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.patch_tests import PatchTest
from luna_desktop.domain.clinical.stops import StopOverride
from luna_desktop.domain.clinical.wording import WORDINGS, lines_of, value_words
from luna_desktop.reports import record_content as page
from luna_desktop.services.care.findings import answers_in
from luna_desktop.services.care.stops import overrides_in
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import Versions, provenance
from luna_desktop.texts import Message, Translator, say


def patch_tests(facts: Iterable[Known], earlier: Versions, language: str) -> tuple[page.HistoryRow, ...]:
    """Return each patch test with its readings, oldest entry first."""
    translate = Translator(language)
    return tuple(
        _row(known, earlier, translate, value_words(known.body.applied_on, translate))
        for known in facts
        if isinstance(known.body, PatchTest)
    )


def overrides(facts: Iterable[Known], earlier: Versions, language: str, today: date) -> tuple[page.HistoryRow, ...]:
    """Return each reason to go on in spite of an allergy or a rule, and whether it holds on a day; newest first."""
    translate = Translator(language)
    known = tuple(facts)
    kept = [(each.known, each.in_force) for each in overrides_in(known) if isinstance(each.known.body, StopOverride)]
    kept += [(each.known, each.in_force) for each in answers_in(known, today)]
    newest = sorted(kept, key=lambda each: each[0].fact_id, reverse=True)
    return tuple(
        _row(each, earlier, translate, say("In force") if in_force else say("Ended")) for each, in_force in newest
    )


def _row(known: Known, earlier: Versions, translate: Translator, since: Message | str) -> page.HistoryRow:
    return page.HistoryRow(
        kind=WORDINGS[type(known.body)].title,
        text=_text(known.body, translate),
        since=since,
        provenance=provenance(known, (_text(old.body, translate) for old in earlier.get(known.fact_id, ()))),
    )


def _text(body: object, translate: Translator) -> str:
    names = zip(WORDINGS[type(body)].labels, lines_of(body, translate), strict=True)
    return "; ".join(
        translate("{label}: {value}", label=label, value=_with_code(getattr(body, name), words))
        for name, (label, words) in names
        if words
    )


def _with_code(value: object, words: str) -> str:
    return f"{words} ({value.code})" if isinstance(value, Coded) and value.code and value.system else words
