"""A letter of the privacy desk as a page: tagged, in its language, with whom to ask and how to complain."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.letters import letter_text
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.reports.case_letter import CaseLetterPage, render_case_letter
from luna_desktop.texts import LANGUAGES, Translator
from tests.domain.rights.test_letters import FACTS
from tests.reports.reading import assert_sound, assert_tagged, flat_text
from tests.reports.test_care_frame import a_frame

CONTACT = ("Rukmini Das", "Privacy officer", "+91 98450 11223", "privacy@example.org", "12 Lake Road")


def a_page(kind: LetterKind, language: str) -> CaseLetterPage:
    from_case = FACTS
    return CaseLetterPage(
        clinic=a_frame().clinic,
        number=from_case.number,
        name="Ananya Kumar",
        address=("14 Temple Street", "Mysuru 570001"),
        text=letter_text(kind, from_case, Translator(language)),
        contact=CONTACT,
        signed_by="Farida Sheikh",
        signed_role="Privacy officer",
        written_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
        language=language,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_each_letter_is_printed_in_each_language(kind: LetterKind, language: str, tmp_path: Path) -> None:
    page = a_page(kind, language)
    pdf, pages = render_case_letter(page)
    words = flat_text(pdf, tmp_path)
    assert pages == 1
    for part in ("Ananya Kumar", "14 Temple Street", *CONTACT, "PR-2026-0007", "Farida Sheikh"):
        assert part in words
    if language == "en":
        for line in (*page.text.paragraphs, *page.text.complain, page.text.subject):
            assert " ".join(line.split()) in words


def test_t19_a_grievance_letter_holds_the_contact_and_the_way_to_the_board(tmp_path: Path) -> None:
    for kind in (LetterKind.GRIEVANCE_OUTCOME, LetterKind.GRIEVANCE_FINAL):
        words = flat_text(render_case_letter(a_page(kind, "en"))[0], tmp_path)
        assert "Whom to ask" in words
        assert all(part in words for part in CONTACT)
        assert "Data Protection Board of India" in words


def test_a_long_letter_is_sound_and_tagged_on_every_page(tmp_path: Path) -> None:
    facts = FACTS.__class__(**{**vars(FACTS), "kind": CaseKind.CORRECTION, "code": DenialCode.ACCURATE})
    long = facts.__class__(**{**vars(facts), "given": {"decision": "It stands as it was seen. " * 300}})
    page = a_page(LetterKind.DENY, "hi")
    pdf, pages = render_case_letter(
        CaseLetterPage(**{**vars(page), "text": letter_text(LetterKind.DENY, long, Translator("hi"))})
    )
    assert pages > 1
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
