"""The summary: two pages at most, what matters first, what is left out is counted."""

from __future__ import annotations

import re
from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, text_of


def render(content: rc.RecordCopy) -> rc.RenderedCopy:
    return rc.render_record_copy(content, translator=ENGLISH)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_summary_holds_what_matters(tmp_path: Path) -> None:
    copy = render(builders.copy(form=rc.Form.SUMMARY))
    text = flat(text_of(copy.pdf, tmp_path))
    assert copy.pages == 2
    for fact in (builders.NAME, "LUN-004218", "Penicillin", "Melasma", "Azelaic", "Tobacco", "Clinical photographs"):
        assert fact in text
    for absent in ("Psoriasis", "Tretinoin", "Kaveri", "Not everything fits"):
        assert absent not in text
    assert_tagged(copy.pdf)
    assert_sound(copy.pdf, tmp_path)


def test_the_summary_counts_what_it_leaves_out(tmp_path: Path) -> None:
    rows = tuple(rc.ConditionRow(name=f"Condition {number}", provenance=builders.DOCTOR) for number in range(200))
    copy = render(builders.copy(form=rc.Form.SUMMARY, conditions=rows))
    text = flat(text_of(copy.pdf, tmp_path))
    printed = len(set(re.findall(r"Condition \d+", text)))
    assert copy.pages == 2
    assert f"Active conditions: {200 - printed} left out." in text
    assert "Current medicines: 2 left out." in text
    assert "The full copy has all of it." in text


def test_entries_made_in_error_are_not_in_the_summary(tmp_path: Path) -> None:
    wrong = rc.Provenance(status=rc.Status.ENTERED_IN_ERROR)
    allergies = (rc.AllergyRow(substance="WRONG", severe=True, provenance=wrong), rc.AllergyRow(substance="Latex"))
    copy = render(builders.copy(form=rc.Form.SUMMARY, allergies=allergies))
    text = text_of(copy.pdf, tmp_path)
    assert "WRONG" not in text
    assert "Latex" in text


def test_severe_allergies_come_first(tmp_path: Path) -> None:
    mild = tuple(rc.AllergyRow(substance=f"Mild {number}") for number in range(60))
    copy = render(builders.copy(form=rc.Form.SUMMARY, allergies=(*mild, rc.AllergyRow(substance="Worst", severe=True))))
    assert "Worst" in text_of(copy.pdf, tmp_path, page=1)
