"""Who opened the record: by role unless names are shown, each with its days and tasks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import flat_text

OPENED = rc.OpenedBy(
    since="23-Nov-2025",
    rows=(
        rc.OpeningRow(who="Clinician", first="12-Jan-2026", last="02-Nov-2026", count=6, why="Appointment"),
        rc.OpeningRow(who="Reception", first="14-Jan-2026"),
    ),
)


def printed(tmp_path: Path, opened: rc.OpenedBy | None) -> str:
    content = builders.bare(opened=opened, sections=(rc.Section.DISCLOSURES,))
    return flat_text(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path)


def test_roles_days_and_tasks_are_printed(tmp_path: Path) -> None:
    text = printed(tmp_path, OPENED)
    assert "Openings since 23-Nov-2025." in text
    assert "Clinician 12-Jan-2026 02-Nov-2026 6 Appointment" in text
    assert "Reception 14-Jan-2026 14-Jan-2026 1" in text
    assert "by role" in text
    assert "by role" not in printed(tmp_path, replace(OPENED, names_shown=True))


def test_nobody_is_said_in_words_and_the_setting_leaves_it_out(tmp_path: Path) -> None:
    assert "Nobody opened this record." in printed(tmp_path, replace(OPENED, rows=()))
    assert "Who in the clinic opened your record" not in printed(tmp_path, None)
