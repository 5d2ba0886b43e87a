"""Decisions on paper: each with what was known then; none is said so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.reports.decision_pages import DecisionBlock, DecisionsPage, render_decisions
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged, text_of
from tests.reports.test_care_frame import PERSON, a_frame

BLOCK = DecisionBlock(
    heading="Dermabrasion: Wait",
    rows=(("Rule", "R040, version 2026-11-1"), ("In the doctor’s words", "छोटा हिस्सा, agreed with the surgeon")),
    signed="Decided on 02-Nov-2026 by Dr Meera Pillai",
)
PAGE = DecisionsPage(frame=a_frame(), person=PERSON, decisions=(BLOCK,))


def test_a_decision_stands_as_it_was_known_then(tmp_path: Path) -> None:
    pdf, pages = render_decisions(PAGE, translator=Translator("en"))
    words = " ".join(text_of(pdf, tmp_path).split())
    assert pages == 1
    for part in ("Dermabrasion: Wait", "R040, version 2026-11-1", "छोटा हिस्सा", "by Dr Meera Pillai"):
        assert part in words
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_none_is_said_so(tmp_path: Path) -> None:
    pdf, _pages = render_decisions(replace(PAGE, decisions=()), translator=Translator("en"))
    assert "No decision against a rule is in this chart." in text_of(pdf, tmp_path)
