"""The demo clinic's doctor approved everything, and the first patient has patch tests and a reason to go on."""

from __future__ import annotations

from luna_desktop.cli import demo_allergies, demo_rules
from luna_desktop.domain.clinical.history import Allergy, Coded, Severity
from luna_desktop.domain.clinical.patch_tests import Reading
from luna_desktop.services.care import catalogues, chart
from luna_desktop.services.care.catalogue_pages import count_waiting
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.care.rule_charts import RULES, SUGGESTIONS
from luna_desktop.services.care.stops import overrides_in
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act


def test_everything_is_approved_and_one_own_entry_is_offered(clinic: OpenClinic) -> None:
    demo_allergies.approve(clinic)
    assert {name for name, count in act(clinic, count_waiting, None).items() if count} == {RULES, SUGGESTIONS}
    demo_rules.approve(clinic)
    assert set(act(clinic, count_waiting, None).values()) == {0}
    assert catalogues.catalogue("topicals").named("Aranya aftercare balm") is not None
    assert catalogues.catalogue("topicals").named("Mesotherapy cocktail") is None


def test_the_first_patient_has_something_of_each_kind(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, chart.record_entry, NewEntry(patient, Allergy(Coded("Penicillin"), severity=Severity.SEVERE)))
    demo_allergies.fill(clinic, patient, builders.START.date())
    page = act(clinic, chart.read_chart, patient)
    assert len(page.allergies) == 2
    assert [each.body.result for each in page.of("patch_test")] == [
        Reading.STRONG,
        Reading.WEAK,
        Reading.NEGATIVE,
        Reading.NEGATIVE,
    ]
    assert [each.in_force for each in overrides_in(page.known)] == [True]
