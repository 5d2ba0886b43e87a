"""Turns papers of care into what is printed. Reads; decides nothing; writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperHead, PaperState
from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES, Certificate, CertificateKind
from luna_desktop.domain.clinical.history import MEDICINE_KIND_NAMES
from luna_desktop.domain.clinical.prescriptions import Prescription
from luna_desktop.domain.clinical.treatment_consents import TreatmentAnswer
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.reports.care_frame import PaperFrame, PaperPerson, PrintedSignature
from luna_desktop.reports.certificate import CertificatePage, render_certificate
from luna_desktop.reports.prescription import PrescriptionPage, RxLine, render_prescription
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.treatment_papers import (
    AftercarePage,
    TreatmentConsentPage,
    render_aftercare,
    render_treatment_consent,
)
from luna_desktop.services.care import care_texts
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.services.care.care_texts import OpenedCareText
from luna_desktop.services.care.treatment_consents import TreatmentConsentLine
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy.evidence import SIGNATURE, EvidenceAsked, evidence_of
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import OWN_NAMES, Translator

Rendered = Callable[[], tuple[bytes, int]]
"""Makes the pages, without a database: the file, and how many pages it has."""


def letterhead(work: Work) -> Letterhead:
    """Return the clinic as it stands at the head of a paper."""
    clinic = settings.clinic_details(work.session)
    return Letterhead(
        name=clinic.name,
        address=tuple(line for line in clinic.address.splitlines() if line),
        phone=clinic.phone,
        email=clinic.email,
        registration_no=clinic.registration_no,
    )


def _frame(work: Work, title: str, number: str, language: str) -> PaperFrame:
    return PaperFrame(clinic=letterhead(work), title=title, number=number, printed_at=work.now, language=language)


def _day(when: datetime | date | None, _: Translator) -> str:
    if when is None:
        return ""
    return show_day(when.astimezone(CLINIC_ZONE).date() if isinstance(when, datetime) else when, _)


def _person(head: PaperHead) -> PaperPerson:
    return PaperPerson(
        name=head.name, number=head.number, born=head.born, age=head.age, sex=head.sex, address=head.address
    )


def prescription_page(work: Work, line: PaperLine, head: PaperHead) -> PrescriptionPage:
    """Return a prescription as it is printed; `head` is that of its issue, or today's for a draft."""
    body: Prescription = line.body
    _ = Translator(body.language)
    rows = tuple(
        RxLine(
            name=row.what.text,
            strength=row.strength,
            form=row.form,
            use=_.render(MEDICINE_KIND_NAMES[row.kind]),
            directions=row.directions,
            duration=row.duration,
            quantity=row.quantity,
            notes=row.notes,
        )
        for row in body.rows
    )
    return PrescriptionPage(
        frame=_states(_frame(work, _("Prescription"), line.serial, body.language), line),
        person=_person(head),
        rows=rows,
        doctor=head.doctor,
        registration_no=head.registration_no,
        day=_day(line.issued_at or work.now, _),
        advice=body.advice,
        reason=line.reason,
    )


def _states(frame: PaperFrame, line: PaperLine) -> PaperFrame:
    return replace(frame, is_cancelled=line.state is PaperState.CANCELLED, is_draft=line.state is PaperState.DRAFT)


def certificate_page(work: Work, line: PaperLine, head: PaperHead) -> CertificatePage:
    """Return a certificate as it is printed, with the signature that was drawn at its issue."""
    body: Certificate = line.body
    _ = Translator(body.language)
    title = _.render(CERTIFICATE_KIND_NAMES[body.kind])
    signature = None
    if line.evidence_id is not None:
        signature = signature_of(work, line.patient_id, line.evidence_id, _)
    return CertificatePage(
        frame=_states(_frame(work, title, line.serial, body.language), line),
        person=replace(_person(head), address=body.address),
        sentence=certificate_sentence(body, head, _),
        statement=body.statement,
        marks=body.marks,
        doctor=head.doctor,
        registration_no=head.registration_no,
        day=_day(line.issued_at or work.now, _),
        addressed_to=body.addressed_to,
        purpose=body.purpose,
        examined=_day(body.examined_on, _),
        period=_period(body, _),
        remarks=body.remarks,
        reason=line.reason,
        signature=signature,
    )


def certificate_sentence(body: Certificate, head: PaperHead, _: Translator) -> str:
    """Return the sentence with which a certificate begins."""
    values = {"doctor": head.doctor, "patient": head.name, "day": _day(body.examined_on, _)}
    if body.kind is CertificateKind.FITNESS:
        return _(
            "I, {doctor}, have examined {patient} on {day} and certify the patient’s fitness as follows.", **values
        )
    if body.kind is CertificateKind.TREATMENT:
        return _("I, {doctor}, certify that {patient} has been under treatment here as follows.", **values)
    return _("I, {doctor}, have examined {patient} on {day} and certify as follows.", **values)


def _period(body: Certificate, _: Translator) -> str:
    first, last = _day(body.since, _), _day(body.until, _)
    if body.kind is CertificateKind.SICKNESS and first and last:
        return _("Absence from duty from {first} to {last} is considered necessary for health.", first=first, last=last)
    if body.kind is CertificateKind.FITNESS and body.fit_from is not None:
        return _("Fit to resume duty from {day}.", day=_day(body.fit_from, _))
    if first and last:
        return _("From {first} to {last}.", first=first, last=last)
    return _("Since {first}.", first=first) if first else ""


def signature_of(work: Work, patient: PatientId, evidence_id: int, _: Translator) -> PrintedSignature:
    """Return a signature as strokes without their times, and the words that stand for it."""
    found = evidence_of(work, EvidenceAsked(patient, evidence_id), with_paper=False)
    at = found.at.astimezone(CLINIC_ZONE)
    told = _("Signed by {name} on {date} at {time}", name=found.signer, date=_day(found.at, _), time=f"{at:%H:%M}")
    if found.kind != SIGNATURE:
        return PrintedSignature(told=_("Typed by {name} on {date}", name=found.signer, date=_day(found.at, _)))
    strokes = tuple(tuple((x, y) for x, y, _time, _pressure in stroke) for stroke in found.strokes)
    return PrintedSignature(told=told, strokes=strokes)


def consent_page(work: Work, patient: PatientId, line: TreatmentConsentLine) -> TreatmentConsentPage:
    """Return a treatment consent as it is printed, in the language in which it was read."""
    _ = Translator(line.language)
    text = care_texts.text_by_id(work, line.text_id)
    facts = [(_("Treatment"), line.treatment_name), (_("Language"), OWN_NAMES.get(line.language, line.language))]
    if line.entry.valid_until is not None:
        facts.append((_("Holds until"), _day(line.entry.valid_until, _)))
    if line.entry.course:
        facts.append((_("Course"), line.entry.course))
    notes = [
        _("Taken by {name} on {day}", name=line.taken_by, day=_day(line.entry.at, _)),
        _("Interpreter: {name}", name=line.interpreter) if line.interpreter else "",
        _("Witness: {name}", name=line.witness) if line.witness else "",
        _("Reason: {reason}", reason=line.reason) if line.reason else "",
    ]
    signed = signature_of(work, patient, line.evidence_id, _) if line.evidence_id is not None else None
    return TreatmentConsentPage(
        frame=_frame(work, _("Consent to treatment"), f"TC-{line.entry.consent_id}", line.language),
        person=person_of(work, patient, _),
        text=text.body,
        answer=answer_sentence(line, _),
        facts=tuple(facts),
        version=_version(text, _),
        digest=text.sha256,
        notes=tuple(note for note in notes if note),
        signature=signed,
    )


def answer_sentence(line: TreatmentConsentLine, _: Translator) -> str:
    """Return what was answered, as a sentence."""
    if line.entry.answer is TreatmentAnswer.REFUSED:
        return _("No. I have read or been told the above, and I do not want this treatment.")
    if line.entry.answer is TreatmentAnswer.WITHDRAWN:
        return _("The consent to this treatment was taken back.")
    return _("Yes. I have read or been told the above, could ask questions, and agree to this treatment.")


def aftercare_page(work: Work, patient: PatientId, text: OpenedCareText, treatment: str) -> AftercarePage:
    """Return an aftercare sheet as it is printed."""
    _ = Translator(text.place.language)
    clinic = settings.clinic_details(work.session)
    return AftercarePage(
        frame=_frame(work, text.body.title, f"AS-{text.text_id}", text.place.language),
        person=person_of(work, patient, _),
        text=text.body,
        facts=((_("Treatment"), treatment), (_("Date"), _day(work.now, _))),
        version=_version(text, _),
        contact=show_phone(clinic.phone) if clinic.phone else "",
    )


def person_of(work: Work, patient: PatientId, _: Translator) -> PaperPerson:
    """Return the patient as papers of today name them."""
    card = card_of(work, patient)
    return PaperPerson(name=card.name, number=card.mrn, born=card.birth.on.shown(_) if card.birth.on else "")


def _version(text: OpenedCareText, _: Translator) -> str:
    return _(
        "Text version {version}, approved by {name} on {day}",
        version=text.version,
        name=text.approved_by,
        day=_day(text.approved_at, _),
    )


def rendering(
    page: PrescriptionPage | CertificatePage | TreatmentConsentPage | AftercarePage, language: str
) -> Rendered:
    """Return what makes the pages of a paper."""
    _ = Translator(language)
    if isinstance(page, PrescriptionPage):
        return lambda: render_prescription(page, translator=_)
    if isinstance(page, CertificatePage):
        return lambda: render_certificate(page, translator=_)
    if isinstance(page, TreatmentConsentPage):
        return lambda: render_treatment_consent(page, translator=_)
    return lambda: render_aftercare(page, translator=_)
