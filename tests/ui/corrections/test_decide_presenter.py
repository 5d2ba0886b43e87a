"""Deciding in Review: both wordings side by side, the answer, the value, the ground, and what comes next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care import chart
from luna_desktop.services.care.visit_writing import Amendment, amend_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.correction_decisions import corrections_to_decide
from luna_desktop.ui.corrections.decide_form import DecideForm
from luna_desktop.ui.corrections.decide_presenter import ask_about_correction
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, sign
from tests.services.rights.correcting import ask, at, severe
from tests.ui.contexts import Way, context_of
from tests.ui.corrections.standing import a_window, child, lines

S = CaseState


def test_accepted_with_other_words_the_entry_says_them(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    ask(clinic, patient, at(severe(clinic, patient), "reaction"), "Itching")
    (row,) = act(clinic, corrections_to_decide, None)
    window = a_window(qtbot)
    ask_about_correction(context_of(clinic, way=way), window, row)
    form = child(window, DecideForm)
    said = [label.text() for label in form.findChildren(type(form.title))]
    assert {"The record says", "Rash", "Asked for", "Itching", "It was only a rash"} <= set(said)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    form.answer.show_value("accepted")
    form.fit()
    assert (form.value.line.value(), form.code.isVisibleTo(form)) == ("Itching", False)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.decision.problem
    qtbot.keyClicks(form.decision.edit, "You are right.")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert act(clinic, chart.read_chart, patient).allergies[0].body.reaction == "Itching"
    assert way.said == ["Corrected. What stood there before stays in the history."]


def test_denied_it_asks_for_the_ground(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    ask(clinic, patient, at(severe(clinic, patient)))
    (row,) = act(clinic, corrections_to_decide, None)
    window = a_window(qtbot)
    ask_about_correction(context_of(clinic, way=way), window, row)
    form = child(window, DecideForm)
    form.answer.show_value("denied")
    form.fit()
    assert "statement" in form.hint.text()
    qtbot.keyClicks(form.decision.edit, "The report says severe.")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.code.problem
    form.code.show_value("D4")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert lines(clinic, patient)[0].case.state is S.DENIED


def test_what_is_changed_by_hand_leads_to_the_chart_and_is_linked_after(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    visit = sign(clinic, begin(clinic, patient))
    target = Target(RecordType.VISIT, visit.header.visit_id, "visit", "diagnoses", visit.header.number)
    ask(clinic, patient, target, "No scar at all")
    (row,) = act(clinic, corrections_to_decide, None)
    context, window = context_of(clinic, True, way=way), a_window(qtbot)
    ask_about_correction(context, window, row)
    form = child(window, DecideForm)
    form.answer.show_value("accepted")
    form.fit()
    assert "Change the entry in the chart" in form.hint.text()
    qtbot.keyClicks(form.decision.edit, "You are right.")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert way.opened == [patient]
    note = replace(WHOLE, diagnoses=(Coded("Healthy skin"),))
    act(clinic, amend_visit, Amendment(patient, visit.header.visit_id, visit.header.number, note, "correction"))
    ask_about_correction(context, window, row)
    assert lines(clinic, patient)[0].case.state is S.AMENDED
    assert way.said[-1] == "Linked. The privacy desk tells who had the old entry."
