"""What letters say: always whom to ask and how to complain, and the reason where something is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.letters import NEEDED, LetterFacts, letter_text
from luna_desktop.domain.rights.steps import LETTER_NAMES, LetterKind
from luna_desktop.texts import LANGUAGES, Translator

FACTS = LetterFacts(
    number="PR-2026-0007",
    kind=CaseKind.ACCESS,
    received_on=date(2026, 11, 23),
    due_at=datetime(2026, 11, 26, 4, 30, tzinfo=UTC),
    written_on=date(2026, 11, 23),
    dpdp_from=date(2027, 5, 13),
    grievance_days=30,
    given={
        "missing": "the birth certificate",
        "reason": "the author is away",
        "findings": "a letter went to the old address",
        "remedy": "the address was corrected",
        "outcome": "handed over",
        "holder": "City Laboratory, MG Road",
        "erase_on": "2026-12-20",
        "excluded": "one letter of another doctor",
    },
)
ENGLISH = Translator("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_letter_names_the_case_and_ends_with_the_board(kind: LetterKind, language: str) -> None:
    for case in CaseKind:
        text = letter_text(kind, replace(FACTS, kind=case, code=DenialCode.LIFE), Translator(language))
        assert "PR-2026-0007" in text.subject
        assert any("PR-2026-0007" in line for line in text.paragraphs)
        assert len(text.complain) == 2
        assert all("{" not in line for line in (*text.paragraphs, *text.complain, text.subject))
        for name in NEEDED.get(kind, ()):
            shown = "20-" if name == "erase_on" else FACTS.given[name]
            assert any(shown in line for line in text.paragraphs), name


def test_an_access_request_is_answered_by_an_hour_and_others_by_a_day() -> None:
    access = letter_text(LetterKind.ACKNOWLEDGE, FACTS, ENGLISH)
    assert any("26-Nov-2026, 10:00" in line and "72 hours" in line for line in access.paragraphs)
    other = letter_text(LetterKind.ACKNOWLEDGE, replace(FACTS, kind=CaseKind.ERASURE), ENGLISH)
    assert any("26-Nov-2026 at the latest" in line for line in other.paragraphs)


def test_the_board_hears_complaints_from_a_day_on() -> None:
    before = letter_text(LetterKind.GRIEVANCE_OUTCOME, FACTS, ENGLISH).complain[-1]
    after = letter_text(LetterKind.GRIEVANCE_OUTCOME, replace(FACTS, written_on=date(2027, 5, 13)), ENGLISH).complain[
        -1
    ]
    assert "Data Protection Board of India" in before
    assert "13-May-2027" in before
    assert "Data Protection Board of India" in after
    assert "2027" not in after


def test_a_denial_says_why_and_what_can_be_done_about_it() -> None:
    harm = letter_text(LetterKind.DENY, replace(FACTS, code=DenialCode.LIFE), ENGLISH).paragraphs
    assert any("(A1)" in line for line in harm)
    assert any("ask for a review" in line for line in harm)
    order = letter_text(LetterKind.DENY, replace(FACTS, code=DenialCode.COURT_ORDER), ENGLISH).paragraphs
    assert not any("ask for a review" in line for line in order)
    correction = replace(FACTS, kind=CaseKind.CORRECTION, code=DenialCode.ACCURATE)
    lines = letter_text(LetterKind.DENY, correction, ENGLISH).paragraphs
    assert any("2000 characters" in line for line in lines)
    assert any("your request and this letter" in line for line in lines)


def test_who_asks_for_another_reads_whose_record_it_is_about() -> None:
    text = letter_text(LetterKind.APPROVE, replace(FACTS, about="Ananya Kumar"), ENGLISH)
    assert text.paragraphs[0] == "This is about the record of Ananya Kumar."


def test_every_letter_has_a_name_and_only_known_ones_need_texts() -> None:
    assert set(NEEDED) <= set(LETTER_NAMES)
    held = letter_text(LetterKind.ERASURE_NOTICE, replace(FACTS, given={"erase_on": "soon"}), ENGLISH)
    assert any("soon" in line for line in held.paragraphs)
