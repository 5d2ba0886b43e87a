"""Whoever does not read reproductive health learns that a clinician has to look, and no reason or decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Medicine, MedicineKind
from luna_desktop.domain.clinical.reproductive import Contraception, Reproductive
from luna_desktop.domain.clinical.stops import Planned
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, findings
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.decisions_page import decisions_page
from luna_desktop.services.care.findings import WhatIf
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import Translator
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.care.test_findings import GIVEN, approve, pregnant


def isotretinoin() -> Medicine:
    return Medicine(catalogue("systemic_meds").entry("isotretinoin").coded(), MedicineKind.SYSTEMIC)


@pytest.fixture
def doctor(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.CLINICIAN)


@pytest.fixture
def patient(doctor: OpenClinic) -> PatientId:
    found = builders.register(doctor)
    asked = Asked(PartialDate.of(doctor.desk.premises.clock().date()))
    state = replace(pregnant(doctor), state=pregnant(doctor).state.NOT_PREGNANT)
    private = Reproductive(contraception=Contraception.NONE, intention=YesNo.YES, asked=asked)
    for body in (state, private):
        act(doctor, chart.record_entry, chart.NewEntry(found, body))
    approve(doctor)
    return found


def told(clinic: OpenClinic, patient: PatientId) -> str:
    return repr(act(clinic, findings.ask_what_if, WhatIf(patient, (Planned("medicine", isotretinoin().what),))))


def test_a_finding_that_rests_on_it_says_only_that_a_clinician_looks(
    open_clinic: Opener, doctor: OpenClinic, patient: PatientId
) -> None:
    assert "ontraception" in told(doctor, patient)
    heard = told(open_clinic(Role.THERAPIST), patient)
    for word in ("ontracepti", "onceive", "no_contraception", "R008"):
        assert word not in heard
    assert "is_reserved=True" in heard


def test_a_decision_that_rests_on_it_is_not_in_the_chart_of_others(
    open_clinic: Opener, doctor: OpenClinic, patient: PatientId
) -> None:
    page = act(doctor, chart.record_entry, chart.NewEntry(patient, isotretinoin(), overriding=GIVEN))
    kept = next(each for each in page.known if each.kind == "rule_override" and each.body.rule == "R008")
    therapist = open_clinic(Role.THERAPIST)
    seen = act(therapist, chart.read_chart, patient)
    assert kept.fact_id not in {each.fact_id for each in seen.known}
    with pytest.raises(NotFound):
        act(therapist, chart.read_versions, chart.FactAsked(patient, kept.fact_id))
    with working(therapist) as work:
        assert "ontracepti" not in repr(decisions_page(work, patient, Translator("en")))
    assert act(doctor, chart.read_versions, chart.FactAsked(patient, kept.fact_id))
