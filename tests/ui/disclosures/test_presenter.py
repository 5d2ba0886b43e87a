"""The Disclosures page on a real clinic: what waits, what is open, and what is done about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.presenter import build_page
from luna_desktop.ui.disclosures.view import DisclosuresView
from luna_desktop.ui.disclosures.wording import Group
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import a_legal_proposal, a_proposal, a_recipient, answer_sharing, made_of, propose, send
from tests.services.sharing.photographing import a_photographed, allow, asked, make
from tests.ui.contexts import Way, context_of
from tests.ui.disclosures.reading import words_in


def page_of(qtbot: QtBot, context: Context) -> DisclosuresView:
    view = build_page(context)
    assert isinstance(view, DisclosuresView)
    qtbot.addWidget(view)
    return view


def state(view: DisclosuresView) -> State:
    row = view.table.current()
    assert row is not None
    return row.line.state


def test_an_empty_book_says_how_to_begin(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = page_of(qtbot, context_of(clinic))
    assert "Nothing has left lately" in words_in(view.stack.currentWidget())
    view.show_group(Group.OPEN)
    assert "No open outcomes" in words_in(view.stack.currentWidget())
    view.show_group(Group.WAITING)
    assert "Nothing waits" in words_in(view.stack.currentWidget())


def test_the_owner_approves_what_a_clinician_proposed(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    insurer = a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    answer_sharing(owner, patient, insurer)
    standing = propose(open_clinic(Role.CLINICIAN), a_proposal(patient, insurer))
    way = Way()
    view = page_of(qtbot, context_of(owner, True, way=way))
    assert not view.panel.approve.isHidden()
    view.panel.approve.click()
    assert state(view) is State.APPROVED
    view.panel.make.click()
    assert way.places == [f"disclosure {patient} {standing.disclosure_id}"]
    view.panel.chart.click()
    assert way.opened == [patient]


def test_photographs_lead_to_their_own_page_and_are_decided_there(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener
) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    tabs: list[str] = []
    for someone in (clinic, open_clinic(Role.PRIVACY_OFFICER)):
        way = Way()
        way.open_patient = lambda _patient, tab="": tabs.append(tab)  # type: ignore[method-assign]
        panel = page_of(qtbot, context_of(someone, way=way)).panel
        panel.photographs.click()
        assert panel.approve.isHidden()
        assert panel.make.isHidden()
        assert "where they were made" in panel.note.text()
        assert "as a file without a passphrase" in words_in(panel)
    assert tabs == [f"photos/export/{line.disclosure_id}", "privacy"]


def test_a_refusal_and_taking_back_ask_for_the_reason(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    insurer = a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    answer_sharing(owner, patient, insurer)
    clinician = open_clinic(Role.CLINICIAN)
    propose(clinician, a_proposal(patient, insurer))
    view = page_of(qtbot, context_of(owner, None, "The claim is settled", "Not needed"))
    view.panel.refuse.click()
    assert state(view) is State.APPROVAL
    view.panel.refuse.click()
    assert state(view) is State.BLOCKED
    propose(clinician, a_proposal(patient, insurer))
    view.retry_wanted.emit()
    view.table.choose(2)
    view.panel.take_back.click()
    assert state(view) is State.FAILED


@pytest.mark.parametrize(("left", "outcome"), [(True, State.SENT), (False, State.FAILED)])
def test_an_open_outcome_is_shown_first_and_settled(
    qtbot: QtBot, clinic: OpenClinic, left: bool, outcome: State
) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    answer_sharing(clinic, patient, hospital)
    deliveries.release(clinic.desk, clinic.actor, made_of(clinic, a_proposal(patient, hospital)))
    view = page_of(qtbot, context_of(clinic, "Rang the hospital"))
    assert view.groups.value() is Group.OPEN
    assert "1 disclosure" in view.open_banner.text()
    (view.panel.left if left else view.panel.not_left).click()
    view.show_group(Group.RECENT)
    assert state(view) is outcome
    assert view.open_banner.text() == ""


def test_what_left_is_confirmed_or_asked_back(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    answer_sharing(clinic, patient, hospital)
    for turn in range(3):
        send(clinic, a_proposal(patient, hospital), tmp_path / f"{turn}.pdf")
    view = page_of(qtbot, context_of(clinic, "Receipt signed", "Wrong ward", "Came back by post"))
    for key, button in ((1, view.panel.confirmed), (2, view.panel.recalled), (3, view.panel.returned)):
        view.table.choose(key)
        button.click()
    rows = [view.table.rows_model().row_at(at) for at in range(3)]
    assert [row.line.state for row in rows if row] == [State.FAILED, State.RECALLED, State.CONFIRMED]


def test_the_auditor_reads_and_does_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    propose(owner, a_legal_proposal(patient, a_recipient(owner, RecipientKind.AUTHORITY, "District Court")))
    view = page_of(qtbot, context_of(open_clinic(Role.AUDITOR)))
    panel = view.panel
    assert panel.title.text().endswith("Kumar")
    for button in (panel.approve, panel.refuse, panel.make, panel.take_back, panel.left, panel.confirmed):
        assert button.isHidden()


def test_the_author_reads_why_somebody_else_approves(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    propose(clinic, a_legal_proposal(patient, a_recipient(clinic, RecipientKind.AUTHORITY, "District Court")))
    view = page_of(qtbot, context_of(clinic))
    assert "second person" in view.panel.note.text()
    view.panel.document.click()
    dialog = view.window().findChild(EvidenceDialog)
    assert isinstance(dialog, EvidenceDialog)
    dialog.close_button.click()
    assert view.panel.approve.isHidden()


def test_the_list_is_searched(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    propose(clinic, a_proposal(patient, a_recipient(clinic)))
    view = page_of(qtbot, context_of(clinic))
    view.search.setText("lake view")
    assert view.table.rows_model().rowCount() == 1
    view.search.setText("nobody")
    assert "Nothing matches" in words_in(view.stack.currentWidget())
