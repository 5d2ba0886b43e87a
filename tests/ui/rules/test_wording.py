"""Findings in words: the sentence of the level, facts with days, what is missing; and nothing that clears or orders."""

from __future__ import annotations

import re
from dataclasses import replace

from luna_desktop import paths
from luna_desktop.domain.clinical.rules.signs import Evidence
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.rules.wording import (
    approver_words,
    cited_words,
    facts_words,
    grade_words,
    level_chip,
    missing_words,
    origin_words,
    rule_words,
    trigger_words,
    unread_words,
)
from tests.ui.rules.spoken import APPROVER, about_tretinoin

FIRST = about_tretinoin()[0]


def test_a_finding_is_said_in_the_words_of_its_level() -> None:
    assert rule_words(FIRST) == "Usually not done with Pregnancy: Tretinoin."
    later = replace(FIRST, rule=replace(FIRST.rule, level=Level.DEFER, until="end of pregnancy"))
    assert rule_words(later) == "Consider waiting until end of pregnancy: Tretinoin, because of Pregnancy."
    no_end = replace(FIRST, rule=replace(FIRST.rule, level=Level.DEFER, until=""))
    assert rule_words(no_end) == "Consider waiting: Tretinoin, because of Pregnancy."
    assert rule_words(replace(FIRST, rule=replace(FIRST.rule, level=Level.CAUTION))).startswith("Review before")
    assert level_chip(Level.CONTRAINDICATED).icon == "circle-alert"


def test_facts_are_told_with_day_and_name() -> None:
    assert facts_words(FIRST).startswith("Pregnancy: Pregnant (02")
    assert origin_words(Evidence("x", by="Dr Rao")) == "Dr Rao"
    assert origin_words(Evidence("x", on=PartialDate(2019))) == "2019"
    other = replace(FIRST, facts=(Evidence("Smoking", "Smokes"),))
    assert trigger_words(other) == "Smoking, Smokes"
    assert trigger_words(replace(FIRST, facts=())) == "what is not known"


def test_what_is_missing_and_what_a_person_must_judge_are_two_lines() -> None:
    assert missing_words(FIRST) == ""
    vague = replace(FIRST, unread=("site face",))
    assert unread_words(vague) == "To be judged: site face"
    assert unread_words(FIRST) == ""


def test_sources_version_and_approver_stand_beside_it() -> None:
    assert cited_words(FIRST.rule).endswith("Rule R001, version 2026-11-1")
    assert approver_words(APPROVER, "2026-11-1").startswith("Version 2026-11-1, approved by Dr Meera Pillai on 02")
    assert "No doctor" in approver_words(None, "2026-11-1")
    assert grade_words("A") == "Evidence: strong"
    assert grade_words("?") == "?"


def test_no_sentence_of_these_screens_clears_forbids_or_doses() -> None:
    folder = paths.resources().parent / "luna_desktop"
    texts = [
        text
        for place in ("ui/rules", "ui/safety", "domain/clinical/rules")
        for path in (folder / place).glob("*.py")
        for text in re.findall(r'(?:say|_)\(\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    ]
    assert len(texts) > 60
    unfit = re.compile(r"\bsafe\b|\bapproved treatment\b|no risk|forbidden|must not|\d+ ?mg", re.IGNORECASE)
    assert [text for text in texts if unfit.search(text)] == []
