"""The part of a record copy about what was said either way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_tagged, text_of
from tests.reports.test_message_rows import ROW


def test_messages_and_calls_are_printed_with_what_came_of_them(tmp_path: Path) -> None:
    sent = replace(ROW, about="Booking", outcome="Sent", address="tara@mail.example")
    call = replace(ROW, way="Phone call", text="asks for a day", by="Ravi", is_struck=True)
    copy = render_record_copy(builders.copy(messages=(sent, call)), translator=ENGLISH)
    text = " ".join(text_of(copy.pdf, tmp_path).split())
    for words in ("Messages and calls", "see you on 25-Nov-2026.", "Sent", "tara@mail.example", "Noted by Ravi"):
        assert words in text
    assert "Entered in error" in text
    assert_tagged(copy.pdf)


def test_without_any_there_is_no_such_part(tmp_path: Path) -> None:
    copy = render_record_copy(builders.copy(), translator=ENGLISH)
    assert "Messages and calls" not in text_of(copy.pdf, tmp_path)
