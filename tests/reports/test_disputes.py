"""A statement of disagreement goes wherever its entry goes: every table of a copy, visits, and the summary."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.finding_content import MarkerRow, ScoreRow, ScoreTrend
from luna_desktop.reports.result_content import DocumentRow, ResultRow
from luna_desktop.reports.visit_content import VisitRow
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import flat_text

NUMBERS = iter(range(1000))
TREND = ScoreTrend(
    name="Melasma", short="MASI", formula="Sum", licence="Free", least=0, most=48, range="0–48", version="1", rows=()
)
MARKER = MarkerRow(number=1, marking="lesion", kind="Finding", figure="front", x=0.5, y=0.2, place="Face", what="Mole")


def dispute() -> rc.Dispute:
    """Return a statement that no other entry of this test has."""
    number = next(NUMBERS)
    return rc.Dispute(statement=f"I say {number}.", stated=f"Day {number}", rebuttal=f"We say {number}.")


def disputed() -> dict[str, Any]:
    """Return content in which every kind of entry is disputed once."""

    def source() -> rc.Provenance:
        return replace(builders.DOCTOR, disputes=(dispute(),))

    return {
        "alerts": (rc.AlertRow(text="Faints", provenance=source()),),
        "allergy_state": rc.AllergyState(statement="Some", provenance=source()),
        "allergies": (rc.AllergyRow(substance="Latex", provenance=source()),),
        "patch_tests": (rc.HistoryRow(kind="Patch test", text="Nickel", provenance=source()),),
        "overrides": (rc.HistoryRow(kind="Reason", text="Needed", provenance=source()),),
        "conditions": (rc.ConditionRow(name="Acne", provenance=source()),),
        "medicines": (rc.MedicineRow(name="Gel", provenance=source()),),
        "history": (rc.HistoryRow(kind="Family", text="Mother", provenance=source()),),
        "lifestyle": (rc.LifestyleAssessment(title="Lifestyle", on="Today", answers=(), provenance=source()),),
        "preferences": (rc.LifestyleAssessment(title="Wishes", on="Today", answers=(), provenance=source()),),
        "visits": (VisitRow(title="Visit", with_whom="Dr", state="Signed", is_signed=True, disputes=(dispute(),)),),
        "markers": (replace(MARKER, disputes=(dispute(),)),),
        "scores": (replace(TREND, rows=(ScoreRow(on="Today", result="9", disputes=(dispute(),)),)),),
        "results": (ResultRow(name="TSH", kind="Blood", state="Told", provenance=source()),),
        "documents": (DocumentRow(title="Letter", kind="Letter", provenance=source()),),
    }


def every_dispute(values: dict[str, Any]) -> list[rc.Dispute]:
    rows = [row for value in values.values() for row in (value if isinstance(value, tuple) else (value,))]
    rows += [row for trend in values["scores"] for row in trend.rows]
    found = [getattr(row, "provenance", row) for row in rows]
    return [each for row in found for each in getattr(row, "disputes", ())]


def test_every_kind_of_entry_prints_the_statement_and_the_answer(tmp_path: Path) -> None:
    values = disputed()
    text = flat_text(rc.render_record_copy(builders.bare(**values), translator=ENGLISH).pdf, tmp_path)
    said = every_dispute(values)
    assert len(said) == len(values)
    for each in said:
        assert f"{each.stated} {each.statement} The clinic answers: {each.rebuttal}" in text
    assert "Disagreement with the entry “Acne”" in text


@pytest.mark.parametrize("row", ["allergies", "conditions", "medicines"])
def test_the_summary_has_it_too(row: str, tmp_path: Path) -> None:
    long = rc.Dispute(statement="It was different. " * 60 + "END OF IT", rebuttal="It was not.")
    before = disputed()[row][0]
    changed = replace(before, provenance=replace(before.provenance, disputes=(long,)))
    content = builders.bare(form=rc.Form.SUMMARY, **{row: (changed,)})
    text = flat_text(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path)
    assert "END OF IT The clinic answers: It was not." in text


def test_an_entry_without_statements_says_nothing_of_them(tmp_path: Path) -> None:
    content = builders.bare(conditions=(rc.ConditionRow(name="Acne", provenance=builders.DOCTOR),))
    text = flat_text(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path)
    assert "Disagreement with" not in text
    assert "Disputed." not in text
