"""The Papers view: its cards, and that it stands in the Visits tab."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.papers.tab import PAPERS_VIEW
from luna_desktop.ui.visits.tab import VIEWS
from tests import builders
from tests.ui.contexts import context_of


def test_the_view_brings_its_cards(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view = PAPERS_VIEW.build(context_of(clinic), patient, ChartHub(patient))
    qtbot.addWidget(view)
    for name in ("prescriptionsCard", "certificatesCard", "pathwayCard", "treatmentConsentsCard"):
        assert view.findChild(QWidget, name) is not None
    assert PAPERS_VIEW in VIEWS
    assert PAPERS_VIEW.permission is Permission.READ_CHART
