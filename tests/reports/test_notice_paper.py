"""The notice on paper: whole, tagged, the same bytes for the same version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from luna_desktop.domain.notices import Document, Item, NoticeBody, PolicyBody
from luna_desktop.reports.notice_paper import NoticeSheet, render_notice
from luna_desktop.texts import ENGLISH, Translator
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, facts_of, tags, text_of

BODY = NoticeBody(
    "How we handle your data",
    (Item("Your name", "To know you", "Every visit"), Item("Your skin", "To treat you", "Care")),
    "It stands alone.",
    "Tell anybody.",
    "You may see it.",
    "Write to us.",
    "Asha, at the desk",
)
SHEET = NoticeSheet(
    clinic=builders.clinic(),
    document=Document.NOTICE,
    version=2,
    language="en",
    body=BODY,
    sha256="ab" * 32,
    revised_on=date(2026, 3, 14),
)


def test_every_part_stands_on_the_pages_and_the_table_is_a_table(tmp_path: Path) -> None:
    pdf = render_notice(SHEET, translator=ENGLISH)
    text = text_of(pdf, tmp_path)
    for words in ("How we handle your data", "It stands alone.", "To treat you", "Tell anybody.", "Asha, at the desk"):
        assert words in text
    assert "Version 2, revised 14-Mar-2026" in text
    assert "Seal abababababababab" in text
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    found = tags(pdf)
    assert (found.count("TH"), found.count("TD"), found.count("H1")) == (3, 6, 1)


def test_the_same_version_gives_the_same_bytes() -> None:
    assert render_notice(SHEET, translator=ENGLISH) == render_notice(SHEET, translator=Translator("en"))
    assert render_notice(SHEET, translator=ENGLISH) != render_notice(replace(SHEET, version=3), translator=ENGLISH)


def test_a_draft_says_that_it_is_not_in_force(tmp_path: Path) -> None:
    pdf = render_notice(replace(SHEET, revised_on=None), translator=ENGLISH)
    assert "DRAFT – not in force" in text_of(pdf, tmp_path)
    assert "DRAFT" not in text_of(render_notice(SHEET, translator=ENGLISH), tmp_path)


def test_a_copy_for_a_patient_has_a_slip_and_names_nobody_in_its_title(tmp_path: Path) -> None:
    pdf = render_notice(replace(SHEET, patient="Ananya Kumar", number="LUN-000001"), translator=ENGLISH)
    text = text_of(pdf, tmp_path)
    assert "Ananya Kumar, patient number LUN-000001, was given this text" in " ".join(text.split())
    assert "Signature and date" in text
    assert "Ananya" not in facts_of(pdf, tmp_path)["Title"]


def test_hindi_is_shaped_and_can_be_read_back(tmp_path: Path) -> None:
    body = NoticeBody("आपकी सूचना", (Item("नाम", "पहचान", "मुलाक़ात"),), rights="अधिकार")
    pdf = render_notice(replace(SHEET, language="hi", body=body), translator=Translator("hi"))
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    assert "नाम" in text_of(pdf, tmp_path)


@pytest.mark.parametrize("length", [0, 200_000])
def test_a_policy_of_any_length_is_printed_whole(tmp_path: Path, length: int) -> None:
    text = "First words.\n" + "Kept as it stands <script>.\n" * (length // 27) + "Last words."
    pdf = render_notice(replace(SHEET, document=Document.POLICY, body=PolicyBody(text)), translator=ENGLISH)
    read = text_of(pdf, tmp_path)
    assert "First words." in read
    assert "Last words." in read
    assert read.count("<script>") == length // 27
