"""The identity photo in the window: chosen, cut, kept, shown in the banner, removed; refusals say why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.identity_photos import (
    IdentityPhoto,
    NewIdentityPhoto,
    keep_identity_photo,
    read_identity_photo,
)
from luna_desktop.ui.details.photo_card import PhotoCard
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.people.test_identity_photos import a_portrait
from tests.ui.details.opened import details_of


def kept(clinic: OpenClinic, patient: PatientId) -> IdentityPhoto:
    return clinic.desk.perform(clinic.actor, read_identity_photo, patient)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "face.jpg"
    path.write_bytes(builders.a_jpeg())
    return path


def opened(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object
) -> tuple[PhotoCard, list[IdentityPhoto]]:
    view, hub = details_of(qtbot, clinic, patient, *answers)
    read: list[IdentityPhoto] = []
    hub.photo_read.connect(read.append)
    return view.photo, read


def test_reception_takes_a_photo_from_a_file_by_keyboard(qtbot: QtBot, open_clinic: Opener, file: Path) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    card, read = opened(qtbot, desk, patient, [file])
    assert not card.avatar.has_picture()
    card.choose.click()
    assert not card.chooser.isHidden()
    before = card.chooser.cut.square()
    qtbot.keyClick(card.chooser.cut, Qt.Key.Key_Left)
    qtbot.keyClick(card.chooser.cut, Qt.Key.Key_Plus)
    assert card.chooser.cut.square() != before
    qtbot.keyClick(card.chooser.cut, Qt.Key.Key_Return)
    assert card.chooser.isHidden()
    assert not card.choose.is_busy()
    assert card.avatar.has_picture()
    assert [photo.number for photo in read] == [1]
    assert kept(desk, patient).jpeg
    assert "Ravi Shetty" in card.note.text()


def test_a_pasted_picture_can_be_given_up(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    card, _read = opened(qtbot, clinic, patient)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    card.paste.click()
    assert "no picture on the clipboard" in card.note.text()
    picture = QImage(200, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    clipboard.setImage(picture)
    card.paste.click()
    assert not card.chooser.isHidden()
    qtbot.keyClick(card.chooser.cut, Qt.Key.Key_Escape)
    assert card.chooser.isHidden()
    assert kept(clinic, patient).number == 0
    clipboard.clear()


def test_what_is_no_picture_is_refused_in_the_card(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    bad = tmp_path / "face.jpg"
    bad.write_text("not a picture", encoding="utf-8")
    card, _read = opened(qtbot, clinic, builders.register(clinic), [bad])
    card.choose.click()
    assert card.chooser.isHidden()
    assert "not a JPEG, PNG" in card.note.text()
    assert not card.choose.is_busy()


def test_without_consent_the_card_says_so_and_nothing_is_kept(qtbot: QtBot, clinic: OpenClinic, file: Path) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.REFUSED))
    card, _read = opened(qtbot, clinic, patient, [file])
    card.choose.click()
    card.chooser.keep.click()
    assert "said no" in card.note.text()
    assert not card.chooser.keep.is_busy()
    assert kept(clinic, patient).number == 0


def test_a_photo_is_removed_after_a_question(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    photo = clinic.desk.perform(clinic.actor, keep_identity_photo, NewIdentityPhoto(patient, a_portrait()))
    view, hub = details_of(qtbot, clinic, patient, False, True)
    hub.take_photo(photo)
    view.photo.remove.click()
    assert kept(clinic, patient).jpeg
    view.photo.remove.click()
    assert not kept(clinic, patient).jpeg
    assert not view.photo.avatar.has_picture()
    assert view.photo.remove.isHidden()


def test_somebody_elses_photo_is_shown_instead_of_replaced(qtbot: QtBot, clinic: OpenClinic, file: Path) -> None:
    patient = builders.register(clinic)
    card, _read = opened(qtbot, clinic, patient, [file])
    card.choose.click()
    clinic.desk.perform(clinic.actor, keep_identity_photo, NewIdentityPhoto(patient, a_portrait("navy")))
    card.chooser.keep.click()
    assert card.chooser.isHidden()
    assert "changed the photo" in card.note.text()
    assert card.avatar.has_picture()
    assert kept(clinic, patient).jpeg == a_portrait("navy")
