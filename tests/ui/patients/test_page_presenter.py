from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Role
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.models.audit import AuditEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import open_patient, read_details
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.patients.page_presenter import PatientsPresenter
from luna_desktop.ui.patients.page_view import PatientsView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


@pytest.fixture
def view(qtbot: QtBot) -> PatientsView:
    made = PatientsView()
    qtbot.addWidget(made)
    return made


def names(view: PatientsView) -> list[str]:
    model = view.table.rows_model()
    return [model.row_at(at).name for at in range(model.rowCount())]  # type: ignore[union-attr]


def sessions(clinic: OpenClinic) -> list[dict[str, int]]:
    with Session(clinic.engines[0]) as session:
        query = select(AuditEntry.detail).where(AuditEntry.action == "patients searched").order_by(AuditEntry.seq)
        return [json.loads(detail) for detail in session.scalars(query)]


def test_typing_narrows_the_list_and_opening_writes_one_entry(
    qtbot: QtBot, view: PatientsView, clinic: OpenClinic
) -> None:
    builders.register(clinic, builders.a_patient("Silva", "Rui", phone="98860 11111"))
    ada = builders.register(clinic, builders.a_patient("Kaur", "Harpreet", phone="98860 22222"))
    way = Way()
    PatientsPresenter(view, context_of(clinic, way=way))
    assert names(view) == ["Harpreet Kaur", "Rui Silva"]
    qtbot.keyClicks(view.search, "kau")
    assert names(view) == ["Harpreet Kaur"]
    view.opened.emit(ada)
    assert way.opened == [ada]
    assert sessions(clinic) == [{"most_rows": 1, "searches": 3}]


def test_looking_at_the_recent_ones_is_no_search(view: PatientsView, clinic: OpenClinic) -> None:
    builders.register(clinic)
    presenter = PatientsPresenter(view, context_of(clinic))
    presenter.leave()
    assert sessions(clinic) == []


def test_leaving_the_page_writes_the_session(qtbot: QtBot, view: PatientsView, clinic: OpenClinic) -> None:
    PatientsPresenter(view, context_of(clinic))
    with qtbot.waitExposed(view):
        view.show()
    qtbot.keyClicks(view.search, "zz")
    view.hide()
    assert sessions(clinic) == [{"most_rows": 0, "searches": 2}]


class Held(Inline):
    """Keeps answers back until they are let go."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, owner: QObject, job, done, failed) -> None:  # type: ignore[no-untyped-def]  # as Background
        result = job()
        self.waiting.append(lambda: done(result))


def test_the_newest_answer_wins(qtbot: QtBot, view: PatientsView, clinic: OpenClinic) -> None:
    builders.register(clinic, builders.a_patient("Silva", "Rui", phone="98860 11111"))
    builders.register(clinic, builders.a_patient("Kaur", "Harpreet", phone="98860 22222"))
    usual, lane = context_of(clinic), Held()
    rest = (usual.announcements, usual.prompts, usual.incidents, usual.navigation)
    PatientsPresenter(view, Context(usual.desk, usual.actor, lane, lane, *rest))
    view.search.setText("silva")
    view.search.setText("kaur")
    for answer in reversed(lane.waiting):
        answer()
    assert names(view) == ["Harpreet Kaur"]


def test_somebody_registered_elsewhere_appears(view: PatientsView, clinic: OpenClinic) -> None:
    PatientsPresenter(view, context_of(clinic))
    assert names(view) == []
    builders.register(clinic)
    assert names(view) == ["Ananya Kumar"]


def test_who_may_not_search_is_told_whom_to_ask(view: PatientsView, open_clinic: Opener) -> None:
    PatientsPresenter(view, context_of(open_clinic(Role.AUDITOR)))
    page = view.stack.currentWidget()
    assert page is not None
    assert page.objectName() == "patientsClosed"


def test_registering_carries_what_was_typed(view: PatientsView, clinic: OpenClinic) -> None:
    way = Way()
    PatientsPresenter(view, context_of(clinic, way=way))
    view.register_wanted.emit("Meena Iyer")
    view.register_wanted.emit("")
    assert way.places == ["register Meena Iyer", "register"]


def test_who_was_archived_leaves_the_list_at_once(view: PatientsView, clinic: OpenClinic) -> None:
    PatientsPresenter(view, context_of(clinic))
    patient = builders.register(clinic)
    mrn = clinic.desk.perform(clinic.actor, read_details, patient).card.mrn
    gone = PatientStatus(Standing.ARCHIVED, reason="moved to Pune")
    clinic.desk.perform(clinic.actor, change_status, StatusChange(patient, gone))
    assert names(view) == []
    view.search.setText(mrn)
    row = view.table.rows_model().row_at(0)
    assert row is not None
    assert [chip.text for chip in view.table.rows_model().columns()[0].cell(row).chips] == ["Archived"]


def test_down_in_the_empty_box_recalls_whom_one_opened_last(
    qtbot: QtBot, view: PatientsView, clinic: OpenClinic
) -> None:
    rui = builders.register(clinic, builders.a_patient("Silva", "Rui", phone="98860 11111"))
    builders.register(clinic, builders.a_patient("Kaur", "Harpreet", phone="98860 22222"))
    PatientsPresenter(view, context_of(clinic))
    qtbot.keyClick(view.search, Qt.Key.Key_Down)
    assert names(view) == ["Harpreet Kaur", "Rui Silva"]
    assert view.count.text() == "Seen last"
    clinic.desk.perform(clinic.actor, open_patient, rui)
    qtbot.keyClick(view.search, Qt.Key.Key_Down)
    assert names(view) == ["Rui Silva"]
    assert view.count.text() == "Opened last by you"
    current = view.table.current()
    assert current is not None
    assert current.patient_id == rui
    qtbot.keyClicks(view.search, "k")
    assert names(view) == ["Harpreet Kaur"]
    qtbot.keyClick(view.search, Qt.Key.Key_Backspace)
    assert view.count.text() == "Seen last"
