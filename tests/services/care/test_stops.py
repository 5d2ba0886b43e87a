"""`require_clear`: stops with the allergy, takes a doctor's reason, keeps it, and asks again when the list changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, Coded, Medicine
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding, Planned, Stop
from luna_desktop.domain.errors import InvalidInput, NotPermitted, SafetyStop
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, stops
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.chart import Chart, NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, Known
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

GIVEN = Overriding("Took it twice last year without any reaction", OverrideReason.TOLERATED, told=True)
CEFIXIME = Medicine(Coded("Cefixime"))


def penicillin() -> Allergy:
    return Allergy(catalogue("allergens").entry("penicillin").coded(), reaction="Hives", since=PartialDate(2014, 8))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    patient = builders.register(clinic)
    act(clinic, chart.record_entry, NewEntry(patient, penicillin()))
    return patient


def add(clinic: OpenClinic, patient: PatientId, body: Medicine, given: Overriding | None = None) -> Chart:
    return act(clinic, chart.record_entry, NewEntry(patient, body, overriding=given))


def change(
    clinic: OpenClinic, patient: PatientId, known: Known, body: object, given: Overriding | None = None
) -> Chart:
    correction = FactChange(patient, known.fact_id, known.number, body, reason="Told anew", overriding=given)
    return act(clinic, chart.change_entry, correction)


def test_a_medicine_that_the_list_names_is_not_added(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(SafetyStop) as stopped:
        add(clinic, patient, CEFIXIME)
    (stop,) = stopped.value.stops
    assert isinstance(stop, Stop)
    assert (stop.reaction, stop.since) == ("Hives", PartialDate(2014, 8))
    assert stop.allergy.recorded_by == "Dr Nandini Rao"
    assert act(clinic, chart.read_chart, patient).medicines == ()


def test_a_stop_that_was_shown_is_kept_without_what_it_was_about(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(SafetyStop):
        add(clinic, patient, CEFIXIME)
    (entry,) = entries(clinic, "stop shown")
    assert (entry.patient_id, entry.entity_id, entry.detail) == (patient, "record_entry", '{"stops": 1}')


def test_an_allergy_names_a_medicine_in_use_until_it_is_answered_or_stopped(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    add(clinic, patient, CEFIXIME)
    page = act(clinic, chart.record_entry, NewEntry(patient, penicillin()))
    (stop,) = stops.named_in_use(page.known)
    assert stop.planned.what.text == "Cefixime"
    page = change(clinic, patient, page.medicines[0], replace(CEFIXIME, stopped=PartialDate(2026, 1)))
    assert stops.named_in_use(page.known) == ()


def test_a_doctors_reason_lets_it_pass_and_is_kept(clinic: OpenClinic, patient: PatientId) -> None:
    page = add(clinic, patient, CEFIXIME, GIVEN)
    assert [each.body.what.text for each in page.medicines] == ["Cefixime"]
    (kept,) = stops.overrides_in(page.known)
    assert kept.in_force
    body = kept.known.body
    assert (body.trigger.text, body.reaction, body.code) == ("Penicillins", "Hives", OverrideReason.TOLERATED)
    assert body.words == GIVEN.words
    assert "allergens|" in body.version
    assert kept.known.recorded_by == "Dr Nandini Rao"
    assert len(entries(clinic, "stop_override recorded")) == 1


def test_the_same_thing_passes_again_until_the_allergy_changes(clinic: OpenClinic, patient: PatientId) -> None:
    page = add(clinic, patient, CEFIXIME, GIVEN)
    page = add(clinic, patient, CEFIXIME)
    assert len(stops.overrides_in(page.known)) == 1
    page = change(clinic, patient, page.allergies[0], Allergy(penicillin().trigger, reaction="Anaphylaxis"))
    assert [each.in_force for each in stops.overrides_in(page.known)] == [False]
    with pytest.raises(SafetyStop):
        add(clinic, patient, CEFIXIME)


def test_a_reason_has_to_say_something(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        add(clinic, patient, CEFIXIME, Overriding("ok"))
    assert set(refused.value.problems) == {"reason"}
    with pytest.raises(SafetyStop):
        add(clinic, patient, CEFIXIME, Overriding("   "))


def test_what_was_stopped_is_history_and_passes(clinic: OpenClinic, patient: PatientId) -> None:
    taken = Medicine(Coded("Amoxicillin"), started=PartialDate(2014, 8), stopped=PartialDate(2014, 8))
    page = add(clinic, patient, taken)
    with pytest.raises(SafetyStop):
        change(clinic, patient, page.medicines[0], Medicine(Coded("Amoxicillin"), started=PartialDate(2014, 8)))
    page = change(clinic, patient, page.medicines[0], Medicine(Coded("Amoxicillin")), GIVEN)
    page = change(clinic, patient, page.medicines[0], Medicine(Coded("Amoxicillin"), strength="500 mg"))
    assert page.medicines[0].number == 3


def test_only_a_doctor_goes_on(clinic: OpenClinic, patient: PatientId, open_clinic: Opener) -> None:
    therapist = open_clinic(Role.THERAPIST)
    peel = Planned("treatment", catalogue("treatments").entry("peel_superficial").coded())
    aspirin = Allergy(catalogue("allergens").entry("aspirin").coded())
    act(clinic, chart.record_entry, NewEntry(patient, aspirin))
    with working(therapist) as work, pytest.raises(SafetyStop):
        stops.require_clear(work, patient, peel)
    with working(therapist) as work, pytest.raises(NotPermitted, match="only a doctor"):
        stops.require_clear(work, patient, [peel], GIVEN)
    with working(clinic) as work:
        stops.require_clear(work, patient, peel, "Agreed with the allergist in writing")
    with working(therapist) as work:
        stops.require_clear(work, patient, peel)


def test_what_nothing_names_passes(clinic: OpenClinic, patient: PatientId) -> None:
    other = builders.register(clinic, builders.a_patient("Nair", "Usha", phone=""))
    with working(clinic) as work:
        stops.require_clear(work, patient, Planned("medicine", Coded("Paracetamol")))
        stops.require_clear(work, other, Planned("medicine", Coded("Amoxicillin")))
        assert stops.stops_for(work, patient, [Planned("medicine", Coded("Amoxicillin"))])


def test_a_refused_file_leaves_the_other_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_topicals(name: str) -> object:
        if name == "topicals":
            raise KeyError(name)
        return catalogue(name)

    monkeypatch.setattr(stops, "catalogue", without_topicals)
    assert set(stops.books()) == {"allergens", "systemic_meds", "treatments", "treatment_contents"}
