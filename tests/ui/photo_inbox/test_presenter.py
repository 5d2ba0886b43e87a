"""The inbox on a real clinic: proposed, named by number, turned, assigned by Enter, thrown away, settled."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_inbox import Discard
from luna_desktop.services.care.photo_inbox import read_inbox
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_inbox.camera_state import CameraState, CameraStatus, Stand
from luna_desktop.ui.photo_inbox.dialogs import DiscardDialog, PickDialog
from luna_desktop.ui.photo_inbox.pages import LARGE
from luna_desktop.ui.photo_inbox.presenter import InboxPresenter, build_expired, build_page
from luna_desktop.ui.photo_inbox.view import InboxView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.inboxes import placard_shot, shot, take
from tests.services.front.booking import at, book_one
from tests.ui.contexts import Way, context_of

ROOM_TIME = datetime(2026, 3, 16, 10, 5)  # noqa: DTZ001 - a camera's own time


@pytest.fixture
def meera(open_clinic: Opener, ticking: builders.Ticking) -> OpenClinic:
    ticking.now = at("09:40")
    return open_clinic(Role.CLINICIAN)


@pytest.fixture
def patient(meera: OpenClinic) -> PatientId:
    registered = builders.register(meera)
    builders.allow_photographs(meera, registered)
    return registered


def session(clinic: OpenClinic, patient: PatientId) -> None:
    """Let a patient be booked, and a camera bring a placard and two pictures of them."""
    book_one(clinic, patient, "10:00")
    take(clinic, placard_shot(clinic, patient, ROOM_TIME))
    for minute in (1, 2):
        take(clinic, shot(ROOM_TIME + timedelta(minutes=minute), minute))


def shown(
    qtbot: QtBot, clinic: OpenClinic, *answers: object, way: Way | None = None, camera: CameraState | None = None
) -> InboxView:
    view = InboxView()
    qtbot.addWidget(view)
    view.resize(1300, 800)
    InboxPresenter(view, context_of(clinic, *answers, way=way), camera=camera or CameraState()).load()
    view.show()
    return view


def test_six_keys_name_turn_and_assign_a_session(qtbot: QtBot, meera: OpenClinic, patient: PatientId) -> None:
    session(meera, patient)
    way = Way()
    view = shown(qtbot, meera, way=way)
    assert view.head.name.whole_text() == "Ananya Kumar"
    assert view.head.chip.spec().text == "Proposed"
    assert view.head.assign.text() == "Assign 2 photos"
    assert view.grid.missing() == ()
    qtbot.keyClick(view.grid, Qt.Key.Key_1)
    qtbot.keyClick(view.grid, Qt.Key.Key_6)
    assert [each.view for each in view.grid.pictures()] == ["", "face_front", "cheek_close_l"]
    qtbot.keyClick(view.grid, Qt.Key.Key_R)
    assert view.grid.pictures()[2].turned == 90
    view.choose_mode(LARGE)
    assert not view.canvas.image().isNull()
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert len(act(meera, list_photographs, patient)) == 2
    assert view.grid.pictures() == []
    assert "2 photographs assigned" in way.said
    assert len(entries(meera, "photo inbox opened")) == 1


def test_proposed_views_count_once_the_person_presses_enter(
    qtbot: QtBot, meera: OpenClinic, patient: PatientId
) -> None:
    builders.add_photograph(meera, patient, shot(ROOM_TIME - timedelta(days=40), 9))
    session(meera, patient)
    view = shown(qtbot, meera)
    assert [each.proposed for each in view.grid.pictures()] == ["", "face_front", "face_oblique_l"]
    assert act(meera, read_inbox, None).groups[0].pictures[1].view == ""
    assert view.told.whole_text() == "Enter confirms proposed views."
    qtbot.keyClick(view.grid, Qt.Key.Key_4)
    assert [each.view for each in view.grid.pictures()] == ["", "face_profile_l", ""]
    assert [each.proposed for each in view.grid.pictures()] == ["", "", "face_front"]
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert [each.fact.body.view for each in act(meera, list_photographs, patient)][:2] == [
        "face_front",
        "face_profile_l",
    ]


def test_nothing_stays_proposed_for_somebody_chosen_by_hand(
    qtbot: QtBot, meera: OpenClinic, patient: PatientId
) -> None:
    other = builders.register(meera, builders.a_patient("Rao", "Vikram"))
    builders.allow_photographs(meera, other)
    builders.add_photograph(meera, patient, shot(ROOM_TIME - timedelta(days=40), 9))
    session(meera, patient)
    view = InboxView()
    qtbot.addWidget(view)
    presenter = InboxPresenter(view, context_of(meera, True), camera=CameraState())
    presenter.load()
    presenter._read_other(view.grid.pictures()[0].photo_id, other)
    assert view.head.name.whole_text() == "Vikram Rao"
    assert [each.proposed for each in view.grid.pictures()] == ["", "", ""]
    presenter.assign()
    assert [each.fact.body.view for each in act(meera, list_photographs, other)] == ["", ""]


def test_one_fact_is_asked_about_and_no_answers_no(qtbot: QtBot, meera: OpenClinic, patient: PatientId) -> None:
    book_one(meera, patient, "10:00")
    take(meera, shot(ROOM_TIME, 1))
    view = shown(qtbot, meera, False, True)
    assert view.head.chip.spec().text == "One fact alone"
    view.head.assign.click()
    assert act(meera, list_photographs, patient) == []
    view.head.assign.click()
    assert len(act(meera, list_photographs, patient)) == 1


def test_without_consent_the_screen_is_turned_to_the_patient_first(qtbot: QtBot, meera: OpenClinic) -> None:
    patient = builders.register(meera)
    book_one(meera, patient, "10:00")
    take(meera, shot(ROOM_TIME, 1))
    way = Way()
    view = shown(qtbot, meera, way=way)
    assert view.head.assign.text() == "Ask first"
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert way.places == [f"patient screen {patient}"]


def test_somebody_else_is_chosen_by_hand_and_asked_about(
    qtbot: QtBot, meera: OpenClinic, patient: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    del monkeypatch
    take(meera, shot(ROOM_TIME - timedelta(hours=6), 1))
    view = shown(qtbot, meera, True)
    assert view.head.name.whole_text() == "No match"
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    dialog = view.findChild(PickDialog)
    assert dialog is not None
    dialog.pick.edit.setText("Kumar")
    dialog.pick.edit.textEdited.emit("Kumar")
    dialog.pick.table.opened.emit(dialog.pick.table.rows_model().row_at(0))
    dialog.take.click()
    assert view.head.chip.spec().text == "Chosen by hand"
    view.head.assign.click()
    assert len(act(meera, list_photographs, patient)) == 1


def test_x_asks_why_and_destroys(qtbot: QtBot, meera: OpenClinic) -> None:
    take(meera, shot(ROOM_TIME, 1))
    take(meera, shot(ROOM_TIME, 2))
    view = shown(qtbot, meera)
    qtbot.keyClick(view.grid, Qt.Key.Key_X)
    dialog = view.findChild(DiscardDialog)
    assert dialog is not None
    dialog.reason.show_value(Discard.BLURRED)
    dialog.reason.edited.emit()
    dialog.go.click()
    assert len(view.grid.pictures()) == 1


def test_the_camera_is_told_of_and_files_are_handed_on(qtbot: QtBot, meera: OpenClinic, tmp_path: Path) -> None:
    camera, wanted = CameraState(), []
    camera.files_wanted.connect(wanted.append)
    way = Way()
    view = shown(qtbot, meera, [tmp_path / "a.jpg"], way=way, camera=camera)
    assert view.stack.currentWidget().accessibleName() == "Inbox is empty"
    view.stack.currentWidget().button.click()
    assert way.places == ["settings/workstation"]
    camera.show(CameraStatus(Stand.READY))
    assert view.stack.currentWidget().accessibleName() == "Inbox is empty. Camera connected"
    view.side.add.click()
    assert wanted == [[tmp_path / "a.jpg"]]


def test_the_privacy_officer_settles_what_ran_out(
    qtbot: QtBot, meera: OpenClinic, open_clinic: Opener, ticking: builders.Ticking
) -> None:
    for number in (1, 2):
        take(meera, shot(ROOM_TIME, number))
    ticking.advance(days=8)
    officer = open_clinic(Role.PRIVACY_OFFICER)
    view = shown(qtbot, officer)
    assert len(view.grid.pictures()) == 2
    assert view.turn.isHidden()
    assert len(view.grid.missing()) == 2
    assert entries(officer, "expired photographs shown") == []
    qtbot.keyClick(view.grid, Qt.Key.Key_L)
    assert view.canvas.image().isNull()
    view.uncover.click()
    assert view.grid.missing() == ()
    assert len(entries(officer, "expired photographs shown")) == 1
    view.grid._tick(0)
    view.head.back.click()
    assert len(view.grid.pictures()) == 1
    assert not view.head.erase.isEnabled()
    view.all.click()
    view.head.erase.click()
    dialog = view.findChild(DiscardDialog)
    assert dialog is not None
    dialog.reason.show_value(Discard.NOBODY)
    dialog.reason.edited.emit()
    dialog.go.click()
    assert view.stack.currentWidget().accessibleName() == "Nothing is past its day"


def test_who_neither_treats_nor_settles_is_told_whom_to_ask(qtbot: QtBot, open_clinic: Opener) -> None:
    page = build_page(context_of(open_clinic(Role.RECEPTION)))
    qtbot.addWidget(page)
    assert page.objectName() == "photoInboxClosed"
    expired = build_expired(context_of(open_clinic(Role.PRIVACY_OFFICER)))
    qtbot.addWidget(expired)
    assert expired.objectName() == "photoInbox"


def test_the_palette_asks_for_a_placard_at_once(qtbot: QtBot, meera: OpenClinic) -> None:
    page = build_page(context_of(meera), "placard")
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: page.findChild(PickDialog) is not None)
