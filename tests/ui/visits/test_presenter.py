"""The Visits view on a real clinic: the list part by part, and the badge of the tab."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.visits.presenter import VisitsPresenter, build_visits
from luna_desktop.ui.visits.view import VisitsView
from luna_desktop.ui.visits.visit_page import VisitPage
from tests import builders
from tests.services.care.visiting import begin
from tests.ui.screens import context_of


def test_the_list_grows_part_by_part(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for _at in range(3):
        begin(clinic, patient)
    hub = ChartHub(patient)
    view = VisitsView()
    qtbot.addWidget(view)
    VisitsPresenter(view, context_of(clinic), patient, hub, part=2).load()
    assert view.list.table.rows_model().rowCount() == 2
    view.list.more.click()
    assert view.list.table.rows_model().rowCount() == 3
    assert view.list.more.isHidden()
    assert hub.badge("visits") == 3


def test_a_chart_that_is_opened_at_a_visit_shows_it(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = begin(clinic, patient)
    hub = ChartHub(patient)
    hub.part = f"visits/{visit.header.visit_id}"
    view = build_visits(context_of(clinic), patient, hub)
    qtbot.addWidget(view)
    assert isinstance(view, VisitsView)
    assert isinstance(view.page(), VisitPage)
