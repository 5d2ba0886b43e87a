"""Filled-in forms in a record copy, read back from the page."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.intake_content import IntakeCopy, IntakeRow
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_tagged, text_of

FORM = IntakeCopy(
    on="22-Nov-2026",
    language="Hindi",
    wording="2026-11",
    answered_by="Answered for the child by Sunita Kumar, mother.",
    rows=(
        IntakeRow(question="आप कितने घंटे सोते हैं?", answer="6.5 घंटे", outcome="Taken over as it is"),
        IntakeRow(question="Allergies?", answer="Penicillin", outcome="Not taken over", reason="Never harmed"),
    ),
)
WISHES = rc.LifestyleAssessment(title="Preferences", on="22-Nov-2026", answers=(("Needles", "Not accepted"),))


def test_each_answer_is_printed_with_what_became_of_it(tmp_path: Path) -> None:
    content = builders.bare(intakes=(FORM,), preferences=(WISHES,), sections=(rc.Section.LIFESTYLE,))
    pdf = rc.render_record_copy(content, translator=ENGLISH).pdf
    text = " ".join(text_of(pdf, tmp_path).split())
    for part in (
        "Forms that you filled in",
        "22-Nov-2026",
        "In Hindi, wording 2026-11.",
        "6.5 घंटे",
        "Never harmed",
        "by Sunita Kumar, mother.",
    ):
        assert part in text
    assert "Answered for the child by Sunita Kumar, mother." in text
    assert "What you prefer" in text
    assert "Not accepted" in text
    assert_tagged(pdf)


def test_nothing_is_printed_where_nothing_was_filled_in(tmp_path: Path) -> None:
    pdf = rc.render_record_copy(builders.bare(sections=(rc.Section.LIFESTYLE,)), translator=ENGLISH).pdf
    assert "filled in" not in text_of(pdf, tmp_path)
