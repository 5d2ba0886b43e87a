"""The Details tab of one patient as somebody sees it, for tests of its cards."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.others import read_others
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.details.tab import details_tab
from luna_desktop.ui.details.view import DetailsView
from tests.ui.contexts import Way, context_of


def details_of(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object, way: Way | None = None
) -> tuple[DetailsView, ChartHub]:
    """Return the tab and the hub that it listens to."""
    context, hub = context_of(clinic, *answers, way=way), ChartHub(patient)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, patient))
    hub.take_others(clinic.desk.perform(clinic.actor, read_others, patient))
    view = details_tab().build(context, patient, hub)
    assert isinstance(view, DetailsView)
    qtbot.addWidget(view)
    return view, hub


def name_people(clinic: OpenClinic, patient: PatientId, *people: object) -> None:
    """Write people around a patient down."""
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, added=people))
