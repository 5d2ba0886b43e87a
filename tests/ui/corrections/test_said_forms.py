"""Statements are counted and kept short; a summary is asked for only where one is attached."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.states import CaseState
from luna_desktop.ui.corrections.said_forms import LinkForm, rebuttal_form, statement_form


def test_a_statement_is_counted_and_kept_to_two_thousand_characters(qtbot: QtBot) -> None:
    form = statement_form()
    qtbot.addWidget(form)
    assert (form.to, set(form.problems())) == (CaseState.DISAGREEMENT, {"statement"})
    form.statement.show_value("x" * 2001)
    form.fit()
    assert form.count.text() == "2,001 of 2,000 characters"
    assert set(form.problems()) == {"statement"}
    form.statement.show_value("I disagree")
    assert (form.problems(), form.given()) == ({}, {"statement": "I disagree"})
    answer = rebuttal_form()
    qtbot.addWidget(answer)
    assert answer.to is CaseState.REBUTTAL


def test_a_summary_is_needed_only_where_it_is_attached(qtbot: QtBot) -> None:
    form = LinkForm()
    qtbot.addWidget(form)
    form.begin({})
    assert (form.problems(), form.given()) == ({}, {"attach_mode": "all"})
    form.mode.show_value("accurate_summary")
    form.fit()
    assert set(form.problems()) == {"summary"}
    form.summary.show_value("Both differ.")
    assert form.given() == {"attach_mode": "accurate_summary", "summary": "Both differ."}
