"""What tests of the visit's pages share: a visit opened in the Visits view on a real clinic."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.visits.presenter import VisitsPresenter
from luna_desktop.ui.visits.view import VisitsView
from luna_desktop.ui.visits.visit_page import VisitPage
from tests.ui.screens import context_of


def shown(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object
) -> tuple[VisitsView, VisitsPresenter, ChartHub, Context]:
    """Return the Visits view of a patient, its presenter, its hub and its context."""
    view = VisitsView()
    qtbot.addWidget(view)
    hub = ChartHub(patient, view)
    context = context_of(clinic, *answers)
    presenter = VisitsPresenter(view, context, patient, hub)
    presenter.load()
    return view, presenter, hub, context


def written(view: VisitsView, presenter: VisitsPresenter, visit: OpenVisit) -> VisitPage:
    """Open the form of a visit and return its page."""
    presenter.show_visit(visit)
    page = view.page()
    assert isinstance(page, VisitPage)
    return page
