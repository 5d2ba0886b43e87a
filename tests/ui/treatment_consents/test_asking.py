"""What is missing before an answer about a treatment can be saved, and what is written down."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.services.care.treatment_consents import TreatmentAsked, TreatmentForm, open_treatment_form
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.treatment_consents.asking import (
    KEY,
    TreatmentGiven,
    missing_words,
    person_form,
    progress_of,
    signed_of,
    text_in,
)
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import LASER, STROKES, approve


def a_form(clinic: OpenClinic) -> TreatmentForm:
    patient = builders.register(clinic)
    approve(clinic, TextKind.CONSENT, "resurfacing")
    return act(clinic, open_treatment_form, TreatmentAsked(patient, LASER))


def test_answer_then_signature_are_asked_for_also_for_a_no() -> None:
    given = TreatmentGiven()
    assert missing_words(progress_of(given), ENGLISH) == "Say whether you agree, then sign."
    given.answer(KEY, value=False)
    assert missing_words(progress_of(given), ENGLISH) == "Only the signature is missing."
    given.strokes = STROKES
    assert progress_of(given).is_ready
    assert given.answer_given is False
    assert missing_words(progress_of(TreatmentGiven(signer=None)), ENGLISH) == "Choose first who answers."


def test_another_answer_drops_the_signature() -> None:
    given = TreatmentGiven(strokes=STROKES)
    given.answer(KEY, value=True)
    given.strokes = STROKES
    given.answer(KEY, value=False)
    assert not progress_of(given).is_ready


def test_what_is_written_names_the_text_that_was_read(clinic: OpenClinic) -> None:
    read = a_form(clinic)
    given = TreatmentGiven(language="hi", strokes=STROKES, interpreter=" Tara Menon ")
    given.answers[KEY] = True
    signed = signed_of(read, given)
    assert (signed.text_sha256, signed.language) == (text_in(read, "hi").sha256, "en")
    assert (signed.says_yes, signed.interpreter, signed.giver_fact_id) == (True, "Tara Menon", None)
    given.is_typed, given.typed_name, given.witness = True, "Ananya Kumar", "Ravi Shetty"
    typed = signed_of(read, given)
    assert (typed.strokes, typed.typed_name, typed.witness) == ((), "Ananya Kumar", "Ravi Shetty")


def test_the_screen_names_clinic_patient_and_who_turned_it(clinic: OpenClinic) -> None:
    read = a_form(clinic)
    form = person_form(read, read.card.last_seen, clinic.actor)
    assert (form.clinic, form.name, form.with_whom) == ("Aranya Skin Clinic", "Ananya Kumar", "Dr Nandini Rao")
    assert form.with_role is not None
    assert Role.CLINICIAN in clinic.actor.roles
