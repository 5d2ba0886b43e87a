"""The card of courses: what may be done with one that goes on, and nothing with one that is over."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.courses import CourseState
from luna_desktop.ui.visits.courses_card import CoursesCard
from tests.ui.visits.test_course_words import a_course


def test_a_course_that_goes_on_is_ended_by_its_buttons(qtbot: QtBot) -> None:
    card = CoursesCard()
    qtbot.addWidget(card)
    courses = [a_course(1), a_course(2, state=CourseState.STOPPED)]
    card.show_courses(courses, may_change=True)
    heard: list[object] = []
    card.complete_wanted.connect(heard.append)
    card.stop_wanted.connect(heard.append)
    card.strike_wanted.connect(heard.append)
    for name in ("course0complete", "course0stop", "course1strike"):
        button = card.findChild(QPushButton, name)
        assert button is not None
        button.click()
    assert heard == [courses[0], courses[0], courses[1]]
    assert card.findChild(QPushButton, "course1stop") is None


def test_a_reader_plans_none(qtbot: QtBot) -> None:
    card = CoursesCard()
    qtbot.addWidget(card)
    card.show_courses([], may_change=False)
    assert card.plan.isHidden()
    assert not card.none.isHidden()
