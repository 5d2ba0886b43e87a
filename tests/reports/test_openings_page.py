"""The page of openings on paper: rows or their absence, tagged, in English and Hindi."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from luna_desktop.reports.care_frame import PaperPerson
from luna_desktop.reports.openings_page import OpeningsPage, render_openings_page
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.rights_content import OpenedBy, OpeningRow
from tests.reports.reading import assert_sound, assert_tagged, flat_text

ROWS = (OpeningRow(who="Clinician", first="14-Mar-2026", last="15-Mar-2026", count=3, why="Care"),)


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("rows", [ROWS, ()], ids=["rows", "none"])
def test_the_page_is_whole_in_both_languages(language: str, rows: tuple[OpeningRow, ...], tmp_path: Path) -> None:
    page = OpeningsPage(
        clinic=Letterhead(name="Aranya Skin Clinic"),
        person=PaperPerson(name="Ananya Kumar", number="LUN-000001"),
        opened=OpenedBy(since="14-Mar-2025", rows=rows),
        contact=("Farida Sheikh", "+91 98450 11223"),
        printed_at=datetime(2026, 3, 14, 9, 30, tzinfo=UTC),
        language=language,
    )
    pdf, pages = render_openings_page(page)
    assert pages == 1
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    said = flat_text(pdf, tmp_path)
    assert "Farida Sheikh" in said
    assert ("15-Mar-2026" in said) is bool(rows)
