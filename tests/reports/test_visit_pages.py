"""Visits on the pages of a record copy."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.visit_content import AmendmentRow, VisitRow
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, text_of

SIGNED = VisitRow(
    title="Follow-up, 23-Nov-2026, 11:02",
    with_whom="Dr Nandini Rao, registration KMC-1001",
    state="Signed by Dr Nandini Rao, 23-Nov-2026",
    is_signed=True,
    pairs=(("Complaint", "Scars on both cheeks"), ("Plan", "Session 2 of 4")),
    procedures=(("Fractional laser", (("Fluence", "20 J/cm2"),)),),
    amendments=(
        AmendmentRow(
            head="Amended by Dr Nandini Rao", reason="Hurry", changes=(("Plan", "Session 1", "Session 2 of 4"),)
        ),
    ),
    addenda=(("Tara Menon, 24-Nov-2026", "Healing well."),),
)
DRAFT = VisitRow(title="Treatment, 24-Nov-2026", with_whom="Tara Menon", state="NOT SIGNED", is_signed=False)
STRUCK = VisitRow(
    title="Advice, 25-Nov-2026",
    with_whom="Dr Nandini Rao",
    state="Entered in error",
    is_signed=True,
    pairs=(("Complaint", "canary of another person"),),
    struck="This entry was made here in error and moved.",
)


def test_every_visit_is_printed_and_nothing_of_one_made_in_error(tmp_path: Path) -> None:
    content = builders.copy(visits=(SIGNED, DRAFT, STRUCK), sections=(rc.Section.VISITS,))
    pdf = rc.render_record_copy(content, translator=ENGLISH).pdf
    text = " ".join(text_of(pdf, tmp_path).split())
    for part in ("KMC-1001", "20 J/cm2", "Why: Hurry", "Session 1", "Healing well.", "NOT SIGNED", "error and moved"):
        assert part in text
    assert "canary" not in text
    assert_sound(pdf, tmp_path)


def test_a_course_is_printed_even_before_its_first_visit(tmp_path: Path) -> None:
    content = builders.copy(courses=(("Superficial peel", "0 of 4 sessions"),), sections=(rc.Section.VISITS,))
    text = " ".join(text_of(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path).split())
    assert "Courses" in text
    assert "0 of 4 sessions" in text


def test_visits_are_left_out_where_the_section_is_not_chosen(tmp_path: Path) -> None:
    content = builders.copy(visits=(SIGNED,), sections=(rc.Section.RIGHTS,))
    assert "KMC-1001" not in text_of(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path)
