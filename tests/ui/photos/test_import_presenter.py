"""Many photographs in the window: described once, taken in beside the timeline, stopped, gone on with, left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.services.care.photo_imports import PhotoImport
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import CpuPool, DatabaseLane
from luna_desktop.ui.photos import intake_presenter
from luna_desktop.ui.photos.presenter import PhotosPresenter
from luna_desktop.ui.photos.view import INTAKE, TIMELINE, PhotosView
from luna_desktop.ui.widgets.cards import Card
from tests import builders
from tests.services.care.test_photo_imports import FACTS, a_card, check_whole
from tests.ui.screens import context_of


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    return registered


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let more than three files be many."""
    monkeypatch.setattr(intake_presenter, "MOST_AT_ONCE", 3)


def opened(qtbot: QtBot, context: Context, patient: PatientId) -> tuple[PhotosView, PhotosPresenter]:
    view = PhotosView()
    qtbot.addWidget(view)
    presenter = PhotosPresenter(view, context, patient, ChartHub(patient, view))
    presenter.load()
    return view, presenter


def save(view: PhotosView, region: str = "face") -> None:
    view.intake.region.show_value(region)
    view.intake.findChild(QPushButton, "savePhotosButton").click()


def test_a_folder_is_described_once_and_its_bad_files_are_named(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    a_card(tmp_path / "card", 6, 1)
    context = context_of(clinic, tmp_path / "card")
    view, _presenter = opened(qtbot, context, patient)
    view.add_folder.click()
    assert view.pages.currentIndex() == INTAKE
    assert view.intake.title.text() == "Describe 7 new files"
    card = view.intake.findChild(Card, "manyFiles")
    assert {"From 1 folder", "IMG_0000.jpg"} <= {label.text() for label in card.findChildren(QLabel)}
    save(view)
    assert view.pages.currentIndex() == TIMELINE
    assert len(view.grid.tiles()) == 6
    assert "IMG_0000_broken.jpg" in view.trouble.text()
    assert context.navigation.said == ["6 photographs saved"]
    assert (view.progress.isHidden(), view.rest.isHidden()) == (True, True)
    check_whole(clinic, patient, 6)


def test_intimate_ones_need_to_say_who_was_there(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    view, _presenter = opened(qtbot, context_of(clinic), patient)
    view.files_dropped.emit(a_card(tmp_path / "card", 4))
    view.intake.sensitive.show_value(True)
    save(view)
    assert view.intake.chaperone.problem
    assert view.pages.currentIndex() == INTAKE
    view.intake.chaperone.show_value("Sister Mary Thomas")
    save(view)
    assert len(view.grid.tiles()) == 4


def test_files_that_are_not_wanted_after_all_are_let_go(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    view, _presenter = opened(qtbot, context_of(clinic, True), patient)
    view.files_dropped.emit([tmp_path / "card"] if a_card(tmp_path / "card", 4) else [])
    view.intake.findChild(QPushButton, "discardPhotosButton").click()
    assert (view.pages.currentIndex(), view.grid.tiles()) == (TIMELINE, [])


def test_stopped_it_offers_to_go_on_and_another_day_too(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    lane, pool = DatabaseLane(), CpuPool(threads=2)
    context = context_of(clinic)
    object.__setattr__(context, "lane", lane)
    object.__setattr__(context, "pool", pool)
    try:
        view, presenter = opened(qtbot, context, patient)
        presenter.intake.imports.begin(PhotoImport(patient, a_card(tmp_path / "card", 30), FACTS))
        assert presenter.intake.imports.is_running
        view.progress.stopped.emit()
        qtbot.waitUntil(lambda: not view.rest.isHidden())
        assert "of 30 files" in view.rest.text.text()
        later, _presenter = opened(qtbot, context, patient)
        qtbot.waitUntil(lambda: not later.rest.isHidden())
        later.rest.go_on.click()
        qtbot.waitUntil(lambda: len(later.grid.tiles()) == 30, timeout=30_000)
        assert later.rest.isHidden()
    finally:
        pool.stop()
        lane.stop()
    check_whole(clinic, patient, 30)


def test_the_rest_can_be_left_out(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    card = tmp_path / "card"
    files = a_card(card, 5)
    card.rename(tmp_path / "pulled out")
    view, presenter = opened(qtbot, context_of(clinic, True), patient)
    presenter.intake.imports.begin(PhotoImport(patient, files, FACTS))
    assert "no longer connected" in view.trouble.text()
    assert "0 of 5" in view.rest.text.text()
    view.files_dropped.emit(a_card(tmp_path / "next", 4))
    assert "An earlier import waits" in view.trouble.text()
    assert view.pages.currentIndex() == TIMELINE
    view.rest.leave.click()
    assert view.rest.isHidden()
    later, _presenter = opened(qtbot, context_of(clinic), patient)
    assert later.rest.isHidden()


def test_what_is_in_already_is_counted(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    files = a_card(tmp_path / "card", 4)
    context = context_of(clinic)
    _view, presenter = opened(qtbot, context, patient)
    presenter.intake.imports.begin(PhotoImport(patient, files, FACTS))
    presenter.intake.imports.begin(PhotoImport(patient, files, FACTS))
    assert context.navigation.said == ["4 photographs saved", "0 photographs saved, 4 in the record already"]


def test_a_consent_withdrawn_stops_it_with_its_reason(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    view, presenter = opened(qtbot, context_of(clinic), patient)
    answer = consents.ConsentAnswer(
        patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.WITHDRAWN, consents.ConsentMethod.NONE
    )
    clinic.desk.perform(clinic.actor, consents.record_consent, answer)
    presenter.intake.imports.begin(PhotoImport(patient, a_card(tmp_path / "card", 4), FACTS))
    assert "Privacy tab" in view.trouble.text()
    assert "0 of 4" in view.rest.text.text()
    assert view.grid.tiles() == []
