"""The part of a record copy about appointments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_tagged, text_of
from tests.reports.test_appointment_rows import ROW


def test_time_service_practitioner_state_and_note_are_printed(tmp_path: Path) -> None:
    off = replace(ROW, state="Cancelled", why="The patient: travel", note="")
    copy = render_record_copy(builders.copy(appointments=(ROW, off)), translator=ENGLISH)
    text = " ".join(text_of(copy.pdf, tmp_path).split())
    for words in (
        "Appointments",
        "10:00–10:30",
        "Consultation",
        "Dr Rao",
        "Note of the desk: lift",
        "The patient: travel",
    ):
        assert words in text
    assert_tagged(copy.pdf)
    assert "Note of the desk" not in text_of(render_record_copy(builders.copy(), translator=ENGLISH).pdf, tmp_path)
