"""The declaration of the Photos tab."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.photos.tab import PHOTOS_TAB
from tests import builders
from tests.ui.screens import context_of


def test_the_tab_builds_itself_for_a_patient(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hub = ChartHub(patient)
    tab = PHOTOS_TAB.build(context_of(clinic), patient, hub)
    qtbot.addWidget(tab)
    assert (PHOTOS_TAB.key, PHOTOS_TAB.permission) == ("photos", Permission.READ_PHOTOGRAPHS)
    assert hub.badge("photos") == 0
