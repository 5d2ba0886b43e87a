"""Consent to a treatment: asked on an approved text, signed, refused, taken back; bound to what was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.treatment_consents import TreatmentAnswer, TreatmentStanding
from luna_desktop.domain.consent import ConsentState, Giver
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.services.care import treatment_consents
from luna_desktop.services.care.treatment_consents import SignedTreatment, TakenBack, TreatmentAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.evidence import EvidenceAsked, read_evidence
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.paper_desk import LASER, STROKES, approve, sign


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def unsigned(clinic: OpenClinic, patient: PatientId) -> SignedTreatment:
    text = approve(clinic, TextKind.CONSENT, "resurfacing")
    return SignedTreatment(TreatmentAsked(patient, LASER), text.sha256, "en", says_yes=True)


def test_nobody_is_asked_before_a_doctor_approved_the_text(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, treatment_consents.open_treatment_form, TreatmentAsked(patient, LASER))
    assert set(refused.value.problems) == {"text"}
    approve(clinic, TextKind.CONSENT, "resurfacing")
    form = act(clinic, treatment_consents.open_treatment_form, TreatmentAsked(patient, LASER))
    assert (set(form.texts), form.standing) == ({"en"}, TreatmentStanding.NOT_ASKED)
    with pytest.raises(NotFound):
        act(clinic, treatment_consents.open_treatment_form, TreatmentAsked(patient, "no such thing"))


def test_a_signed_yes_names_text_and_signature_and_holds_for_the_months_chosen(
    clinic: OpenClinic, patient: PatientId
) -> None:
    act(clinic, treatment_consents.set_consent_months, 3)
    line = sign(clinic, patient)
    assert (line.standing, line.entry.answer) == (TreatmentStanding.GIVEN, TreatmentAnswer.GIVEN)
    assert str(line.entry.valid_until) == "2026-06-14"
    assert line.evidence_id is not None
    evidence = act(clinic, read_evidence, EvidenceAsked(patient, line.evidence_id))
    assert evidence.strokes
    assert evidence.signer == line.given_by
    assert len(evidence.shown_sha256) == 64


def test_the_desk_opens_no_signature_of_a_treatment(
    clinic: OpenClinic, open_clinic: Opener, patient: PatientId
) -> None:
    line = sign(clinic, patient)
    assert line.evidence_id is not None
    with pytest.raises(NotFound):
        act(open_clinic(Role.RECEPTION), read_evidence, EvidenceAsked(patient, line.evidence_id))


def test_it_runs_out_and_one_for_a_course_has_no_last_day(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    assert sign(clinic, patient, course="7").entry.valid_until is None
    sign(clinic, patient)
    ticking.advance(days=200)
    assert act(clinic, treatment_consents.read_treatment_consents, patient)[0].standing is TreatmentStanding.EXPIRED


def test_a_no_is_kept_and_a_yes_can_be_taken_back_without_a_signature(clinic: OpenClinic, patient: PatientId) -> None:
    assert sign(clinic, patient, says_yes=False).standing is TreatmentStanding.REFUSED
    given = sign(clinic, patient)
    back = act(
        clinic, treatment_consents.take_back_treatment_consent, TakenBack(patient, given.entry.consent_id, "afraid")
    )
    assert (back.standing, back.reason, back.evidence_id) == (TreatmentStanding.WITHDRAWN, "afraid", None)
    with pytest.raises(InvalidInput):
        act(clinic, treatment_consents.take_back_treatment_consent, TakenBack(patient, given.entry.consent_id))
    lines = act(clinic, treatment_consents.read_treatment_consents, patient)
    assert [line.entry.answer.value for line in lines] == ["withdrawn", "given", "refused"]
    assert [line.is_newest for line in lines] == [True, False, False]
    assert len(entries(clinic, "treatment consent withdrawn")) == 1


def test_without_a_signature_nothing_is_written(clinic: OpenClinic, patient: PatientId) -> None:
    bare = unsigned(clinic, patient)
    for signed, field in (
        (bare, "strokes"),
        (replace(bare, typed_name="Ananya Kumar"), "witness"),
        (replace(bare, strokes=((STROKES[0][0],),)), "strokes"),
        (replace(bare, strokes=STROKES, text_sha256="0" * 64), "text"),
        (replace(bare, strokes=STROKES, language="hi"), "text"),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, treatment_consents.record_treatment_answer, signed)
        assert set(refused.value.problems) == {field}
    typed = replace(bare, typed_name="Ananya Kumar", witness="Ravi Shetty", interpreter="Tara Menon")
    line = act(clinic, treatment_consents.record_treatment_answer, typed)
    assert (line.given_by, line.witness, line.interpreter) == ("Ananya Kumar", "Ravi Shetty", "Tara Menon")


def test_for_a_child_a_guardian_signs(clinic: OpenClinic) -> None:
    child = builders.register(
        clinic, builders.a_patient("Iyer", "Leela", born="2014-05-01", care=ConsentState.DEFERRED)
    )
    alone = replace(unsigned(clinic, child), strokes=STROKES)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, treatment_consents.record_treatment_answer, alone)
    assert set(refused.value.problems) == {"signer"}
    line = act(clinic, treatment_consents.record_treatment_answer, replace(alone, given_by="Meena Iyer, mother"))
    assert (line.entry.giver, line.given_by) == (Giver.GUARDIAN, "Meena Iyer, mother")


def test_no_consent_to_care_no_consent_to_a_treatment(clinic: OpenClinic) -> None:
    someone = builders.register(clinic, builders.a_patient("Iyer", care=ConsentState.REFUSED))
    approve(clinic, TextKind.CONSENT, "resurfacing")
    with pytest.raises(NotPermitted):
        act(clinic, treatment_consents.open_treatment_form, TreatmentAsked(someone, LASER))


def test_a_therapist_may_ask_and_not_change_for_how_long_it_holds(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    approve(owner, TextKind.CONSENT, "resurfacing")
    with pytest.raises(InvalidInput):
        act(owner, treatment_consents.set_consent_months, 0)
    owner.lock()
    therapist = open_clinic(Role.THERAPIST)
    assert sign(therapist, patient).taken_by == "Tara Menon"
    assert act(therapist, treatment_consents.read_consent_months, None) == 6
    with pytest.raises(NotPermitted):
        act(therapist, treatment_consents.set_consent_months, 3)
