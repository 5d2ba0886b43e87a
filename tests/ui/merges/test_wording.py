"""The words about merges: values, outcomes, signs, births apart, lines of the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import Birth, BirthKind, parse_date
from luna_desktop.domain.merging import Field, FieldPair, Outcome, Side
from luna_desktop.domain.people import Gender
from luna_desktop.domain.same_person import Sign
from luna_desktop.services.people.merge_book import MergeLine
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.ui.merges import wording
from tests.ui.merges.pairs import TODAY

AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
LINE = MergeLine(1, Pair(PatientId(1), PatientId(2)), "LUN-000001", "LUN-000002", AT, "Dr Nandini Rao", "same ID", 2)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Field.NAME, "Dr Ananya Rao", "Dr Ananya Rao"),
        (Field.BORN, Birth(BirthKind.DATE, parse_date("1990-05-01")), "01-May-1990 (35 y)"),
        (Field.BORN, Birth(), ""),
        (Field.GENDER, Gender.FEMALE, "Female"),
        (Field.GENDER, Gender.UNKNOWN, ""),
        (Field.PHONE, ("+919886001427", "+919900073165"), "+91 98860 01427; +91 99000 73165"),
        (Field.ADDRESS, (), ""),
        (Field.LANGUAGE, "kn", "Kannada"),
        (Field.LANGUAGE, "", ""),
    ],
)
def test_values(field: Field, value: object, words: str) -> None:
    assert wording.value_words(field, value, TODAY).replace("‑", "-") == words


def test_outcomes() -> None:
    pair = FieldPair(Field.NAME, "a", "b", Outcome.CHOOSE)
    assert wording.outcome_words(pair, None)[1] == "Choose one"
    assert wording.outcome_words(pair, Side.KEPT)[1] == "Chosen by you"
    assert wording.compared_words(pair)[1] == "Differs"
    filled = replace(pair, kept="", outcome=Outcome.FILLED)
    assert wording.outcome_words(filled, Side.MERGED)[1] == "Blank filled"
    assert wording.outcome_words(filled, Side.KEPT)[1] == "Stays blank"
    assert wording.compared_words(filled)[1] == "Only in one"
    same = replace(pair, outcome=Outcome.SAME)
    assert wording.outcome_words(same, Side.KEPT)[1] == wording.compared_words(same)[1] == "Same in both"


def test_births_apart_are_said_with_what_to_do() -> None:
    assert "2 years 7 months" in wording.apart_words((2, 7))
    assert "1 year." in wording.apart_words((1, 0))
    assert "1 month." in wording.apart_words((0, 1))
    assert "check an ID" in wording.apart_words((0, 0))
    assert wording.apart_words(None) == ""


def test_signs_and_likeness() -> None:
    chips = wording.sign_chips((Sign.SAME_NAME, Sign.SAME_PHONE, Sign.BIRTHS_DIFFER))
    assert [(chip.text, chip.tone) for chip in chips][-1] == ("Births differ", "warn")
    assert [wording.likeness_words(score) for score in (100, 70, 50)] == ["Very likely", "Likely", "Possible"]


def test_lines_of_the_book() -> None:
    assert wording.line_title(LINE) == "LUN-000002 into LUN-000001"
    assert wording.line_note(LINE).endswith("Dr Nandini Rao. 2 visits moved.")
    assert wording.line_chip(LINE).text == "In force"
    undone = replace(LINE, undone_at=AT, undone_by="Dr Nandini Rao", undone_reason="twins")
    assert wording.line_note(undone).endswith("twins")
    assert wording.line_chip(undone).text == "Unmerged"
