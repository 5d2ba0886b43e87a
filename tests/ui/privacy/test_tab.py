"""The declaration of the Privacy tab."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.privacy.preferences_card import WishButton
from luna_desktop.ui.privacy.tab import PRIVACY_TAB
from tests import builders
from tests.ui.screens import context_of


def test_the_tab_builds_itself_for_a_patient(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hub = ChartHub(patient)
    tab = PRIVACY_TAB.build(context_of(clinic), patient, hub)
    qtbot.addWidget(tab)
    assert (PRIVACY_TAB.key, PRIVACY_TAB.permission) == ("privacy", Permission.READ_PRIVACY)
    assert len(hub.consents) == 8
    assert len(tab.findChildren(WishButton)) == 18
