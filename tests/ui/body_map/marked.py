"""What tests of the body map share: a ward with markers, and the view opened on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.markers import Marker, MarkerState, Marking
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.body_map import NewMarker, add_marker
from luna_desktop.services.facts import Known
from luna_desktop.ui.body_map.tab import build_view
from luna_desktop.ui.body_map.view import BodyMapView
from tests.ui.entries.a_clinic import Ward

PATCH = Marker(
    Marking.LESION,
    "front",
    0.565,
    0.083,
    PartialDate(2026, 11, 2),
    what=Coded("Melasma patch"),
    length_mm=22,
    width_mm=14,
)
TEST_SPOT = replace(
    PATCH, marking=Marking.TREATMENT, x=0.78, y=0.29, what=Coded("Laser test"), state=MarkerState.HEALED, width_mm=None
)
PALM = replace(PATCH, figure="palms", x=0.75, y=0.7, what=Coded("Wart"))


def mark(ward: Ward, *bodies: Marker) -> list[Known]:
    """Mark places as somebody else would, and return all markers."""
    for body in bodies:
        ward.clinic.desk.perform(ward.context.actor, add_marker, NewMarker(ward.patient, body))
    return list(ward.chart().of("marker"))


def a_map(ward: Ward, qtbot: QtBot) -> BodyMapView:
    """Open the body map of the ward's patient."""
    hub = ward.hub()
    view = build_view(ward.context, ward.patient, hub)
    assert isinstance(view, BodyMapView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.resize(1360, 700)
    view.show()
    QTest.qWait(1)
    return view
