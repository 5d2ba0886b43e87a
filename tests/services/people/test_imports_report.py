"""Tables that leave with an import: no names, no formulas, and a template that is understood as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from luna_desktop.domain.imports import Field, guess_columns
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import preview_import
from luna_desktop.services.people.imports_report import export_dry_report, export_report, template_table
from luna_desktop.texts import ENGLISH
from tests.services.acting import act, entries
from tests.services.people.importing import ASHA, RAVI, a_list, an_order, imported


def rows(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_the_template_needs_no_choice_of_columns() -> None:
    (head,) = rows(template_table(ENGLISH))
    assert guess_columns(head) == {each: place for place, each in enumerate(Field)}


def test_reports_name_lines_and_record_numbers_only(clinic: OpenClinic, tmp_path: Path) -> None:
    path = a_list(tmp_path, ASHA, RAVI, RAVI, "1,,,,,,,,,")
    dry = rows(act(clinic, export_dry_report, act(clinic, preview_import, an_order(path))))
    assert [row[:2] for row in dry[1:]] == [
        ["2", "New"],
        ["3", "New"],
        ["4", "Twice in the file"],
        ["5", "Cannot be read"],
    ]
    done = rows(act(clinic, export_report, imported(clinic, path)))
    assert [row[1] for row in done[1:]] == ["New patient", "New patient", "Left out", "Could not be read"]
    assert done[1][2].startswith("LUN-")
    assert "Asha" not in str(dry) + str(done)
    assert [entry.entity_id for entry in entries(clinic, "import report made")] == ["", "1"]
