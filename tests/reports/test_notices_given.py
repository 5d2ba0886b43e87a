"""The part of a record copy about notices given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_tagged, text_of
from tests.reports.test_notice_rows import ROW


def test_version_day_language_outcome_and_seal_are_printed(tmp_path: Path) -> None:
    refused = replace(ROW, outcome="Would not sign", reason="In a hurry", by="Ravi", sha256="cd" * 32)
    copy = render_record_copy(builders.copy(notices=(ROW, refused)), translator=ENGLISH)
    text = " ".join(text_of(copy.pdf, tmp_path).split())
    assert "Notices that you were given" in text
    for words in (
        "Privacy notice, version 2",
        "14-Mar-2026",
        "Language: English",
        "“In a hurry”",
        "Seal cdcdcdcdcdcdcdcd",
    ):
        assert words in text
    assert_tagged(copy.pdf)


def test_without_any_there_is_no_such_part(tmp_path: Path) -> None:
    copy = render_record_copy(builders.copy(), translator=ENGLISH)
    assert "Notices that you were given" not in text_of(copy.pdf, tmp_path)
