"""The dialog that plans a course."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.ui.visits.course_dialog import CourseDialog


def test_it_hands_out_the_course_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CourseDialog(window)
    dialog.start()
    dialog.what.show_value(Coded("Peel"))
    dialog.sessions.show_value("four")
    assert dialog.course() == Course(Coded("Peel"), 0, "")
    dialog.show_problems({"sessions": "Enter how many."})
    assert (dialog.sessions.problem, dialog.sessions.value()) == ("Enter how many.", "four")
    dialog.sessions.show_value("4")
    with qtbot.waitSignal(dialog.wanted) as heard:
        dialog.plan.click()
    assert heard.args == [Course(Coded("Peel"), 4, "")]
    dialog.show_trouble("Not on the care team.")
    assert dialog.banner.text() == "Not on the care team."
    dialog.put_away()
