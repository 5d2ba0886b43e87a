"""The other patient is found by keyboard and shown with two identifiers; the entry moves with a trace."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.services.care import chart
from luna_desktop.ui.history.move_dialog import MoveDialog
from tests import builders
from tests.ui.entries.a_clinic import Ward
from tests.ui.history.conftest import Opened


def test_an_entry_goes_to_the_patient_who_is_chosen(ward: Ward, opened: Opened, qtbot: QtBot) -> None:
    other = builders.register(ward.clinic, builders.a_patient("Kulkarni"))
    ward.record(Condition(Coded("Vitiligo")))
    view = opened()
    view.history_wanted.emit(ward.chart().conditions[0])
    view.move_button.click()
    dialog = view.window().findChild(MoveDialog)
    assert dialog is not None
    assert not dialog.move_button.isEnabled()
    QTest.keyClicks(dialog.lookup.edit, "Kulk")
    QTest.keyClick(dialog.lookup.edit, Qt.Key.Key_Return)
    card = dialog.target()
    assert card is not None
    assert card.patient_id == other
    assert card.mrn in dialog.chosen.text()
    assert "born" in dialog.chosen.text()
    QTest.keyClicks(dialog.reason.edit, "Two charts were open")
    dialog.move_button.click()
    assert ward.chart().conditions == ()
    there = ward.clinic.desk.perform(ward.context.actor, chart.read_chart, other)
    assert there.conditions[0].body.what.text == "Vitiligo"
    assert ward.moves.saved_texts == ["Moved. Both charts say so."]
    assert view.trace.text() == f"Moved to {card.mrn}."
    assert view.conditions.rows == []


def test_what_stands_in_the_way_is_said_in_the_dialog(ward: Ward, opened: Opened, qtbot: QtBot) -> None:
    builders.register(ward.clinic, builders.a_patient("Kulkarni"))
    ward.record(Condition(Coded("Vitiligo")))
    view = opened()
    view.move_wanted.emit(ward.chart().conditions[0])
    dialog = view.window().findChild(MoveDialog)
    assert dialog is not None
    dialog.show_problems({"target": "No.", "reason": "Longer.", "else": "And that."})
    assert (dialog.lookup.problem, dialog.reason.problem, dialog.banner.text()) == ("No.", "Longer.", "And that.")
    QTest.keyClicks(dialog.lookup.edit, "Nobody of that name")
    QTest.keyClick(dialog.lookup.edit, Qt.Key.Key_Return)
    assert dialog.target() is None
    dialog.dismissed.emit()


def test_an_allergy_of_the_other_patient_asks_a_doctor_first(ward: Ward, opened: Opened) -> None:
    other = builders.register(ward.clinic, builders.a_patient("Kulkarni"))
    perform, actor = ward.clinic.desk.perform, ward.context.actor
    perform(actor, chart.record_entry, chart.NewEntry(other, Allergy(Coded("Penicillin", "penicillin"))))
    ward.record(Medicine(Coded("Penicillin")))
    view = opened()
    view.move_wanted.emit(ward.chart().medicines[0])
    dialog = view.window().findChild(MoveDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.lookup.edit, "Kulk")
    QTest.keyClick(dialog.lookup.edit, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.reason.edit, "Two charts were open")
    ward.prompts.will_answer(None)
    dialog.move_button.click()
    assert len(ward.chart().medicines) == 1
    assert dialog.move_button.isEnabled()
    ward.prompts.will_answer(Overriding("The letter says that it was tolerated"))
    dialog.move_button.click()
    assert ward.chart().medicines == ()
    assert len(perform(actor, chart.read_chart, other).medicines) == 1
