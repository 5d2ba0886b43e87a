"""Prescriptions: words stay as typed, what is missing is named by row, and the chart gets what it needs."""

from __future__ import annotations

from luna_desktop.domain.clinical.history import Coded, MedicineKind
from luna_desktop.domain.clinical.prescriptions import (
    MOST_ROWS,
    Prescription,
    RxRow,
    as_medicine,
    draft_problems,
    issue_problems,
    tidied,
)
from luna_desktop.domain.measures import PartialDate

ROW = RxRow(Coded("Doxycycline"), MedicineKind.SYSTEMIC, "100 mg", "capsule", "रोज़ एक, खाने के बाद", "6 weeks")


def test_a_draft_may_be_empty_and_an_issued_one_may_not() -> None:
    assert draft_problems(Prescription()) == {}
    assert set(issue_problems(Prescription())) == {"rows"}


def test_what_is_missing_is_named_by_its_row() -> None:
    body = Prescription((ROW, RxRow(Coded(""), directions="at night"), RxRow(Coded("Adapalene"))))
    assert set(issue_problems(body)) == {"what 1", "directions 2"}


def test_blank_rows_vanish_and_directions_keep_their_lines_and_script() -> None:
    body = tidied(Prescription((RxRow(Coded("  ")), RxRow(Coded(" Adapalene\x07"), directions="at night\npea-sized"))))
    assert body.rows == (RxRow(Coded("Adapalene"), directions="at night\npea-sized"),)
    assert tidied(Prescription((ROW,))).rows[0].directions == "रोज़ एक, खाने के बाद"


def test_rows_and_texts_have_an_end() -> None:
    assert "rows" in draft_problems(Prescription((ROW,) * (MOST_ROWS + 1)))
    assert "notes 0" in draft_problems(Prescription((RxRow(Coded("A"), notes="x" * 20_001),)))


def test_the_chart_notes_medicine_directions_prescriber_and_day() -> None:
    noted = as_medicine(ROW, "Dr Meera Pillai", PartialDate(2026, 3, 14))
    assert (noted.what.text, noted.kind, noted.strength) == ("Doxycycline", MedicineKind.SYSTEMIC, "100 mg capsule")
    assert (noted.frequency, noted.prescriber) == ("रोज़ एक, खाने के बाद", "Dr Meera Pillai")
    assert noted.started == PartialDate(2026, 3, 14)
    assert noted.stopped is None
