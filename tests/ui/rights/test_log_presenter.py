"""Logging through the dialog: the promise, the draft of a patient, nothing written where something is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.cases import read_cases_of
from luna_desktop.ui.rights.entry import open_log
from luna_desktop.ui.rights.log_dialog import LogDialog
from luna_desktop.ui.rights.paper_dialog import PaperDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.ui.contexts import context_of


def dialog_of(window: QWidget, clinic: OpenClinic, patient: int | None, done: list[Case]) -> LogDialog:
    context = context_of(clinic)
    made = open_log(window, context, patient, done.append)  # type: ignore[arg-type]  # ids are numbers in tests
    assert made is not None
    return made


def test_reception_logs_a_walk_in_and_what_was_typed_is_never_lost(open_clinic: Opener, window: QWidget) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    done: list[Case] = []
    dialog = dialog_of(window, clinic, patient, done)
    assert dialog.form.promise.text() == "To be answered within 72 hours."
    assert dialog.patient.well.name.text() == "Ananya Kumar"
    dialog.form.kind.show_value(CaseKind.GRIEVANCE.value)
    dialog.form.kind.edited.emit()
    assert dialog.form.promise.text() == "To be answered within 30 days."
    dialog.form.words.edit.setPlainText("You called my neighbour")
    dialog.act.click()
    assert dialog.form.details["category"].problem == "Choose what the grievance is about."
    assert act(clinic, read_cases_of, patient) == ()
    dialog.cancel.click()
    again = dialog_of(window, clinic, patient, done)
    assert again.form.words.value() == "You called my neighbour"
    assert again.form.chosen_kind() is CaseKind.GRIEVANCE
    again.form.details["category"].show_value("contact")
    again.act.click()
    assert [(case.kind, case.state, case.owner_id) for case in done] == [
        (CaseKind.GRIEVANCE, CaseState.ACKNOWLEDGED, None)
    ]
    assert again.isHidden()
    letter = window.findChild(PaperDialog)
    assert letter is not None
    assert window.focusWidget() is letter.print
    letter.close_button.click()
    third = dialog_of(window, clinic, patient, done)
    assert third.form.words.value() == ""


def test_without_a_patient_it_begins_with_the_search(clinic: OpenClinic, window: QWidget) -> None:
    builders.register(clinic)
    done: list[Case] = []
    dialog = dialog_of(window, clinic, None, done)
    assert not dialog.act.isEnabled()
    finder = dialog.patient.finder
    finder.edit.setText("Kumar")
    finder.picked.emit(finder.found.current())
    assert dialog.act.isEnabled()
    dialog.form.earlier.box.click()
    dialog.form.words.show_value("My record")
    dialog.act.click()
    assert dialog.form.received_at.problem
    assert done == []
