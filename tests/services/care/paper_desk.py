"""What tests of papers of care share: a registered doctor, a signature, a text that a doctor approved."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.history import Coded, MedicineKind
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.domain.contact import Address
from luna_desktop.services.care import care_texts, prescriptions, treatment_consents
from luna_desktop.services.care.care_papers import PaperDraft, PaperLine
from luna_desktop.services.care.care_texts import Approval, OpenedCareText, TextPlace
from luna_desktop.services.care.prescriptions import Issuing
from luna_desktop.services.care.treatment_consents import SignedTreatment, TreatmentAsked, TreatmentConsentLine
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.registration import Registration, note_registration
from luna_desktop.services.facts import add_fact
from tests.services.acting import act, working

STROKES = (tuple((float(at), 40.0 + 30 * (at % 2), at * 12.0, 0.5) for at in range(0, 200, 8)),)
ROW = RxRow(
    Coded("Adapalene", "adapalene"), MedicineKind.TOPICAL, "0.1 %", "gel", "A pea at night", "8 weeks", "1 tube"
)
CAPSULE = RxRow(Coded("Doxycycline"), MedicineKind.SYSTEMIC, "100 mg", "capsule", "रोज़ एक, खाने के बाद", "6 weeks")
LASER = "frac_co2"


def register_doctor(clinic: OpenClinic) -> None:
    """Note the registration number of whoever is signed in, who also manages staff."""
    act(clinic, note_registration, Registration(clinic.actor.user_id, "KMC 54321"))


def house(clinic: OpenClinic, patient: PatientId) -> None:
    """Give the patient an address."""
    with working(clinic) as work:
        add_fact(work, patient, Address("14 Temple Street", "Mysuru", "Karnataka", "570001"))


def approve(clinic: OpenClinic, kind: TextKind, subject: str, language: str = "en") -> OpenedCareText:
    """Approve the text that ships."""
    found = act(clinic, care_texts.read_care_text, TextPlace(kind, subject, language))
    return act(clinic, care_texts.approve_care_text, Approval(found[-1].place, found[-1].sha256))


def draft(clinic: OpenClinic, patient: PatientId, *rows: RxRow, advice: str = "") -> PaperLine:
    """Save a draft of a prescription."""
    body = Prescription(rows or (ROW,), advice)
    return act(clinic, prescriptions.draft_prescription, PaperDraft(patient, body))


def prescribe(clinic: OpenClinic, patient: PatientId, *rows: RxRow) -> PaperLine:
    """Issue a prescription."""
    line = draft(clinic, patient, *rows)
    return act(clinic, prescriptions.issue_prescription, Issuing(patient, line.paper_id, line.number))


def sign(clinic: OpenClinic, patient: PatientId, *, says_yes: bool = True, course: str = "") -> TreatmentConsentLine:
    """Have the patient answer about the laser, whose text is approved here where it is not yet."""
    place = TextPlace(TextKind.CONSENT, "resurfacing")
    kept = act(clinic, care_texts.read_care_text, place)
    text = kept[0] if kept[0].approved_by else approve(clinic, TextKind.CONSENT, "resurfacing")
    asked = TreatmentAsked(patient, LASER, course)
    signed = SignedTreatment(asked, text.sha256, "en", says_yes=says_yes, strokes=STROKES)
    return act(clinic, treatment_consents.record_treatment_answer, signed)
