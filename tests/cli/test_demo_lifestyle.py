"""The demo clinic's lifestyle is believable and leaves something to go through."""

from __future__ import annotations

from datetime import date

from luna_desktop.cli import demo_lifestyle
from luna_desktop.services.care.chart import open_chart
from luna_desktop.services.care.intake_review import read_intakes
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders

TODAY = date(2026, 3, 14)


def test_she_has_a_trend_wishes_and_a_form_that_waits_in_part(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_lifestyle.fill(clinic, patient, TODAY)
    chart = clinic.desk.perform(clinic.actor, open_chart, patient)
    assert [known.body.sleep_hours for known in chart.lifestyle] == [7.0, 6.0, 6.5, 7.0]
    assert chart.single("care_preferences") is not None
    (form,) = clinic.desk.perform(clinic.actor, read_intakes, patient)
    assert (form.language, len(form.decided)) == ("hi", 2)
    assert form.waiting


def test_others_hand_a_form_in_too(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_lifestyle.hand_in(clinic, patient)
    (form,) = clinic.desk.perform(clinic.actor, read_intakes, patient)
    assert len(form.waiting) == 5
