"""The view of filled-in forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.intake_entries import Answerer, Outcome, entries_of
from luna_desktop.services.care.intake_review import Decided, Decision, Submission
from luna_desktop.ui.intake.review_view import ReviewView
from tests.services.care.intakes import SOME

AT = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
DONE = Decided(Outcome.NOT_TAKEN, "Never had it", None, 0, "Dr Nandini Rao", AT)
FORM = Submission(3, AT, "Suresh Pillai", "en", "2026-11", entries_of(SOME, "en"), {"conditions:2": DONE})


@pytest.fixture
def view(qtbot: QtBot) -> ReviewView:
    made = ReviewView()
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_list((FORM,))
    made.show_submission(FORM, can_decide=True)
    return made


def test_what_was_decided_is_told_and_the_rest_waits(view: ReviewView) -> None:
    assert "conditions:2" not in view.fields
    assert len(view.fields) == 6
    assert view.count.spec().text == "1 of 7 decided"
    view.fields["diet"].decide(Outcome.ACCEPTED)
    assert view.count.spec().text == "2 of 7 decided"
    assert view.decisions() == (Decision("diet", Outcome.ACCEPTED),)
    assert view.frame.is_dirty()


def test_problems_stand_at_their_answers(view: ReviewView) -> None:
    view.show_problems({"allergies:1": "Enter why.", "gone": "Decided already."})
    assert view.fields["allergies:1"].problem == "Enter why."
    assert view.frame.banner.text() == "Decided already."


def test_a_reader_decides_nothing(view: ReviewView) -> None:
    view.show_submission(FORM, can_decide=False)
    assert not view.fields["diet"].choice.isVisible()
    view.start()


def test_who_answered_for_a_child_stands_above_the_answers(view: ReviewView) -> None:
    assert not view.answered_by.isVisible()
    view.show_submission(replace(FORM, answered_by=Answerer("Sunita Kumar", "mother", 7)), can_decide=True)
    assert view.answered_by.isVisible()
    assert view.answered_by.text() == "Answered for the child by Sunita Kumar, mother."
