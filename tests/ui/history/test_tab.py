"""How the Medical history tab is declared, and what each role gets of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission, Role
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.people import patients
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.history.tab import HISTORY_TAB, build_tab
from luna_desktop.ui.history.view import HistoryView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of

PREGNANT = Pregnancy(
    PregnancyState.PREGNANT, PartialDate(2025, 12, 6), breastfeeding=YesNo.NO, asked=Asked(PartialDate(2026, 3, 14))
)


def test_the_tab_is_for_those_who_may_read_the_chart() -> None:
    assert (HISTORY_TAB.key, str(HISTORY_TAB.title)) == ("history", "Medical history")
    assert HISTORY_TAB.permission is Permission.READ_CHART


def opened(qtbot: QtBot, open_clinic: Opener, role: Role) -> HistoryView:
    owner, clinic = open_clinic(Role.OWNER), open_clinic(role)
    patient = builders.register(owner)
    for body in (Condition(Coded("Melasma")), PREGNANT):
        owner.desk.perform(owner.actor, chart.record_entry, chart.NewEntry(patient, body))
    hub = ChartHub(patient)
    hub.take_details(clinic.desk.perform(clinic.actor, patients.read_details, patient))
    hub.take_chart(clinic.desk.perform(clinic.actor, chart.open_chart, patient))
    view = build_tab(context_of(clinic), patient, hub)
    assert isinstance(view, HistoryView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.show()
    view.complete()
    return view


def test_a_therapist_reads_conditions_writes_the_rest_and_gets_the_answer_on_pregnancy_alone(
    qtbot: QtBot, open_clinic: Opener
) -> None:
    view = opened(qtbot, open_clinic, Role.THERAPIST)
    assert "A clinician writes" in view.readers_note.text()
    assert len(view.conditions.rows) == 1
    assert view.conditions.rows[0].entry.fields["what"].control.isReadOnly()  # type: ignore[attr-defined]  # a line
    assert not view.conditions.add_button.isVisible()
    assert not view.conditions.rows[0].bin_button.isEnabled()
    assert view.procedures.add_button.isVisible()
    entry = view.pregnancy.entry
    assert entry is not None
    assert set(entry.fields) == {"state", "breastfeeding"}
    assert "Yes, asked 14" in view.pregnancy.last.text()
    assert view.cycle.isHidden()
    entry.fields["state"].show_value("pregnant")
    entry.fields["state"].edited.emit()
    view.frame.save_bar.save.click()
    assert view.chart is not None
    assert view.chart.single("pregnancy") is None
    assert view.chart.safety[0].number == 2


def test_a_clinician_writes_everything(qtbot: QtBot, open_clinic: Opener) -> None:
    view = opened(qtbot, open_clinic, Role.CLINICIAN)
    assert not view.readers_note.isVisible()
    assert view.conditions.add_button.isVisible()
    assert view.cycle.isVisible()
