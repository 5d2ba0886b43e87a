"""The form of a new disclosure on a real clinic: from the draft to the gate's answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import read_disclosures
from luna_desktop.services.sharing.disclosure_terms import OFFERED
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.form import DisclosureForm
from luna_desktop.ui.disclosures.form_presenter import build_form
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import a_recipient, answer_sharing
from tests.ui.contexts import Way, context_of
from tests.ui.disclosures.reading import words_in


def form_of(qtbot: QtBot, context: Context, patient: PatientId) -> DisclosureForm:
    view = build_form(context, patient)
    assert isinstance(view, DisclosureForm)
    qtbot.addWidget(view)
    return view


def choose(view: DisclosureForm, name: str, value: object) -> None:
    field = view.frame.field(name)
    field.show_value(value)
    field.edited.emit()


def fill(view: DisclosureForm, recipient: int, **more: object) -> None:
    typed = {
        "recipient": recipient,
        "verified": "register",
        "basis": "consent",
        "purpose": "Second opinion",
        "sections": ["history"],
    }
    for name, value in (typed | more).items():
        choose(view, name, value)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_with_consent_it_leads_to_the_pages(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    recipient, way = a_recipient(clinic), Way()
    answer_sharing(clinic, patient, recipient)
    view = form_of(qtbot, context_of(clinic, way=way), patient)
    fill(view, recipient)
    qtbot.keyClick(view.frame, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    view.frame.save_bar.save.click()
    assert way.places[-1].startswith(f"disclosure {patient} ")
    (line,) = clinic.desk.perform(clinic.actor, read_disclosures, patient)
    assert (line.state, line.purpose, line.description) == (State.APPROVED, "Second opinion", "parts: history")


def test_blocked_it_says_what_stands_in_the_way_and_who_may_lift_it(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    recipient = a_recipient(clinic)
    view = form_of(qtbot, context_of(clinic), patient)
    fill(view, recipient)
    view.frame.save_bar.save.click()
    said = view.frame.banner.text()
    assert "DS-2026-0001 is blocked" in said
    assert "Lake View Hospital" in said
    assert "Only the patient can change this" in said
    assert view.purpose.value() == "Second opinion"


def test_a_clinicians_proposal_to_an_insurer_waits(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    insurer = a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    answer_sharing(owner, patient, insurer)
    way = Way()
    view = form_of(qtbot, context_of(open_clinic(Role.CLINICIAN), way=way), patient)
    fill(view, insurer)
    view.frame.save_bar.save.click()
    assert way.opened == [patient]
    assert "DS-2026-0001 entered" in way.said


def test_what_is_missing_is_said_at_its_field_on_its_step(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    recipient = a_recipient(clinic)
    view = form_of(qtbot, context_of(clinic), patient)
    choose(view, "purpose", "Second opinion")
    view.frame.save_bar.save.click()
    assert view.recipient.problem
    assert view.frame.pages.currentIndex() == 0
    fill(view, recipient, sections=[], since="2026")
    view.frame.save_bar.save.click()
    assert view.since.problem
    choose(view, "since", None)
    view.frame.save_bar.save.click()
    assert view.sections.problem
    assert view.frame.pages.currentIndex() == 2
    assert view.steps.value() == 2


def test_a_legal_request_shows_its_own_fields(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    court, way = a_recipient(clinic, RecipientKind.AUTHORITY, "District Court"), Way()
    scan = tmp_path / "order.jpg"
    scan.write_bytes(builders.a_jpeg())
    view = form_of(qtbot, context_of(clinic, [scan], way=way), patient)
    assert view.legal.isHidden()
    fill(view, court, basis="s7e", verified="court_seal", withheld=True)
    assert not view.legal.isHidden()
    assert not view.withheld_until.isHidden()
    view.frame.save_bar.save.click()
    assert view.document.problem
    assert view.withheld_reference.problem
    assert view.scan.problem
    view.scan.button.click()
    assert "KB" in view.scan.button.text()
    choose(view, "document", "Order 114/2026, paper file L-7")
    choose(view, "withheld_reference", "Letter 9 of the Bureau")
    choose(view, "withheld_until", "2026-12-31")
    view.frame.save_bar.save.click()
    assert way.opened == [patient]
    assert clinic.desk.perform(clinic.actor, read_disclosures, patient) == []


def test_the_whole_record_asks_why(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view = form_of(qtbot, context_of(clinic), patient)
    assert view.justification.isHidden()
    everything = [section.value for section in OFFERED if section is not Section.PHOTOGRAPHS]
    choose(view, "sections", everything[1:])
    assert view.justification.isHidden()
    choose(view, "sections", everything)
    assert not view.justification.isHidden()
    choose(view, "since", "2026-01-01")
    assert view.justification.isHidden()


def test_typing_is_kept_as_a_draft_and_comes_back(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    recipient = a_recipient(clinic, RecipientKind.AUTHORITY, "District Court")
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient)
    view = form_of(qtbot, context_of(clinic), patient)
    fill(view, recipient, basis="s7e", sections=["photographs"], photographs=[photograph], document="Order 114")
    view.frame.flush_draft()
    again = form_of(qtbot, context_of(clinic, True), patient)
    assert again.basis.value() == "s7e"
    assert again.document.value() == "Order 114"
    assert again.photographs.value() == [photograph]
    again.frame.save_bar.discard.click()
    third = form_of(qtbot, context_of(clinic), patient)
    assert third.recipient.value() is None


def test_an_empty_register_and_a_closed_form_say_so(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    view = form_of(qtbot, context_of(owner), patient)
    assert "register of recipients is empty" in view.nobody.text()
    closed = form_of(qtbot, context_of(open_clinic(Role.RECEPTION)), patient)
    assert "Not for you to open" in words_in(closed.stack.currentWidget())
