"""How the Medical history tab is declared and put together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Actor, PatientId, Permission, Reach
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import say
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.history.presenter import HistoryPresenter
from luna_desktop.ui.history.view import HistoryView


def build_tab(context: Context, patient_id: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for a patient; the hub is that patient's."""
    if hub.patient != patient_id:
        raise ValueError(patient_id)
    view = HistoryView(
        context.desk.premises.clock().astimezone(CLINIC_ZONE).date(),
        reads_reproductive=_reads_reproductive(context.actor),
        writes_diagnoses=context.actor.may(Permission.RECORD_DIAGNOSES),
    )
    HistoryPresenter(view, context, hub)
    return view


def _reads_reproductive(actor: Actor) -> bool:
    """Tell whether the page has room for it: a therapist who is also an officer gets it in no chart of their own."""
    by_case = actor.reach(Permission.READ_REPRODUCTIVE) is Reach.CASE
    return actor.may(Permission.READ_REPRODUCTIVE) and (not by_case or actor.reach(Permission.READ_CHART) is Reach.CASE)


HISTORY_TAB = TabSpec("history", say("Medical history"), "stethoscope", Permission.READ_CHART, build_tab)
