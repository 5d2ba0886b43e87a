"""Where the rules speak: nothing before a doctor approved it, a stop with a reason kept as known then, a what-if."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Allergy, Coded, Medicine, MedicineKind, Severity
from luna_desktop.domain.clinical.pregnancy import Confirmed, Pregnancy, PregnancyState
from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding, Planned
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput, NotPermitted, SafetyStop
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.services.care import chart, findings, stops
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.findings import Answered, WhatIf
from luna_desktop.services.care.own_catalogues import Switch, switch_row
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

GIVEN = Overriding("Seen by the obstetrician, small area for two weeks", OverrideReason.SPECIALIST, told=True)


def tretinoin() -> Medicine:
    return Medicine(catalogue("topicals").entry("tretinoin").coded(), MedicineKind.TOPICAL)


def pregnant(clinic: OpenClinic) -> Pregnancy:
    today = PartialDate.of(clinic.desk.premises.clock().date())
    return Pregnancy(PregnancyState.PREGNANT, breastfeeding=YesNo.NO, asked=Asked(today))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    found = builders.register(clinic)
    act(clinic, chart.record_entry, chart.NewEntry(found, pregnant(clinic)))
    return found


def today_in(clinic: OpenClinic) -> date:
    return local_day(clinic.desk.premises.clock())


def approve(clinic: OpenClinic) -> None:
    act(clinic, approve_advice, Approving())


def add(clinic: OpenClinic, patient: PatientId, given: Overriding | None = None) -> chart.Chart:
    return act(clinic, chart.record_entry, chart.NewEntry(patient, tretinoin(), overriding=given))


def test_nothing_speaks_before_a_doctor_approved_it(clinic: OpenClinic, patient: PatientId) -> None:
    spoken = act(clinic, findings.ask_what_if, WhatIf(patient, (Planned("topical", tretinoin().what),)))
    assert (spoken.findings, spoken.is_silent, spoken.approver) == ((), True, None)
    assert len(add(clinic, patient).medicines) == 1


def test_an_approved_rule_stops_what_it_is_about(clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic)
    with pytest.raises(SafetyStop) as stopped:
        add(clinic, patient)
    first = stopped.value.stops[0]
    assert isinstance(first, Finding)
    assert first.rule.id == "R001"
    assert first.is_sure
    assert act(clinic, chart.read_chart, patient).medicines == ()


def test_a_pregnancy_recorded_stops_sixty_days_later(open_clinic: Opener, clock: builders.Clock) -> None:
    clinic = open_clinic(Role.CLINICIAN, clock=clock)
    approve(clinic)
    found = builders.register(clinic)
    act(clinic, chart.record_entry, chart.NewEntry(found, pregnant(clinic)))
    clock.advance(days=60)
    with pytest.raises(SafetyStop):
        add(clinic, found)


def test_a_doctors_reason_is_kept_with_what_was_known_then(clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic)
    page = add(clinic, patient, GIVEN)
    answers = findings.answers_in(page.known, today_in(clinic))
    assert {each.body.rule for each in answers} >= {"R001"}
    kept = next(each for each in answers if each.body.rule == "R001")
    assert kept.in_force
    assert (kept.body.words, kept.body.code) == (GIVEN.words, OverrideReason.SPECIALIST)
    (fact,) = kept.body.facts
    assert (fact.what, fact.says, fact.by) == ("Pregnancy", "Pregnant", "Dr Nandini Rao")
    assert entries(clinic, "rule_override recorded")


def test_an_answer_holds_until_the_rule_or_a_fact_changes(clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic)
    page = add(clinic, patient, GIVEN)
    again = act(clinic, chart.record_entry, chart.NewEntry(patient, replace(tretinoin(), site="face")))
    assert len(again.medicines) == 2
    (fact,) = page.of("pregnancy")
    later = replace(fact.body, confirmed=Confirmed.ULTRASOUND)
    act(clinic, chart.change_entry, FactChange(patient, fact.fact_id, fact.number, later, reason="Ultrasound"))
    page = act(clinic, chart.read_chart, patient)
    assert not any(
        each.in_force for each in findings.answers_in(page.known, today_in(clinic)) if each.body.rule == "R001"
    )
    with pytest.raises(SafetyStop):
        add(clinic, patient)


def test_a_rule_that_is_switched_off_ends_what_was_answered_under_it(clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic)
    page = add(clinic, patient, GIVEN)
    act(clinic, switch_row, Switch("safety_rules", "R001", is_off=True))
    kept = next(each for each in findings.answers_in(page.known, today_in(clinic)) if each.body.rule == "R001")
    assert not kept.in_force


def test_an_emergency_waits_for_a_doctors_reason_and_for_nothing_else(clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic)
    trigger = catalogue("allergens").entry("hyaluronidase").coded()
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(trigger, severity=Severity.SEVERE)))
    planned = [Planned("product", Coded("Hyaluronidase")), Planned("topical", tretinoin().what)]
    with working(clinic) as work:
        with pytest.raises(SafetyStop) as stopped:
            stops.require_clear(work, patient, planned)
        assert {"R001"} < {_name_of(each) for each in stopped.value.stops}
        stops.require_clear(work, patient, planned, Overriding("Vascular occlusion: dissolved at once"))
        stops.require_clear(work, patient, planned)  # the answer stands: nobody is asked twice in an emergency


def _name_of(stop: object) -> str:
    return stop.rule.id if isinstance(stop, Finding) else "allergy"


def test_only_a_doctor_goes_on(open_clinic: Opener, patient: PatientId) -> None:
    doctor, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    approve(doctor)
    peel = Planned("treatment", catalogue("treatments").entry("ipl_rejuv").coded())
    spoken = act(therapist, findings.ask_what_if, WhatIf(patient, (peel,)))
    assert spoken.findings
    assert spoken.approver is not None
    assert spoken.approver.name == "Dr Meera Pillai"
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), findings.ask_what_if, WhatIf(patient, (peel,)))


def test_a_what_if_changes_nothing_and_says_what_to_ask(clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic)
    before = act(clinic, chart.read_chart, patient)
    filler = Planned("treatment", catalogue("treatments").entry("ha_filler_face").coded())
    spoken = act(clinic, findings.ask_what_if, WhatIf(patient, (filler,)))
    assert ("recent", "dental_cleaning") in {each.trigger for each in spoken.questions}
    assert act(clinic, chart.read_chart, patient) == before
    assert len(entries(clinic, "what-if asked")) == 1


def test_an_answer_to_a_question_counts_at_once_and_is_changed_by_a_version(
    clinic: OpenClinic, patient: PatientId
) -> None:
    approve(clinic)
    filler = (Planned("treatment", catalogue("treatments").entry("ha_filler_face").coded()),)
    trigger = ("recent", "dental_cleaning")

    def dental() -> Finding | None:
        spoken = act(clinic, findings.ask_what_if, WhatIf(patient, filler))
        return next((each for each in spoken.findings if each.rule.trigger == trigger), None)

    assert dental() is None  # a question that waits for its answer is no finding
    assert trigger in {each.trigger for each in act(clinic, findings.ask_what_if, WhatIf(patient, filler)).questions}
    assert act(clinic, findings.answer_question, Answered(patient, trigger, YesNo.YES)) == 1
    sure = dental()
    assert sure is not None
    assert sure.is_sure
    assert act(clinic, findings.answer_question, Answered(patient, trigger, YesNo.NO)) == 2
    assert dental() is None
    with pytest.raises(InvalidInput):
        act(clinic, findings.answer_question, Answered(patient, ("recent", "moonlight"), YesNo.YES))
    ahead = Answered(patient, trigger, YesNo.YES, PartialDate(2031))
    with pytest.raises(InvalidInput):
        act(clinic, findings.answer_question, ahead)


def test_the_summary_says_what_speaks_about_medicines_in_use(clinic: OpenClinic) -> None:
    approve(clinic)
    found = builders.register(clinic)
    before = replace(pregnant(clinic), state=PregnancyState.NOT_PREGNANT)
    page = act(clinic, chart.record_entry, chart.NewEntry(found, before))
    add(clinic, found, GIVEN)
    (fact,) = page.of("pregnancy")
    now = FactChange(found, fact.fact_id, fact.number, pregnant(clinic), reason="Test today")
    act(clinic, chart.change_entry, now)
    spoken = act(clinic, findings.read_findings, found)
    assert "R001" in {each.rule.id for each in spoken.findings if each.is_sure}


def medicine_of(name: str) -> Medicine:
    return Medicine(catalogue("systemic_meds").entry(name).coded(), MedicineKind.SYSTEMIC)


def test_two_lines_of_one_prescription_act_on_each_other(clinic: OpenClinic) -> None:
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    approve(clinic)
    both = [Planned("medicine", medicine_of(name).what) for name in ("isotretinoin", "doxycycline")]
    with working(clinic) as work:
        alone = {each.rule.id for line in both for each in findings.open_findings(work, man, [line])}
        together = {each.rule.id: each.is_sure for each in findings.open_findings(work, man, both)}
    assert not {"R050", "R242"} & alone
    assert together["R050"]
    assert together["R242"]


def test_a_reason_given_where_nobody_knew_holds_for_its_day(open_clinic: Opener, clock: builders.Clock) -> None:
    clinic = open_clinic(Role.CLINICIAN, clock=clock)
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    approve(clinic)
    ipl = Planned("treatment", catalogue("treatments").entry("ipl_rejuv").coded())
    with working(clinic) as work:
        assert "R408" in {each.rule.id for each in findings.open_findings(work, man, [ipl])}
        stops.require_clear(work, man, ipl, GIVEN)
        assert findings.open_findings(work, man, [ipl]) == ()
    clock.advance(days=1)
    with working(clinic) as work:
        assert "R408" in {each.rule.id for each in findings.open_findings(work, man, [ipl])}
