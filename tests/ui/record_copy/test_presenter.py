"""The record copy page on a real clinic: preview, draft, and a request from its first look to the signed receipt."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_plans import CopyPlan, kept_plan
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.sharing.copying import a_record, ready, saved
from tests.ui.record_copy.flows import book, settled, shown
from tests.ui.screens import context_of


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return a_record(clinic)


def test_without_a_request_the_pages_can_be_looked_at_and_follow_the_choices(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    view, _presenter = shown(qtbot, context_of(clinic), patient)
    whole = view.preview.page_count()
    assert whole > 2
    assert view.head.next.isHidden()
    assert not view.options.clock.log.isHidden()
    assert view.head.subtitle.accessibleName().startswith("Born ")
    for box in list(view.options.sections.boxes.values())[1:]:
        box.setChecked(False)
    view.preview_wanted.emit()
    assert 0 < view.preview.page_count() < whole
    assert book(clinic, patient) == []
    settled(qtbot, view)


def test_choices_are_kept_as_a_draft_and_come_back(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    case = ready(clinic, patient)
    view, _presenter = shown(qtbot, context_of(clinic), patient)
    assert view.head.number.spec().text == case.number
    assert view.head.draft.accessibleName() == "Save draft"
    view.options.released.purpose.show_value("Own record")
    view.options.sections.boxes[Section.LIFESTYLE].click()
    view.keep_wanted.emit()
    assert view.head.draft.accessibleName().startswith("Draft saved ")
    with working(clinic) as work:
        kept = kept_plan(work, case.case_id)
    assert kept.number == 1
    assert Section.LIFESTYLE not in kept.plan.sections
    view.stop_waiting()
    again, _other = shown(qtbot, context_of(clinic), patient)
    assert again.options.released.purpose.value() == "Own record"
    assert not again.options.sections.boxes[Section.LIFESTYLE].isChecked()
    settled(qtbot, again)


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    case = ready(clinic, patient)
    view, _presenter = shown(qtbot, context_of(clinic), patient)
    saved(clinic, case, CopyPlan(purpose="Theirs"))
    view.options.released.purpose.show_value("Mine")
    view.keep_wanted.emit()
    assert "Somebody saved other choices" in view.banner.text()
    assert view.options.released.purpose.value() == "Mine"
    view.stop_waiting()


def test_the_lock_takes_the_pages_away(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    context = context_of(clinic)
    view, _presenter = shown(qtbot, context, patient)
    context.announcements.locked.emit()
    assert view.preview.page_count() == 0


def test_a_clinician_looks_but_takes_no_step(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_record(owner)
    ready(owner, patient)
    owner.lock()
    view, presenter = shown(qtbot, context_of(open_clinic(Role.CLINICIAN)), patient)
    assert view.preview.page_count() > 0
    assert view.head.next.isHidden()
    view.print_wanted.emit()
    assert presenter.desk is not None
    assert presenter.desk.left is None
    settled(qtbot, view)


def test_an_officer_without_a_case_of_their_own_sees_no_choices_and_why(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_record(owner)
    owner.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    view, _presenter = shown(qtbot, context_of(officer), patient)
    assert view.preview.page_count() == 0
    assert view.options.sections.isHidden()
    assert not view.options.clock.log.isHidden()
    why = view.stack.findChild(QWidget, "previewFailed")
    assert why is not None
    ready(officer, patient)
    _presenter.read_again()
    assert view.preview.page_count() > 0
    assert not view.options.sections.isHidden()
    settled(qtbot, view)
