"""A printed treatment consent and an aftercare sheet: the text that was read, the answer, the signature, the hash."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.clinical.care_texts import CareTextBody, Part
from luna_desktop.reports.treatment_papers import (
    AftercarePage,
    TreatmentConsentPage,
    render_aftercare,
    render_treatment_consent,
)
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged, text_of
from tests.reports.test_care_frame import PERSON, SIGNED, a_frame

TEXT = CareTextBody("Peel", (Part("What it is", ("An acid.",)), Part("What can happen", ("Redness.", "A scar."))))


def test_the_consent_prints_text_answer_signature_and_hash(tmp_path: Path) -> None:
    page = TreatmentConsentPage(
        frame=a_frame(),
        person=PERSON,
        text=TEXT,
        answer="Yes. I agree.",
        facts=(("Treatment", "Chemical peel"),),
        version="Text version 1",
        digest="ab" * 32,
        notes=("Interpreter: Tara Menon",),
        signature=SIGNED,
    )
    pdf, pages = render_treatment_consent(page, translator=Translator("en"))
    words = text_of(pdf, tmp_path)
    assert pages == 1
    for part in ("Chemical peel", "•  Redness.", "Yes. I agree.", "Interpreter: Tara Menon", "ab" * 32):
        assert " ".join(part.split()) in " ".join(words.split())
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_an_aftercare_sheet_speaks_hindi_and_says_whom_to_call(tmp_path: Path) -> None:
    text = CareTextBody("पील के बाद", (Part("पहले दिन", ("हल्के हाथ से धोएँ।", "धूप से बचें।")),))
    page = AftercarePage(frame=a_frame(), person=PERSON, text=text, facts=(), version="1", contact="+91 80 4000 1122")
    pdf, _pages = render_aftercare(page, translator=Translator("hi"))
    words = text_of(pdf, tmp_path)
    assert "धूप से बचें।" in words
    assert "+91 80 4000 1122" in words
    assert_tagged(pdf)
