"""The part of a record copy about records that were joined."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_tagged, text_of
from tests.reports.test_merge_content import ROW


def test_number_day_reason_and_what_was_not_taken_over_are_printed(tmp_path: Path) -> None:
    undone = replace(ROW, number="LUN-002218", undone="21-Aug-2026", aside=())
    copy = render_record_copy(builders.copy(joined=(ROW, undone)), translator=ENGLISH)
    text = " ".join(text_of(copy.pdf, tmp_path).split())
    for words in (
        "Records that were joined",
        "LUN-001873",
        "04-Oct-2026, by Rukmini Das",
        "“Same Aadhaar card seen”",
        "Phone: +91 99000 73165",
        "Undone on 21-Aug-2026",
        "Nothing",
    ):
        assert words in text, words
    assert_tagged(copy.pdf)
    assert "Records that were joined" not in text_of(
        render_record_copy(builders.copy(), translator=ENGLISH).pdf, tmp_path
    )
