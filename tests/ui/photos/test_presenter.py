"""The Photos tab on a real clinic: adding, refusing by name, opening, correcting, striking out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.photo_consents import PhotoNo, take_back_photographs
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.presenter import PhotosPresenter
from luna_desktop.ui.photos.view import INTAKE, TIMELINE, VIEWER, PhotosView
from luna_desktop.ui.widgets.chips import Chip
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing.photographing import allow
from tests.ui.screens import context_of


def shown(qtbot: QtBot, context: Context, patient: PatientId) -> tuple[PhotosView, ChartHub]:
    view = PhotosView()
    qtbot.addWidget(view)
    hub = ChartHub(patient, view)
    PhotosPresenter(view, context, patient, hub).load()
    return view, hub


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    return registered


def files_in(folder: Path) -> list[Path]:
    good, other, bad = folder / "IMG_1.jpg", folder / "IMG_2.jpg", folder / "notes.jpg"
    good.write_bytes(builders.a_jpeg())
    other.write_bytes(builders.a_jpeg(colour="navy"))
    bad.write_text("not a picture", encoding="utf-8")
    return [good, bad, other]


def save(view: PhotosView) -> None:
    view.intake.region.show_value("face")
    view.intake.findChild(QPushButton, "savePhotosButton").click()


def test_bad_files_are_named_and_the_others_go_in(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    context = context_of(clinic, files_in(tmp_path))
    view, hub = shown(qtbot, context, patient)
    view.add.click()
    assert view.pages.currentIndex() == INTAKE
    assert "notes.jpg" in view.intake.banner.text()
    save(view)
    assert view.pages.currentIndex() == TIMELINE
    assert len(view.grid.tiles()) == hub.badge("photos") == 2
    assert all(view.grid.image_of(tile.photograph_id) is not None for tile in view.grid.tiles())
    assert context.navigation.said == ["2 photographs saved"]


def test_a_picture_that_is_there_already_is_named_and_not_doubled(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    builders.add_photograph(clinic, patient)
    view, _hub = shown(qtbot, context_of(clinic), patient)
    view.files_dropped.emit(files_in(tmp_path)[:1])
    save(view)
    assert "IMG_1.jpg: This picture is in the record already." in view.trouble.text()
    assert len(view.grid.tiles()) == 1


def test_a_pasted_picture_is_described_too(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, _hub = shown(qtbot, context_of(clinic), patient)
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("tan"))
    view.picture_pasted.emit(image)
    save(view)
    assert [(tile.width, tile.height) for tile in view.grid.tiles()] == [(64, 48)]


def test_without_consent_the_tab_says_which_and_where(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view, hub = shown(qtbot, context_of(clinic), patient)
    assert "Photographs for your clinical record" in view.consent.text()
    assert not view.add.isEnabled()
    with qtbot.waitSignal(hub.tab_wanted) as wanted:
        view.consent.button.click()
    assert wanted.args == ["privacy"]


def test_enter_opens_the_large_copy_and_covered_ones_stay_shut(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    builders.add_photograph(clinic, patient, builders.a_jpeg(2000, 1000))
    view, _hub = shown(qtbot, context_of(clinic), patient)
    tile = view.grid.tiles()[0]
    view.grid.choose(tile.photograph_id)
    view.grid.opened.emit(tile)
    assert view.pages.currentIndex() == VIEWER
    assert view.viewer.canvas.image().width() == 1600
    view.viewer.closed.emit()
    assert view.viewer.canvas.image().isNull()
    view.detail.start_editing()
    view.detail.form.sensitive.show_value(True)
    view.detail.form.chaperone.show_value("Sister Mary")
    view.detail.form.save.click()
    view.grid.opened.emit(view.grid.tiles()[0])
    assert view.pages.currentIndex() == TIMELINE
    assert "covered" in view.trouble.text()
    assert view.grid.image_of(tile.photograph_id) is None
    view.intimate.click()
    assert view.grid.image_of(tile.photograph_id) is not None
    assert not view.grid.is_covered(view.grid.tiles()[0])
    view.intimate.click()
    assert view.grid.image_of(tile.photograph_id) is None


def test_striking_out_asks_for_a_reason(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    builders.add_photograph(clinic, patient)
    context = context_of(clinic, None, "belongs to another patient")
    view, hub = shown(qtbot, context, patient)
    view.grid.choose(view.grid.tiles()[0].photograph_id)
    view.detail.strike_wanted.emit()
    assert len(view.grid.tiles()) == 1
    view.detail.strike_wanted.emit()
    assert (view.grid.tiles(), hub.badge("photos")) == ([], 0)


def test_a_role_that_may_not_look_gets_a_sentence(qtbot: QtBot, open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    view, _hub = shown(qtbot, context_of(open_clinic(Role.RECEPTION)), patient)
    assert view.findChild(QPushButton, "photosFailedAction") is not None


def chips(view: PhotosView) -> list[str]:
    """Return what stands on the chips of the chosen photograph now."""
    return [chip.accessibleName() for chip in view.detail.findChildren(Chip) if chip.parent() is not None]


def test_a_use_that_is_taken_back_meanwhile_is_said_no_longer(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    builders.add_photograph(clinic, patient)
    context = context_of(clinic)
    clinic.desk.listen(context.announcements.announce)
    view, _hub = shown(qtbot, context, patient)
    (photograph,) = (tile.photograph_id for tile in view.grid.tiles())
    view.grid.choose(photograph)
    allow(clinic, patient, [photograph], PhotoScope.STAFF)
    assert "Teaching too" in chips(view)
    act(clinic, take_back_photographs, PhotoNo(patient, PhotoScope.STAFF))
    assert "Record only" in chips(view)
    view.detail.start_editing()
    view.detail.form.caption.show_value("Half a sentence")
    allow(clinic, patient, [photograph], PhotoScope.STAFF)
    assert view.detail.is_editing()
    assert view.detail.form.caption.value() == "Half a sentence"
