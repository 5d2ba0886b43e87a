"""Counts on paper and as a file: read back, without formulas, without patients, and in the audit log."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.counts_out import export_counts, prepare_counts_pages
from tests import builders
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.front.test_counts import ASKED, a_fortnight


def test_file_and_pages_say_the_same_and_name_no_patient(
    clinic: OpenClinic, ticking: builders.Ticking, tmp_path: Path
) -> None:
    a_fortnight(clinic, ticking)
    made = act(clinic, export_counts, ASKED)
    rows = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Part", "Week or practitioner", "Booked", "Attended"]
    assert [row[:4] for row in rows[1:]] == [
        ["By week", "16-Mar-2026", "3", "1"],
        ["By week", "23-Mar-2026", "1", "0"],
        ["By practitioner", "Dr Meera Pillai", "3", "1"],
        ["By practitioner", "Tara Menon", "1", "0"],
    ]
    paper = act(clinic, prepare_counts_pages, ASKED)
    printed = text_of(paper.content, tmp_path)
    for said in ("Counts of the front desk", "16-Mar-2026", "Dr Meera Pillai", "Tara Menon", "no patient is named"):
        assert said in printed
    both = printed + made.content.decode()
    assert not [name for name in ("Anand", "Bose", "Chopra", "LUN-0") if name in both]
    assert made.sha256 in entries(clinic, "counts exported")[0].detail
    assert paper.sha256 in entries(clinic, "counts printed")[0].detail
