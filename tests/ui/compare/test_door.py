"""From the Photos tab into the comparison and back, and to the pages for the patient."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.photos.presenter import PhotosPresenter
from luna_desktop.ui.photos.view import TIMELINE, PhotosView
from tests import builders
from tests.services.care.comparing import EARLIER, a_pair, a_photograph
from tests.ui.screens import context_of


def test_c_compares_and_escape_leads_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    a_pair(clinic, patient)
    a_photograph(clinic, patient, EARLIER.replace(month=10), "sienna", view="face_profile_l")
    hidden = a_photograph(clinic, patient, EARLIER, "pink", region="intimate", view="front", chaperone="Tara Menon")
    tab = PhotosView()
    qtbot.addWidget(tab)
    tab.resize(1300, 760)
    tab.show()
    presenter = PhotosPresenter(tab, context_of(clinic), patient, ChartHub(patient, tab))
    presenter.load()
    tab.compare_wanted.emit(tab.seen_tiles()[:1])
    room, compared = presenter.compare.room, presenter.compare.presenter
    assert room is not None
    assert compared is not None
    assert tab.pages.currentWidget() is room
    view = room.findChild(CompareView)
    assert isinstance(view, CompareView)
    assert hidden not in [option.value for option in view.head.before.options()]
    early, middle, late = (tile for tile in reversed(tab.seen_tiles()) if tile.photograph_id != hidden)
    tab.compare_wanted.emit([late, early, middle])
    assert compared.pair == (early.photograph_id, late.photograph_id)
    assert compared.ids() == (early.photograph_id, middle.photograph_id, late.photograph_id)
    assert view.panel.series_title.text() == "Selected photographs (3)"
    view.panel.note.print.click()
    assert isinstance(room.page(), PaperPages)
    room.show_overview()
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert tab.pages.currentIndex() == TIMELINE
    assert compared.compared is None
    assert view.canvas.picture("before") is None  # type: ignore[arg-type]  # nothing of any side
    tab.compare_wanted.emit([late, early])
    QTest.keyClick(view.head.before, Qt.Key.Key_Escape)
    assert tab.pages.currentIndex() == TIMELINE


def test_one_photograph_alone_is_not_compared(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    a_photograph(clinic, patient, EARLIER)
    tab = PhotosView()
    qtbot.addWidget(tab)
    presenter = PhotosPresenter(tab, context_of(clinic), patient, ChartHub(patient, tab))
    presenter.load()
    tab.compare_wanted.emit(tab.seen_tiles())
    assert "Comparing takes two" in tab.trouble.text()
    assert presenter.compare.room is None
