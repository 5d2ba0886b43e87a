"""How the Medical history tab is declared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.services.care import chart
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.history.tab import HISTORY_TAB, build_tab
from luna_desktop.ui.history.view import HistoryView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


def test_the_tab_is_for_those_who_may_read_the_chart() -> None:
    assert (HISTORY_TAB.key, str(HISTORY_TAB.title)) == ("history", "Medical history")
    assert HISTORY_TAB.permission is Permission.READ_CHART


def opened(qtbot: QtBot, open_clinic: Opener, role: Role) -> HistoryView:
    owner, clinic = open_clinic(Role.OWNER), open_clinic(role)
    patient = builders.register(owner)
    owner.desk.perform(owner.actor, chart.record_entry, chart.NewEntry(patient, Condition(Coded("Melasma"))))
    hub = ChartHub(patient)
    hub.take_chart(clinic.desk.perform(clinic.actor, chart.open_chart, patient))
    view = build_tab(context_of(clinic), patient, hub)
    assert isinstance(view, HistoryView)
    qtbot.addWidget(view)
    view.show()
    return view


def test_a_therapist_reads_conditions_and_medicines_and_is_told_who_writes_them(
    qtbot: QtBot, open_clinic: Opener
) -> None:
    view = opened(qtbot, open_clinic, Role.THERAPIST)
    assert view.conditions.table.rows_model().rowCount() == 1
    assert "A clinician writes" in view.readers_note.text()
    assert view.readers_note.isVisible()
    assert not any(button.isVisible() for button in view.changing_buttons())
    assert view.medicines.empty.accessibleDescription() == ""
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Return):
        qtbot.keyClick(view.conditions.table, key)
    assert view.form is None
    view.chosen.emit(view.conditions.table.rows_model().row_at(0))
    assert view.panel.isVisible()
    assert view.panel.change_button.isHidden()


def test_a_clinician_writes_them(qtbot: QtBot, open_clinic: Opener) -> None:
    view = opened(qtbot, open_clinic, Role.CLINICIAN)
    assert not view.readers_note.isVisible()
    assert view.add_condition.isVisible()
    assert "Ask the patient" in view.medicines.empty.accessibleDescription()
