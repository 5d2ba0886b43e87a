"""How the Allergies tab is declared and put together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import say
from luna_desktop.ui.allergies.presenter import AllergiesPresenter
from luna_desktop.ui.allergies.view import AllergiesView
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context


def build_tab(context: Context, patient_id: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for a patient; the hub is that patient's."""
    if hub.patient != patient_id:
        raise ValueError(patient_id)
    view = AllergiesView(context.desk.premises.clock().astimezone(CLINIC_ZONE).date())
    AllergiesPresenter(view, context, hub)
    return view


ALLERGIES_TAB = TabSpec("allergies", say("Allergies"), "shield-alert", Permission.READ_CHART, build_tab)
