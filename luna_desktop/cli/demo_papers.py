"""Papers of the demo clinic: approved texts, prescriptions in every state, a certificate, a signed consent."""

from __future__ import annotations

import math
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.certificates import Certificate, CertificateKind
from luna_desktop.domain.clinical.history import Coded, MedicineKind
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.services.care import aftercare, care_texts, certificates, prescriptions, treatment_consents
from luna_desktop.services.care.aftercare import SheetAsked
from luna_desktop.services.care.care_papers import Ending, PaperDraft
from luna_desktop.services.care.care_texts import Approval, TextPlace
from luna_desktop.services.care.certificates import IssuingCertificate
from luna_desktop.services.care.prescriptions import Issuing
from luna_desktop.services.care.treatment_consents import SignedTreatment, TreatmentAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.evidence import Strokes

LASER = "frac_nonablative"
AZELAIC = RxRow(
    Coded("Azelaic acid"),
    MedicineKind.TOPICAL,
    "15 %",
    "gel",
    "रात को चेहरे पर पतली परत लगाएँ।\nA thin layer on the face at night.",
    "12 weeks",
    "2 tubes",
    keeps_in_chart=False,
)
SUNSCREEN = RxRow(
    Coded("Sunscreen SPF 50"),
    MedicineKind.TOPICAL,
    "",
    "gel",
    "Every morning, again after three hours outdoors.",
    "go on",
    keeps_in_chart=False,
)


def approve_texts(clinic: OpenClinic) -> None:
    """Let the first doctor approve the English texts."""
    perform, actor = clinic.desk.perform, clinic.actor
    for kind in TextKind:
        for text in perform(actor, care_texts.list_care_texts, kind):
            if text.place.language == care_texts.ORIGINAL:
                perform(actor, care_texts.approve_care_text, Approval(text.place, text.sha256))


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Give the main patient a paper of each kind."""
    _prescriptions(clinic, patient)
    _certificate(clinic, patient, today)
    _treatment(clinic, patient)


def _prescriptions(clinic: OpenClinic, patient: PatientId) -> None:
    perform, actor = clinic.desk.perform, clinic.actor
    for rows, reason in (((AZELAIC,), "strength was wrong"), ((AZELAIC, SUNSCREEN), "")):
        body = Prescription(rows, "Come back in six weeks with the tubes.")
        line = perform(actor, prescriptions.draft_prescription, PaperDraft(patient, body))
        perform(actor, prescriptions.issue_prescription, Issuing(patient, line.paper_id, line.number))
        if reason:
            perform(actor, prescriptions.cancel_prescription, Ending(patient, line.paper_id, reason))
    perform(actor, prescriptions.draft_prescription, PaperDraft(patient, Prescription((SUNSCREEN,))))


def _certificate(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    perform, actor = clinic.desk.perform, clinic.actor
    body = Certificate(
        CertificateKind.SICKNESS,
        "leave from work",
        address=perform(actor, certificates.proposed_certificate, patient).address,
        marks=("Mole, right side of the neck", "Scar, left knee"),
        examined_on=today,
        statement="She was treated on the face today and should keep out of the sun while the skin heals.",
        since=today,
        until=today + timedelta(days=3),
    )
    line = perform(actor, certificates.draft_certificate, PaperDraft(patient, body))
    issuing = IssuingCertificate(patient, line.paper_id, line.number, drawn_name())
    perform(actor, certificates.issue_certificate, issuing)


def _treatment(clinic: OpenClinic, patient: PatientId) -> None:
    perform, actor = clinic.desk.perform, clinic.actor
    text = perform(actor, care_texts.read_care_text, TextPlace(TextKind.CONSENT, "resurfacing"))[0]
    asked = TreatmentAsked(patient, LASER)
    signed = SignedTreatment(asked, text.sha256, "en", says_yes=True, strokes=drawn_name())
    perform(actor, treatment_consents.record_treatment_answer, signed)
    perform(actor, aftercare.give_aftercare, SheetAsked(patient, LASER))


def drawn_name() -> Strokes:
    """Return the strokes of a made-up signature: loops that run to the right."""
    loops = tuple((at * 4.0, 60.0 + 34 * math.sin(at / 3.1) * (1 - at / 130), at * 11.0, 0.5) for at in range(90))
    tail = tuple((40.0 + at * 9.0, 104.0 + math.sin(at / 5) * 4, 1100.0 + at * 9.0, 0.5) for at in range(30))
    return loops, tail
