"""Declares the body map as a view of the Visits tab."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.markers import Marking
from luna_desktop.texts import say
from luna_desktop.ui.body_map.presenter import BodyMapPresenter
from luna_desktop.ui.body_map.view import BodyMapView
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context, today_in


def build_view(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the body map of a patient; the hub is that patient's."""
    if hub.patient != patient:
        raise ValueError(patient)
    biopsies = context.actor.may(Permission.RECORD_DIAGNOSES)
    view = BodyMapView(today_in(context), [each for each in Marking if biopsies or each is not Marking.BIOPSY])
    BodyMapPresenter(view, context, hub)
    return view


BODY_MAP_VIEW = TabSpec("body_map", say("Body map"), "map-pin", Permission.READ_CHART, build_view)
