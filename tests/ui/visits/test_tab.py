"""The Visits tab: it builds itself for a patient, at the list of visits."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.chart.views import ViewsHost
from luna_desktop.ui.visits.tab import VISITS_TAB
from luna_desktop.ui.visits.visit_page import VisitPage
from tests import builders
from tests.ui.screens import context_of


def test_the_tab_builds_itself_for_a_patient(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hub = ChartHub(patient)
    tab = VISITS_TAB.build(context_of(clinic), patient, hub)
    qtbot.addWidget(tab)
    assert (VISITS_TAB.key, VISITS_TAB.permission) == ("visits", Permission.READ_CHART)
    assert hub.badge("visits") == 0


def test_the_body_map_is_reached_from_a_visit_and_leads_back_to_it(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hub = ChartHub(patient)
    tab = VISITS_TAB.build(context_of(clinic), patient, hub)
    qtbot.addWidget(tab)
    assert isinstance(tab, ViewsHost)
    with qtbot.waitExposed(tab):
        tab.show()
    back = tab.findChild(QPushButton, "backToVisitButton")
    assert back is not None
    hub.start_visit()
    page = tab.findChild(VisitPage)
    assert page is not None
    page.frame.complaint.show_value("Itching")
    page.head.body_map.click()
    assert (tab.current(), back.isVisible(), tab.switch.isVisible()) == ("body_map", True, True)
    back.click()
    assert (tab.current(), back.isVisible(), tab.findChild(VisitPage)) == ("visits", False, page)
    assert page.frame.complaint.value() == "Itching"
    page.back_wanted.emit()
    tab.show_view("body_map")
    assert not back.isVisible()
