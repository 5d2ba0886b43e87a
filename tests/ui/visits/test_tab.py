"""The Visits tab: it builds itself for a patient, at the list of visits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.visits.tab import VISITS_TAB
from tests import builders
from tests.ui.screens import context_of


def test_the_tab_builds_itself_for_a_patient(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hub = ChartHub(patient)
    tab = VISITS_TAB.build(context_of(clinic), patient, hub)
    qtbot.addWidget(tab)
    assert (VISITS_TAB.key, VISITS_TAB.permission) == ("visits", Permission.READ_CHART)
    assert hub.badge("visits") == 0
