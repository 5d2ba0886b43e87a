"""The clinical review: to whom, and yes or no for each section."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.reports.record_content import Section
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.ui.record_copy.review_dialog import AnswerDialog, SendDialog


def a_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    return window


def test_it_is_sent_to_a_clinician_with_a_note(qtbot: QtBot) -> None:
    dialog = SendDialog(a_window(qtbot), [(UserId(3), "Dr Nandini Rao"), (UserId(4), "Dr Vikram Sethi")])
    dialog.reviewer.show_value(4)
    dialog.note.show_value("Look at the history")
    with qtbot.waitSignal(dialog.sent) as sent:
        dialog.act.click()
    assert sent.args == [4, "Look at the history"]
    assert not SendDialog(a_window(qtbot), []).act.isEnabled()


def test_each_chosen_section_gets_an_answer(qtbot: QtBot) -> None:
    plan = CopyPlan(sections=(Section.VISITS, Section.LIFESTYLE, Section.RIGHTS), withheld=((Section.VISITS, "A4"),))
    dialog = AnswerDialog(a_window(qtbot), (PatientId(1), 7), plan, {Section.VISITS: 6})
    assert set(dialog.choices) == {Section.VISITS, Section.LIFESTYLE}
    assert dialog.photographs.isHidden()
    dialog.choices[Section.VISITS].show_value("")
    dialog.choices[Section.LIFESTYLE].show_value("A1")
    dialog.note.show_value("Harm")
    answer = dialog.answer()
    assert (answer.patient_id, answer.case_id, answer.note) == (1, 7, "Harm")
    assert answer.withheld == ((Section.LIFESTYLE, "A1"),)


def test_photographs_are_confirmed_and_problems_are_said(qtbot: QtBot) -> None:
    dialog = AnswerDialog(a_window(qtbot), (PatientId(1), 7), CopyPlan(), {})
    assert not dialog.photographs.isHidden()
    assert not dialog.answer().photographs_confirmed
    dialog.show_problems({"photographs": "Look at each photograph."})
    assert dialog.problem.text() == "Look at each photograph."
    dialog.photographs.show_value(True)
    assert dialog.answer().photographs_confirmed
