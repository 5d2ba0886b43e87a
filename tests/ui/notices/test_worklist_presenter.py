"""Giving notices from the list, and asking again, against a real clinic."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.notices import Document, Outcome
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, receipts
from luna_desktop.services.privacy.consent_rules import ConsentAnswer
from luna_desktop.ui.notices.page import build_lists
from luna_desktop.ui.notices.view import NoticesView
from luna_desktop.ui.notices.worklist_presenter import WorklistPresenter
from luna_desktop.ui.notices.worklist_view import AGAIN, AgainPage, BehindPage
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.ui.contexts import Way, context_of
from tests.ui.notices.test_papers_presenter import Given
from tests.ui.test_printing import a_printer


def waiting(clinic: OpenClinic, count: int) -> list[PatientId]:
    return [
        builders.register(clinic, builders.a_patient("Rao", f"N{number}", care=ConsentState.NOT_ASKED))
        for number in range(count)
    ]


def shown(qtbot: QtBot, clinic: OpenClinic, *answers: object, way: Way | None = None) -> tuple[NoticesView, BehindPage]:
    view = build_lists(context_of(clinic, *answers, way=way))
    assert isinstance(view, NoticesView)
    qtbot.addWidget(view)
    view.show()
    page = view.findChild(BehindPage)
    assert isinstance(page, BehindPage)
    return view, page


def outcomes(clinic: OpenClinic, patient: PatientId) -> list[tuple[Outcome, str]]:
    return [(line.outcome, line.reason) for line in act(clinic, receipts.read_receipts, patient)]


def test_reception_notes_what_came_of_it(qtbot: QtBot, open_clinic: Opener) -> None:
    open_clinic(Role.OWNER)
    desk = open_clinic(Role.RECEPTION)
    first, second, third = waiting(desk, 3)
    view, page = shown(qtbot, desk, "in pain", None, "would not")
    assert view.tabs.tab_widget("behind").accessibleName() == "To be given, 3"
    page.given.click()
    assert outcomes(desk, first) == [(Outcome.ACKNOWLEDGED, "")]
    page.table.choose(second)
    page.deferred.click()
    assert outcomes(desk, second) == [(Outcome.DEFERRED, "in pain")]
    page.table.choose(third)
    page.unable.click()
    assert outcomes(desk, third) == []
    page.refused.click()
    assert outcomes(desk, third) == [(Outcome.REFUSED, "would not")]
    assert page.count.text().startswith("1 to be given")


def test_a_row_opens_its_patient(qtbot: QtBot, clinic: OpenClinic) -> None:
    (patient,) = waiting(clinic, 1)
    way = Way()
    _view, page = shown(qtbot, clinic, way=way)
    page.open_patient.click()
    assert way.opened == [patient]


def test_copies_are_printed_and_the_patients_stay_on_the_list(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patients = waiting(clinic, 2)
    way = Way()
    context = context_of(clinic, True, way=way)
    view = NoticesView(with_versions=False)
    qtbot.addWidget(view)
    lists = WorklistPresenter(view, context, Given(a_printer(tmp_path / "paper.pdf")))
    lists.start()
    lists.behind.batch.click()
    qtbot.waitUntil(lambda: len(entries(clinic, "notice printed")) == 2, timeout=20_000)
    assert [entry.patient_id for entry in entries(clinic, "notice printed")] == patients
    assert act(clinic, receipts.patients_behind, receipts.BehindQuery()).count == 2
    assert way.said == ["2 of 2 copies were printed."]


def test_pages_turn_and_a_page_that_was_emptied_goes_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    waiting(clinic, 51)
    _view, page = shown(qtbot, clinic)
    page.next.click()
    assert page.table.rows_model().rowCount() == 1
    assert page.count.text().endswith("page 2")
    page.given.click()
    assert page.count.text() == "50 to be given version 1, page 1"
    assert not page.back.isEnabled()


def test_a_consent_that_ran_out_leads_to_the_patients_screen(
    qtbot: QtBot, clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    until = builders.START.date() + timedelta(days=10)
    given = ConsentAnswer(patient, Purpose.REMINDERS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER, expires_on=until)
    act(clinic, consents.record_consent, given)
    ticking.advance(days=30)
    way = Way()
    view, _page = shown(qtbot, clinic, way=way)
    view.show_tab(AGAIN)
    again = view.findChild(AgainPage)
    assert isinstance(again, AgainPage)
    assert again.table.rows_model().rowCount() == 1
    assert "counts as no" in again.note.text()
    again.turn.click()
    assert way.places == [f"patient screen {patient}"]
    assert act(clinic, receipts.patients_behind, receipts.BehindQuery(Document.POLICY)).count == 0
