"""Consent to a treatment: asked on the approved text, signed on the screen, refused or taken back; append-only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.treatment_consents import (
    DEFAULT_MONTHS,
    MOST_MONTHS,
    TreatmentAnswer,
    TreatmentConsent,
    TreatmentStanding,
    months_after,
    standing_on,
)
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Giver, Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.models.care_papers import TreatmentConsentRow
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import care_texts
from luna_desktop.services.care.care_texts import OpenedCareText
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.consent_form import Guardian, guardians_on_file
from luna_desktop.services.privacy.consent_rules import person_on_file
from luna_desktop.services.privacy.evidence import NewEvidence, Strokes, keep_evidence
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, UPDATED, Change, Work, patient_change
from luna_desktop.texts import LANGUAGES, Message, say

ENTITY = "treatment consent"
MONTHS = "treatment consent months"


@dataclass(frozen=True)
class TreatmentAsked:
    """A treatment of the catalogue for a patient; `course` where it is one session of a course."""

    patient_id: PatientId
    treatment: str
    course: str = ""
    visit_id: int | None = None


@dataclass(frozen=True)
class TreatmentForm:
    """What the turned screen shows: patient, treatment, the approved text in each language, who may sign."""

    asked: TreatmentAsked
    treatment_name: str
    card: CardRow
    texts: dict[str, OpenedCareText]
    is_minor: bool
    knows_age: bool
    guardians: tuple[Guardian, ...]
    clinic: settings.ClinicDetails
    contact: settings.PrivacyContact
    standing: TreatmentStanding


@dataclass(frozen=True)
class SignedTreatment:
    """An answer on a text that was read: yes or no, who signed, and how.

    `strokes` are the signature as drawn; without them `typed_name` and `witness` stand in. `given_by` names a guardian
    who is not on file.
    """

    asked: TreatmentAsked
    text_sha256: str
    language: str
    says_yes: bool
    strokes: Strokes = field(default=(), repr=False)
    typed_name: str = ""
    witness: str = ""
    interpreter: str = ""
    giver_fact_id: int | None = None
    given_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class TakenBack:
    """A consent that the patient takes back, and why, if they say so."""

    patient_id: PatientId
    consent_id: int
    reason: str = ""


@dataclass(frozen=True)
class TreatmentConsentLine:
    """An answer as lists show it, with where consent to that treatment stands today."""

    entry: TreatmentConsent
    treatment_name: str
    standing: TreatmentStanding
    text_id: int
    language: str
    taken_by: str
    given_by: str = ""
    interpreter: str = ""
    witness: str = ""
    reason: str = ""
    evidence_id: int | None = None
    is_newest: bool = True


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_treatment_consents(work: Work, patient: PatientId) -> tuple[TreatmentConsentLine, ...]:
    """Return every answer of a patient about treatments, newest first; part of a chart that is open."""
    return consent_lines(work, patient)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def open_treatment_form(work: Work, asked: TreatmentAsked) -> TreatmentForm:
    """Return what a patient is asked about a treatment.

    Raises:
        InvalidInput: No text about this treatment is approved, or a guardian has to sign and none is on file.
    """
    entry = catalogue("treatments").entry(asked.treatment) if catalogue("treatments").has(asked.treatment) else None
    if entry is None:
        raise NotFound(say("This treatment is not in the catalogue."))
    texts = _texts_for(work, asked.treatment)
    if not texts:
        raise InvalidInput(
            {"text": say("No text about this treatment is approved yet. A doctor approves it under “Treatment texts”.")}
        )
    known = ledger.gate_patient(work, asked.patient_id)
    work.record("treatment consent opened", patient_change(ENTITY, "", asked.patient_id), kind=READ)
    return TreatmentForm(
        asked,
        entry.name,
        card_of(work, asked.patient_id),
        texts,
        known.may_be_minor(work.now),
        known.adult_from is not None,
        guardians_on_file(work, asked.patient_id),
        settings.clinic_details(work.session),
        settings.privacy_contact(work.session),
        standing_of(work, asked.patient_id, asked.treatment, course=asked.course)[0],
    )


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda signed: signed.asked.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def record_treatment_answer(work: Work, signed: SignedTreatment) -> TreatmentConsentLine:
    """Write an answer down with its signature, bound to patient, treatment, text and language.

    Raises:
        InvalidInput: There is no signature, a child signs alone, or the text is not the one in force any more.
    """
    text = _text_read(work, signed)
    problems = _problems(work, signed)
    if problems:
        raise InvalidInput(problems)
    patient = signed.asked.patient_id
    guardian = person_on_file(work, patient, signed.giver_fact_id)
    signer = clean_line(signed.typed_name) or (guardian.name if guardian is not None else clean_line(signed.given_by))
    signer = signer or card_of(work, patient).name
    evidence = NewEvidence(signer, signed.language, signed.text_sha256, signed.strokes)
    is_given = signed.says_yes
    consent_id = _insert(
        work,
        patient,
        treatment=signed.asked.treatment,
        treatment_name=catalogue("treatments").entry(signed.asked.treatment).name,
        course=signed.asked.course if is_given else "",
        visit_id=signed.asked.visit_id,
        state=(TreatmentAnswer.GIVEN if is_given else TreatmentAnswer.REFUSED).value,
        text_id=text.text_id,
        language=signed.language,
        giver=(Giver.GUARDIAN if guardian is not None or signed.given_by.strip() else Giver.SELF).value,
        giver_fact_id=signed.giver_fact_id if guardian is not None else None,
        given_by=signer,
        interpreter=clean_line(signed.interpreter),
        witness=clean_line(signed.witness),
        reason=clean_line(signed.reason),
        valid_until=_last_day(work, signed) if is_given else None,
        evidence_id=keep_evidence(work, patient, evidence),
    )
    return _line_by_id(work, patient, consent_id)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda taken: taken.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def take_back_treatment_consent(work: Work, taken: TakenBack) -> TreatmentConsentLine:
    """Note that a patient takes a consent back; it asks for no signature and no reason."""
    row = work.session.get(TreatmentConsentRow, taken.consent_id)
    if row is None or row.patient_id != taken.patient_id:
        raise NotFound(say("This consent is not in this patient’s record."))
    standing, newest = standing_of(work, taken.patient_id, row.treatment)
    if standing is not TreatmentStanding.GIVEN or newest is None:
        raise InvalidInput({"state": say("This consent does not stand any more, so it cannot be taken back.")})
    consent_id = _insert(
        work,
        taken.patient_id,
        treatment=row.treatment,
        treatment_name=row.treatment_name,
        visit_id=None,
        state=TreatmentAnswer.WITHDRAWN.value,
        text_id=row.text_id,
        language=row.language,
        giver=row.giver,
        giver_fact_id=row.giver_fact_id,
        given_by=row.given_by,
        reason=clean_line(taken.reason),
        withdraws_id=newest.consent_id,
    )
    return _line_by_id(work, taken.patient_id, consent_id)


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_consent_months(work: Work, _: None) -> int:
    """Return for how many months a treatment consent outside a course holds."""
    return months(work)


@use_case(requires=Permission.APPROVE_CARE_TEXT)
def set_consent_months(work: Work, wanted: int) -> None:
    """Choose for how many months a treatment consent outside a course holds; earlier ones keep their day."""
    if not 1 <= wanted <= MOST_MONTHS:
        raise InvalidInput({"months": say("Choose between 1 and {most} months.", most=MOST_MONTHS)})
    settings.put(work, MONTHS, str(wanted))
    work.record(
        "treatment consent validity changed", Change("setting", MONTHS), kind=UPDATED, detail={"months": wanted}
    )


def months(work: Work) -> int:
    """Return for how many months a treatment consent outside a course holds."""
    return int(settings.value(work.session, MONTHS) or DEFAULT_MONTHS)


def standing_of(
    work: Work, patient: PatientId, treatment: str, *, course: str = ""
) -> tuple[TreatmentStanding, TreatmentConsent | None]:
    """Return where consent to a treatment stands today, and the answer that decides it."""
    answers = [line.entry for line in consent_lines(work, patient)]
    adult_from = ledger.gate_patient(work, patient).adult_from
    return standing_on(answers, treatment, local_day(work.now), course=course, adult_from=adult_from)


def consent_lines(work: Work, patient: PatientId) -> tuple[TreatmentConsentLine, ...]:
    """Return every answer of a patient, newest first."""
    rows = work.session.execute(
        select(TreatmentConsentRow, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == TreatmentConsentRow.by)
        .where(TreatmentConsentRow.patient_id == patient)
        .order_by(TreatmentConsentRow.id.desc())
    ).all()
    entries = {row.id: _entry(row) for row, _by in rows}
    today, adult_from = local_day(work.now), ledger.gate_patient(work, patient).adult_from if rows else None
    lines, seen = [], set[str]()
    for row, by in rows:
        standing = standing_on(entries.values(), row.treatment, today, adult_from=adult_from)[0]
        lines.append(_line(row, by, entries[row.id], standing, is_newest=row.treatment not in seen))
        seen.add(row.treatment)
    return tuple(lines)


def _line(
    row: TreatmentConsentRow, by: str, entry: TreatmentConsent, standing: TreatmentStanding, *, is_newest: bool
) -> TreatmentConsentLine:
    return TreatmentConsentLine(
        entry,
        row.treatment_name,
        standing,
        row.text_id,
        row.language,
        by,
        row.given_by,
        row.interpreter,
        row.witness,
        row.reason,
        row.evidence_id,
        is_newest,
    )


def _entry(row: TreatmentConsentRow) -> TreatmentConsent:
    return TreatmentConsent(
        row.id, row.treatment, TreatmentAnswer(row.state), row.at, row.course, row.valid_until, Giver(row.giver)
    )


def _line_by_id(work: Work, patient: PatientId, consent_id: int) -> TreatmentConsentLine:
    return next(line for line in consent_lines(work, patient) if line.entry.consent_id == consent_id)


def _texts_for(work: Work, treatment: str) -> dict[str, OpenedCareText]:
    subject = care_texts.subject_of(catalogue("treatments").row(treatment).get("rule_class", ""))
    if subject is None:
        return {}
    places = (care_texts.TextPlace(TextKind.CONSENT, subject.key, language) for language in LANGUAGES)
    found = (care_texts.in_force(work, place) for place in places)
    return {one.place.language: one for one in found if one is not None}


def _text_read(work: Work, signed: SignedTreatment) -> OpenedCareText:
    text = _texts_for(work, signed.asked.treatment).get(signed.language)
    if text is None or text.sha256 != signed.text_sha256:
        raise InvalidInput(
            {"text": say("The text was changed since it was shown. Show the new one, and let the patient sign again.")}
        )
    return text


def _problems(work: Work, signed: SignedTreatment) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    patient = ledger.gate_patient(work, signed.asked.patient_id)
    has_guardian = person_on_file(work, signed.asked.patient_id, signed.giver_fact_id) is not None
    if signed.says_yes and patient.may_be_minor(work.now) and not (has_guardian or signed.given_by.strip()):
        problems["signer"] = say("The patient is, or may be, under 18. A parent or guardian signs.")
    if not signed.strokes and not clean_line(signed.typed_name):
        problems["strokes"] = say("There is no signature yet. Sign in the box.")
    elif not signed.strokes and not clean_line(signed.witness):
        problems["witness"] = say("A typed name needs a witness who saw it typed. Enter the witness’s name.")
    return problems


def _last_day(work: Work, signed: SignedTreatment) -> date | None:
    return None if signed.asked.course else months_after(local_day(work.now), months(work))


def _insert(work: Work, patient: PatientId, **values: object) -> int:
    found: int = work.session.execute(
        insert(TreatmentConsentRow)
        .values(patient_id=patient, at=work.now, by=work.actor.user_id, **values)
        .returning(TreatmentConsentRow.id)
    ).scalar_one()
    answer = values["state"]
    work.record(
        f"treatment consent {answer}",
        patient_change(ENTITY, found, patient),
        kind=CREATED,
        detail={"text": values["text_id"], "language": values["language"], "evidence": values.get("evidence_id") or 0},
    )
    return found
