"""Reading a visit on a real clinic: a note of one's own, striking out, moving to the right chart."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.services.care import chart
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.visits.move_dialog import MoveDialog
from luna_desktop.ui.visits.reading_page import ReadingPage
from luna_desktop.ui.visits.reading_presenter import ReadingPresenter
from luna_desktop.ui.visits.view import VisitsView
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, save, sign
from tests.ui.screens import context_of
from tests.ui.visits.opened import shown


def a_reading(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> tuple[VisitsView, ReadingPage, PatientId]:
    patient = builders.register(clinic)
    view, presenter, _hub, _context = shown(qtbot, clinic, patient, *answers)
    presenter.show_visit(sign(clinic, begin(clinic, patient)))
    page = view.page()
    assert isinstance(page, ReadingPage)
    return view, page, patient


def test_a_note_of_ones_own_stands_beside_the_visit(qtbot: QtBot, clinic: OpenClinic) -> None:
    _view, page, _patient = a_reading(qtbot, clinic)
    page.add_button.click()
    assert page.own_note.problem
    page.own_note.show_value("Healing well.")
    page.add_button.click()
    assert [text for _who, text in page.addenda.blocks()] == ["Healing well."]
    assert page.own_note.value() == ""


def test_a_note_that_a_lock_interrupts_is_there_again_and_goes_once_it_stands(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    signed = sign(clinic, begin(clinic, patient))
    for typed_before, types in (("", "Healing well"), ("Healing well", ", seen today"), ("", "")):
        presenter.show_visit(signed)
        page = view.page()
        assert isinstance(page, ReadingPage)
        assert page.own_note.value() == typed_before
        page.own_note.edit.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClicks(page.own_note.edit, types)
        page.own_form.flush_draft()
        if typed_before:
            page.add_button.click()
            assert [text for _who, text in page.addenda.blocks()] == ["Healing well, seen today"]


def test_a_visit_is_struck_out_with_a_reason(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, page, patient = a_reading(qtbot, clinic, "Another person sat there")
    page.strike.click()
    assert page.head.state.spec().text == "Entered in error"
    page.head.back.click()
    assert view.page() is None
    (header,) = act(clinic, list_visits, VisitsAsked(patient)).headers
    assert header.state is VisitState.ENTERED_IN_ERROR


def test_a_visit_moves_to_the_chart_whose_number_is_typed(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, page, _patient = a_reading(qtbot, clinic)
    right = builders.register(clinic, builders.a_patient("Shah", "Ilesh", phone="98860 55555"))
    page.move_button.click()
    dialog = view.window().findChild(MoveDialog)
    assert isinstance(dialog, MoveDialog)
    dialog.number.show_value("LUN-999999")
    dialog.reason.show_value("Typed into the wrong chart")
    dialog.go.click()
    assert dialog.number.problem
    dialog.number.show_value("LUN-000002")
    dialog.go.click()
    assert page.head.state.spec().text == "Entered in error"
    assert act(clinic, list_visits, VisitsAsked(right)).total == 1


def test_an_allergy_of_the_other_chart_asks_for_a_reason_before_the_move(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    right = builders.register(clinic, builders.a_patient("Shah", "Ilesh", phone="98860 55555"))
    visit = save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(ProcedureDone(Coded("Salicylic peel")),)))
    act(clinic, chart.record_entry, chart.NewEntry(right, Allergy(Coded("Salicylic peel"))))
    given = Overriding("It was done before anybody knew of the allergy")
    page = ReadingPage()
    qtbot.addWidget(page)
    presenter = ReadingPresenter(page, context_of(clinic, None, given), visit, lambda _visit: None, lambda: None)
    presenter.ask_to_move()
    dialog = page.window().findChild(MoveDialog)
    assert isinstance(dialog, MoveDialog)
    dialog.number.show_value("LUN-000002")
    dialog.reason.show_value("Typed into the wrong chart")
    dialog.go.click()
    assert act(clinic, list_visits, VisitsAsked(right)).total == 0
    dialog.go.click()
    assert act(clinic, list_visits, VisitsAsked(right)).total == 1
