"""Declares the scores as a view of the Visits tab."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.texts import say
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.scores.presenter import ScoresPresenter
from luna_desktop.ui.scores.view import ScoresView


def build_view(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the scores of a patient; the hub is that patient's."""
    if hub.patient != patient:
        raise ValueError(patient)
    view = ScoresView(today_in(context))
    ScoresPresenter(view, context, hub)
    return view


SCORES_VIEW = TabSpec("scores", say("Scores"), "gauge", Permission.READ_CHART, build_view)
