"""The record copy in Hindi: its fixed sentences, its months and its values, read back by poppler."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.notice_rows import NoticeRow
from luna_desktop.texts import ENGLISH, Message, Translator
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, text_of

HINDI = Translator("hi")
NOTICE = NoticeRow(document="Privacy notice", version=2, on="14-Mar-2026", language="Hindi", outcome="Given")


@pytest.fixture(scope="module")
def full() -> rc.RenderedCopy:
    return rc.render_record_copy(replace(builders.copy(notices=(NOTICE,)), language="hi"), translator=HINDI)


@pytest.fixture
def text(full: rc.RenderedCopy, tmp_path: Path) -> str:
    return " ".join(text_of(full.pdf, tmp_path).split())


def titles() -> list[Message]:
    """Return the titles of the parts for which the copy of this test has anything."""
    printers = rc.PRINTERS
    found = [printer.title for printer in printers if printer.has(builders.copy(notices=(NOTICE,)))]
    assert len(found) > len(printers) / 2
    return found


def test_every_heading_is_hindi(text: str) -> None:
    chosen = [each for each in titles() if ENGLISH.render(each) != "Sealed part: sensitive photographs"]
    for title in chosen:
        assert HINDI.render(title) in text
        if HINDI.render(title) != ENGLISH.render(title):
            assert f". {ENGLISH.render(title)}" not in text


def test_fixed_sentences_are_hindi(text: str) -> None:
    for sentence in (
        "निजी और चिकित्सा रिकॉर्ड की कॉपी",
        "इस कॉपी का कोई पैसा नहीं लगता।",
        "गोपनीय – चिकित्सा रिकॉर्ड की कॉपी",
        "विषय सूची",
    ):
        assert sentence in text
    for english in ("About this copy", "You may ask", "CONFIDENTIAL", "Recorded by", "Page 1"):
        assert english not in text


def test_months_are_hindi_and_digits_latin(text: str) -> None:
    assert re.search(r"\b\d{2}-(मार्च|नव|अक्टू|जन|फ़र|अप्रै|मई|जून|जुल|अग|सित|दिस)-\d{4}", text)
    assert not re.search(r"\d{2}-[A-Z][a-z]{2}-\d{4} \d{2}:\d{2}", text)
    assert not re.search("[०-९]", text)


def test_names_stay_as_they_are(text: str) -> None:
    for name in builders.HARD_NAMES:
        assert name in text


def test_the_hindi_copy_is_sound_and_tagged(full: rc.RenderedCopy, tmp_path: Path) -> None:
    assert_sound(full.pdf, tmp_path)
    assert_tagged(full.pdf)


def test_the_summary_still_fits_on_two_pages() -> None:
    content = replace(builders.copy(), language="hi", form=rc.Form.SUMMARY)
    assert rc.render_record_copy(content, translator=HINDI).pages <= 2
