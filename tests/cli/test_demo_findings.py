"""The demo clinic shows findings: six markers, a trend of MASI, and something for others."""

from __future__ import annotations

from datetime import date

from luna_desktop.cli import demo_findings
from luna_desktop.services.care import chart
from luna_desktop.services.care.scores import standings
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act

TODAY = builders.START.date()


def test_the_first_patient_has_six_markers_and_a_falling_masi(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    demo_findings.fill(clinic, patient, TODAY)
    page = act(clinic, chart.read_chart, patient)
    assert [known.body.number for known in page.of("marker")] == [1, 2, 3, 4, 5, 6]
    assert [known.body.region for known in page.of("marker")] == [
        "cheek_l",
        "cheek_r",
        "upper_arm_l",
        "thigh_front_l",
        "back_upper",
        "shoulder_l",
    ]
    masi = next(row for row in standings(page) if row.score.id == "masi")
    assert [known.body.value for known in masi.complete] == ["9.6", "11.4", "14.2", "15.1", "15.8"]


def test_others_have_a_mole_and_a_score_that_is_whole(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for turn in range(2):
        demo_findings.fill_another(clinic, patient, date(2026, 3, 14), turn=turn)
    page = act(clinic, chart.read_chart, patient)
    assert len(page.of("marker")) == 2
    assert all(known.body.value for known in page.of("score"))
