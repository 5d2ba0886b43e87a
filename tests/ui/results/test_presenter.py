"""The view over a real clinic: read, opened at a row, documents in and opened, struck out, cancelled, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.results import ResultState, Step
from luna_desktop.services.care import documents, results
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.context import Context
from luna_desktop.ui.history.move_dialog import MoveDialog
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.results.view import FORM, LIST, VIEWER, ResultsView
from luna_desktop.ui.widgets.states import StatePage
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.scans import a_pdf
from tests.services.acting import act, entries
from tests.services.care.results_in import cancel, only, order, receive, review
from tests.services.care.test_documents import a_document
from tests.services.sharing_steps import keep_from
from tests.ui.contexts import context_of
from tests.ui.results.reports import opened, presenter_of


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def prompts(context: Context) -> ScriptedPrompts:
    assert isinstance(context.prompts, ScriptedPrompts)
    return context.prompts


def current(view: ResultsView) -> tuple[str, int]:
    line = view.table.current()
    assert line is not None
    return line.key


def test_it_opens_at_the_row_that_was_asked_for(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    wanted = receive(clinic, patient)
    receive(clinic, patient)
    view = opened(qtbot, context_of(clinic), patient, f"results/{wanted}")
    assert current(view) == ("result", wanted)
    assert view.panel.steps[Step.REVIEW].isVisible()


def test_enter_takes_the_next_step(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    view = opened(qtbot, context_of(clinic), patient)
    view.table.opened.emit(view.table.current())
    assert view.pages.currentIndex() == FORM
    assert view.form_page.form is not None
    assert view.form_page.form.kind == "review"
    presenter_of(view).forms.close()
    review(clinic, patient, fact, 1)
    view.retry_wanted.emit()
    view.table.opened.emit(view.table.current())
    assert view.form_page.form.kind == "tell"


def test_a_result_of_somebody_else_is_moved_and_says_where_it_came_from(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    other = builders.register(clinic, builders.a_patient("Kulkarni"))
    receive(clinic, patient)
    view = opened(qtbot, context_of(clinic), patient)
    assert view.panel.trace.isHidden()
    view.panel.move_away.click()
    dialog = view.window().findChild(MoveDialog)
    assert dialog is not None
    dialog.typed.emit("Kulk")
    dialog.reason.show_value("Two charts were open")
    dialog.wanted.emit()
    assert act(clinic, results.read_results, patient) == ()
    there = opened(qtbot, context_of(clinic), other, f"results/{only(clinic, other).fact_id}")
    assert there.panel.trace.text() == "Moved from LUN-000001."


def test_history_is_read_for_what_has_one(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    review(clinic, patient, fact, 1)
    view = opened(qtbot, context_of(clinic), patient)
    assert not view.panel.history_heading.isHidden()


def test_a_document_is_added_opened_described_and_struck_out(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(a_pdf(2))
    context = context_of(clinic, [path])
    view = opened(qtbot, context, patient)
    view.add.click()
    assert view.pages.currentIndex() == FORM
    frame = view.form_page.frame
    frame.field("kind").show_value("letter_received")
    frame.save_bar.save.click()
    assert view.pages.currentIndex() == LIST
    (line,) = act(clinic, documents.read_documents, patient)
    assert current(view) == ("document", line.document_id)
    view.table.opened.emit(view.table.current())
    assert view.pages.currentIndex() == VIEWER
    assert view.viewer.title.whole_text() == "letter"
    assert len(entries(clinic, "document opened")) == 1
    view.viewer.closed.emit()
    view.panel.describe.click()
    frame.field("title").show_value("Letter of Dr Rao")
    frame.save_bar.save.click()
    assert view.panel.title.text() == "Letter of Dr Rao"
    prompts(context).will_answer("Of another person")
    view.panel.strike.click()
    assert act(clinic, documents.read_documents, patient) == ()


def test_a_file_that_is_no_document_is_refused_with_a_sentence(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"hello")
    view = opened(qtbot, context_of(clinic), patient)
    view.files_dropped.emit([path])
    assert "no PDF" in view.banner.text()
    assert view.pages.currentIndex() == LIST
    good = tmp_path / "good.pdf"
    good.write_bytes(a_pdf())
    view.files_dropped.emit([good, path])
    assert view.pages.currentIndex() == FORM


def test_a_file_is_attached_to_the_result_that_is_chosen(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    fact = receive(clinic, patient)
    path = tmp_path / "report.pdf"
    path.write_bytes(a_pdf())
    view = opened(qtbot, context_of(clinic, [path]), patient)
    view.panel.attach.click()
    assert view.form_page.frame.values()["title"] == "Thyroid profile"
    view.form_page.frame.save_bar.save.click()
    (line,) = act(clinic, documents.read_documents, patient)
    assert line.fact.body.result_id == fact
    assert current(view) == ("result", fact)


def test_an_order_is_cancelled_and_a_result_struck_out_with_a_reason(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    order(clinic, patient)
    context = context_of(clinic, None, "Moved away", "Another Kumar")
    view = opened(qtbot, context, patient)
    view.panel.steps[Step.CANCEL].click()
    assert only(clinic, patient).body.state is ResultState.ORDERED
    view.panel.steps[Step.CANCEL].click()
    assert only(clinic, patient).body.state is ResultState.CANCELLED
    view.panel.strike.click()
    assert act(clinic, results.read_results, patient) == ()
    prompts(context).check_all_used()


def test_a_step_that_comes_too_late_is_said_and_read_again(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    fact = order(clinic, patient)
    context = context_of(clinic, "Moved away")
    view = opened(qtbot, context, patient)
    context.announcements.blockSignals(True)
    receive(clinic, patient, fact)
    view.panel.steps[Step.CANCEL].click()
    assert "cannot be cancelled" in view.banner.text()
    assert view.panel.steps[Step.REVIEW].isVisible()


def test_what_others_change_is_read_and_the_lock_forgets(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    context = context_of(clinic)
    view = opened(qtbot, context, patient)
    assert view.lines() == []
    fact = order(clinic, patient)
    cancel(clinic, patient, fact)
    act(clinic, documents.add_document, a_document(patient))
    assert len(view.lines()) == 2
    context.announcements.locked.emit()
    assert view.lines() == []


def test_whom_the_patient_keeps_out_sees_the_sentence(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    view = opened(qtbot, context_of(open_clinic(Role.CLINICIAN)), patient)
    assert isinstance(view.stack.currentWidget(), StatePage)
