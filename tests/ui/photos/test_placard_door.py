"""Ctrl+P in the Photos tab prints a placard of that patient: under a consent alone, and from the palette at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.photos.placard_door import PART, PlacardDoor
from luna_desktop.ui.photos.presenter import PhotosPresenter
from luna_desktop.ui.photos.view import PhotosView
from tests import builders
from tests.services.acting import entries
from tests.ui.contexts import context_of
from tests.ui.photo_inbox.test_placards import ToFile


def a_tab(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, paper: ToFile, part: str = "") -> PhotosView:
    view, context, hub = PhotosView(), context_of(clinic), ChartHub(patient)
    qtbot.addWidget(view)
    hub.part = part
    presenter = PhotosPresenter(view, context, patient, hub)
    PlacardDoor(view, context, patient, hub, presenter, paper)
    presenter.load()
    view.show()
    return view


def test_a_placard_is_printed_from_the_chart(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient, paper = builders.register(clinic), ToFile(tmp_path / "a.pdf")
    closed = a_tab(qtbot, clinic, patient, paper)
    assert not closed.placard.isEnabled()
    assert "Ctrl+P" in closed.placard.accessibleName()
    closed.placard.click()
    a_tab(qtbot, clinic, patient, paper, PART)
    assert entries(clinic, "placard printed") == []
    builders.allow_photographs(clinic, patient)
    view = a_tab(qtbot, clinic, patient, paper)
    with qtbot.waitActive(view):
        view.activateWindow()
    view.add.setFocus()
    qtbot.keyClick(view.add, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paper.path is not None and paper.path.exists())
    assert [each.patient_id for each in entries(clinic, "placard printed")] == [patient]
    a_tab(qtbot, clinic, patient, paper, PART)
    assert len(entries(clinic, "placard printed")) == 2
