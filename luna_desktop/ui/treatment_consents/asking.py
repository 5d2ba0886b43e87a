"""What a patient has answered about a treatment on the turned screen, and what is still missing; plain values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from luna_desktop.domain.access import ROLE_NAMES, Actor
from luna_desktop.services.care.care_texts import OpenedCareText
from luna_desktop.services.care.treatment_consents import SignedTreatment, TreatmentForm
from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.form import Contact, Given, Guardian, PatientForm, Progress

KEY = "treatment"
"""The key of the one question: agree, or not."""


@dataclass
class TreatmentGiven(Given):
    """Answer, signature and interpreter; lives only while the screen is turned."""

    interpreter: str = field(default="", repr=False)

    @property
    def answer_given(self) -> bool | None:
        """Return yes, no, or None before either."""
        return self.answers.get(KEY)


def person_form(read: TreatmentForm, today: date, staff: Actor) -> PatientForm:
    """Return what the turned screen shows of patient, clinic and guardians."""
    address = [line.strip() for line in read.clinic.address.splitlines() if line.strip()]
    return PatientForm(
        patient_id=read.asked.patient_id,
        clinic=read.clinic.name,
        place=", ".join(address[-2:]),
        name=read.card.name,
        birth=read.card.birth,
        number=read.card.mrn,
        today=today,
        asks=(),
        with_whom=staff.display_name,
        with_role=next((name for role, name in ROLE_NAMES.items() if role in staff.roles), None),
        contact=Contact(read.contact.name, read.contact.title, read.contact.phone, read.contact.email),
        is_minor=read.is_minor,
        guardians=tuple(
            Guardian(one.fact_id, one.name, one.relation, has_evidence=True)
            for one in read.guardians
            if read.is_minor or one.is_appointed
        ),
    )


def text_in(read: TreatmentForm, language: str) -> OpenedCareText:
    """Return the approved text in a language, else in English."""
    return read.texts.get(language) or next(iter(read.texts.values()))


def progress_of(given: TreatmentGiven) -> Progress:
    """Return what is missing before the answer can be saved; a no is signed as well."""
    answer = given.answer_given
    return Progress(
        questions=1,
        yes=int(answer is True),
        no=int(answer is False),
        open=int(answer is None),
        needs_signer=given.signer is None,
        needs_signature=not given.is_signed,
    )


def missing_words(progress: Progress, _: Translator) -> str:
    """Return in words why the answer cannot be saved yet, or nothing."""
    if progress.needs_signer:
        return _("Choose first who answers.")
    if progress.open:
        return _("Say whether you agree, then sign.")
    return _("Only the signature is missing.") if progress.needs_signature else ""


def signed_of(read: TreatmentForm, given: TreatmentGiven) -> SignedTreatment:
    """Return the answer as it is written down: bound to the text in the language in which it was signed."""
    text = text_in(read, given.signed_language or given.language)
    drawn = bool(given.strokes) and not given.is_typed
    signed = SignedTreatment(
        read.asked,
        text.sha256,
        text.place.language,
        says_yes=bool(given.answer_given),
        strokes=given.strokes if drawn else (),
        interpreter=given.interpreter.strip(),
        giver_fact_id=given.signer or None,
    )
    return signed if drawn else replace(signed, typed_name=given.typed_name, witness=given.witness)
