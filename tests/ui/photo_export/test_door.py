"""The way to the page: key E and the button on the Photos tab, for who may, and the palette’s part of the tab."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.photo_export.door import PART
from luna_desktop.ui.photo_export.view import MADE, ExportView
from luna_desktop.ui.photos.tab import build_tab
from luna_desktop.ui.photos.view import PhotosView
from tests.clinic_fixtures import Opener
from tests.services.sharing.photographing import a_photographed, asked, make
from tests.ui.office import context_of


def tab_of(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, part: str = "") -> PhotosView:
    context, _heard, _prompts = context_of(clinic)
    hub = ChartHub(patient)
    hub.part = part
    tab = build_tab(context, patient, hub)
    hub.setParent(tab)
    assert isinstance(tab, PhotosView)
    qtbot.addWidget(tab)
    tab.resize(1180, 560)
    tab.show()
    return tab


def test_the_page_opens_and_leads_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    tab = tab_of(qtbot, clinic, patient)
    assert not tab.export.isHidden()
    tab.export.click()
    view = tab.pages.currentWidget()
    assert isinstance(view, ExportView)
    assert len(view.photos.rows()) == len(photographs)
    assert len(view.photos.ticked()) == 1
    view.closed.emit()
    assert tab.pages.currentIndex() == 0


def test_the_palette_opens_it_by_its_part(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, _photographs = a_photographed(clinic)
    assert isinstance(tab_of(qtbot, clinic, patient, PART).pages.currentWidget(), ExportView)


def test_a_disclosure_opens_what_was_made_and_chooses_it(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic)
    lines = [make(clinic, asked(patient, photographs, PhotoScope.RECORD, boxes=())) for _each in range(2)]
    view = tab_of(qtbot, clinic, patient, f"{PART}/{lines[0].disclosure_id}").pages.currentWidget()
    assert isinstance(view, ExportView)
    assert view.pages.currentIndex() == MADE
    chosen = view.made.table.current()
    assert chosen is not None
    assert chosen.export_id == lines[0].export_id


@pytest.mark.parametrize("role", [Role.THERAPIST])
def test_who_may_not_export_sees_no_way(qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener, role: Role) -> None:
    patient, _photographs = a_photographed(clinic)
    tab = tab_of(qtbot, open_clinic(role), patient)
    assert tab.export.isHidden()
    tab._want_export()
    assert tab.pages.currentIndex() == 0
