"""The page of a visit: the bar's words, and where problems are told."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.visit_page import VisitBar, VisitPage


def test_the_bar_counts_what_is_left_and_keeps_a_failure(qtbot: QtBot) -> None:
    bar = VisitBar()
    qtbot.addWidget(bar)
    bar.show_left(3)
    assert (bar.to_finish.text(), bar.sign.isEnabled()) == ("3 to finish before signing", False)
    bar.show_left(0)
    assert bar.sign.isEnabled()
    bar.show_draft("The disk is full.", failed=True)
    assert (bar.draft.text(), bar.note.whole_text(), bar.property("tone")) == (
        "Draft not saved",
        "The disk is full.",
        "danger",
    )
    bar.show_draft("Draft saved 11:34")
    assert (bar.draft.text(), bar.property("tone")) == ("Draft saved 11:34", "")


def test_a_problem_without_a_field_stands_above_the_form(qtbot: QtBot) -> None:
    page = VisitPage(date(2026, 11, 23))
    qtbot.addWidget(page)
    page.show_problems({"plan": "Plan not written", "procedures.0.sites": "No site recorded"})
    assert page.frame.plan.problem == "Plan not written"
    assert page.frame.banner.text() == "No site recorded"
    page.show_stale("Newer.", None)
    assert page.frame.banner.text() == "Newer."
