"""The histories of the demo clinic."""

from __future__ import annotations

import random
from datetime import date

from luna_desktop.cli import demo_history
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart_access import registered
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders

TODAY = date(2026, 3, 14)


def test_the_main_patient_has_something_of_nearly_every_kind(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_history.fill(clinic, patient, TODAY)
    found = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    assert registered() - {known.kind for known in found.known} == {"implant"}
    assert found.safety[0].counts is YesNo.YES
    assert found.safety[0].gestation is not None
    assert found.safety[0].gestation.weeks == demo_history.WEEKS


def test_others_have_what_a_first_visit_leaves(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_history.some(clinic, patient, random.Random(1), TODAY)  # noqa: S311 - made-up people
    found = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    assert len(found.of("safety_answer")) == 2
    assert found.single("skin_profile") is not None
