"""The demo clinic has a correction to decide and a disagreement beside an allergy."""

from __future__ import annotations

from luna_desktop.cli import demo_corrections
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.correction_decisions import corrections_to_decide
from luna_desktop.services.rights.correction_lines import LinesAsked, read_corrections
from tests import builders
from tests.services.acting import act
from tests.services.rights.correcting import severe


def test_one_waits_and_one_is_disagreed_with(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_corrections.fill(clinic, patient)
    assert act(clinic, read_corrections, LinesAsked(patient)) == ()
    severe(clinic, patient)
    act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    demo_corrections.fill(clinic, patient)
    assert len(act(clinic, corrections_to_decide, None)) == 1
    states = [line.case.state for line in act(clinic, read_corrections, LinesAsked(patient))]
    assert states == [CaseState.UNDER_REVIEW, CaseState.LINKED]
    assert len(act(clinic, chart.read_chart, patient).disputes) == 1
