"""Rules as data: what nobody approved is silent, and another text is another rule."""

from __future__ import annotations

import re
from dataclasses import replace

from luna_desktop.domain.clinical.catalogues import Catalogue, silenced
from luna_desktop.domain.clinical.rules.table import (
    LEVEL_SENTENCES,
    NO_HIT,
    WAITING,
    Answering,
    Level,
    by_severity,
    read_rule,
)
from luna_desktop.domain.clinical.rules.table import rule_book as read
from tests.domain.clinical.rules.charts import books, rules


def test_what_nobody_approved_says_nothing() -> None:
    whole = books()["safety_rules"]
    quiet = Catalogue("safety_rules", tuple(silenced(entry, ()) for entry in whole.entries), whole.version)
    found = read(quiet)
    assert (found.rules, found.silent) == ((), len(whole.entries))


def test_every_row_is_a_rule_once_it_is_approved() -> None:
    assert (len(rules().rules), rules().silent) == (363, 0)
    assert rules().rule("R001") is not None
    assert rules().rule("R999") is None


def test_another_text_has_another_digest() -> None:
    entry = books()["safety_rules"].entry("R001")
    one = read_rule(entry)
    other = read_rule(replace(entry, columns={**entry.columns, "reason": "Another reason"}))
    assert one is not None
    assert other is not None
    assert one.digest != other.digest
    assert one.digest == rules().rule("R001").digest  # type: ignore[union-attr]


def test_the_most_severe_comes_first() -> None:
    ranks = [rule.level.rank for rule in by_severity(rules().rules)]
    assert ranks == sorted(ranks)
    assert Level.CONTRAINDICATED.rank == 0


def test_no_rule_is_beyond_a_doctors_answer() -> None:
    assert {rule.answering for rule in rules().rules} == set(Answering)


def test_no_sentence_of_a_finding_clears_anything() -> None:
    sentences = [words.text.casefold() for words in (*LEVEL_SENTENCES.values(), WAITING, NO_HIT)]
    for banned in ("safe", "approved", "no risk", "allowed", "must not", "forbidden"):
        assert not any(banned in text for text in sentences), banned
    assert "not a clearance" in NO_HIT.text


def test_no_row_clears_or_names_a_dose() -> None:
    unfit = re.compile(r"\bsafe\b|no risk|\d ?(?:mg|mcg|IU)\b(?!/dL)", re.IGNORECASE)
    for name in ("safety_rules", "suggestions"):
        for entry in books()[name].entries:
            said = " ".join(entry.columns.values())
            assert not unfit.search(said), (entry.id, said)
