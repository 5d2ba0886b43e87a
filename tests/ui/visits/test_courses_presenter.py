"""Courses on the screen: planned in the dialog, stopped with a reason, and the session that a new treatment is."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.services.care.courses import NewCourse, plan_course, read_courses
from luna_desktop.services.care.treatments import treatments
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.visits.course_dialog import CourseDialog
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import begin
from tests.ui.visits.opened import shown, written


def test_a_course_is_planned_counted_and_stopped(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view, presenter, _hub, _context = shown(qtbot, clinic, patient, "Moved to another city")
    card, entry = view.list.courses, treatments().entry("peel_superficial")
    card.plan.click()
    dialog = view.window().findChild(CourseDialog)
    assert isinstance(dialog, CourseDialog)
    dialog.plan.click()
    assert dialog.what.problem
    dialog.what.show_value(entry.coded())
    dialog.sessions.show_value("4")
    dialog.plan.click()
    (course,) = act(clinic, read_courses, patient)
    page = written(view, presenter, begin(clinic, patient))
    added = page.frame.procedures.add_treatment({"text": entry.name, "code": entry.id})
    assert added.session.spec().text == "Session 1 of 4"
    presenter.back()
    card.stop_wanted.emit(course)
    (stopped,) = act(clinic, read_courses, patient)
    assert (stopped.course.state, stopped.held) == (CourseState.STOPPED, 1)


def test_a_course_entered_in_error_is_struck_out_with_a_reason(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, plan_course, NewCourse(patient, Course(Coded("Peel"), 4)))
    view, _presenter, _hub, context = shown(qtbot, clinic, patient, None, "Meant for her sister")
    for left in (1, 0):  # the first question is turned down
        button = view.list.courses.findChild(QPushButton, "course0strike")
        assert button is not None
        button.click()
        assert len(act(clinic, read_courses, patient)) == left
    assert not view.list.courses.none.isHidden()
    assert context.navigation.said == ["Struck out. It stays in the history."]  # type: ignore[attr-defined]  # the tests' own navigation
