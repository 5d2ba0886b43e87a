"""The place of openings in use: openings are reviewed, requests answered, and news appears at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.care.chart import open_chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.access_requests import NewAccessRequest, list_access_requests, request_access
from luna_desktop.services.rights.opening_reviews import list_openings
from luna_desktop.services.rights.snooping import read_noticed
from luna_desktop.services.work import Change
from luna_desktop.ui.break_glass.contacts_dialog import ContactsDialog
from luna_desktop.ui.break_glass.finding_dialog import FindingDialog
from luna_desktop.ui.break_glass.page import NOTICED, REQUESTS, OpeningsPlace
from luna_desktop.ui.break_glass.place import build_page
from luna_desktop.ui.break_glass.rules_dialog import RulesDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.glass_steps import open_record, own_teams
from tests.ui.contexts import Way, context_of


@pytest.fixture
def stranger(open_clinic: Opener) -> PatientId:
    """Return a patient on whose care team Dr Meera Pillai is not."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    return builders.register(owner)


def page_of(qtbot: QtBot, clinic: OpenClinic, way: Way | None = None) -> OpeningsPlace:
    page = build_page(context_of(clinic, way=way))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    assert isinstance(page, OpeningsPlace)
    return page


def asked(page: OpeningsPlace) -> FindingDialog:
    return page.findChildren(FindingDialog)[-1]


def test_an_opening_is_found_not_justified(qtbot: QtBot, open_clinic: Opener, stranger: PatientId) -> None:
    open_record(open_clinic(Role.CLINICIAN), stranger)
    officer, way = open_clinic(Role.PRIVACY_OFFICER), Way()
    page = page_of(qtbot, officer, way)
    page.opened.table.selectRow(0)
    page.opened.no.click()
    dialog = asked(page)
    dialog.keep.click()
    assert dialog.note.problem
    assert dialog.incident.problem
    dialog.note.show_value("No emergency was seen")
    dialog.incident.show_value("Talk on Monday")
    dialog.keep.click()
    assert act(officer, list_openings, None)[0].is_justified is False
    assert "No emergency was seen" in page.opened.note.text()
    assert way.said == ["The review is kept."]
    page.opened.open_patient.click()
    assert way.opened == [stranger]


def test_a_request_is_answered(qtbot: QtBot, open_clinic: Opener, stranger: PatientId) -> None:
    meera, owner, way = open_clinic(Role.CLINICIAN), open_clinic(Role.OWNER), Way()
    act(meera, request_access, NewAccessRequest(stranger, "I take over her course"))
    page = page_of(qtbot, owner, way)
    page.show_tab(REQUESTS)
    page.requests.table.selectRow(0)
    page.requests.yes.click()
    asked(page).note.show_value("Takes over")
    asked(page).keep.click()
    assert act(owner, list_access_requests, None) == ()
    assert page.requests.stack.currentWidget().objectName() == "noRequests"
    assert way.said == ["The answer is kept."]


def test_news_appears_without_asking(qtbot: QtBot, open_clinic: Opener, stranger: PatientId) -> None:
    owner = open_clinic(Role.OWNER)
    context = context_of(owner)
    page = build_page(context)
    qtbot.addWidget(page)
    assert isinstance(page, OpeningsPlace)
    assert page.opened.stack.currentWidget().objectName() == "noOpenings"
    open_record(open_clinic(Role.CLINICIAN), stranger)
    context.announcements.announce(frozenset({Change("opening", 1, int(stranger))}))
    assert page.opened.table.rows_model().rowCount() == 1
    page.rules.click()
    dialog = page.findChildren(RulesDialog)[-1]
    dialog.hours.show_value("2")
    dialog.keep.click()
    assert page.summary.text().startswith("A closed record opens for 2 hours")


def test_what_was_noticed_is_closed_with_a_note(qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking) -> None:
    patient = builders.register(open_clinic(Role.RECEPTION), builders.a_patient("Pillai", "Anil"))
    act(open_clinic(Role.CLINICIAN), open_chart, patient)
    ticking.advance(days=7)
    officer, way = open_clinic(Role.PRIVACY_OFFICER), Way()
    page = page_of(qtbot, officer, way)
    page.show_tab(NOTICED)
    page.noticed.table.selectRow(0)
    page.noticed.no.click()
    dialog = asked(page)
    dialog.note.show_value("Her cousin")
    dialog.keep.click()
    assert dialog.incident.problem
    dialog.incident.show_value("Talk; tell the patient")
    dialog.keep.click()
    (line,) = act(officer, read_noticed, None).lines
    assert (line.is_explained, line.note) == (False, "Her cousin")
    assert way.said == ["It is closed. The note stays with it."]
    page.noticed.open_patient.click()
    assert way.opened == [patient]
    page.noticed.told.button.click()
    assert page.findChildren(ContactsDialog)
