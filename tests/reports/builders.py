"""Made-up content for record copies: Ananya has something in every section, in four scripts."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PIL import Image, ImageDraw

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.result_content import ResultRow, StepRow, ValueRow

NAME = "Ananya Raghunathan"
HARD_NAMES = ("क्षितिज श्रीनिवास", "कुमार", "ಅನನ್ಯಾ ರಘುನಾಥನ್", "அனன்யா", "O'Brien-Śmith")
WHEN = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
DOCTOR = rc.Provenance(
    recorded_at=datetime(2026, 1, 12, 5, 0, tzinfo=UTC), recorded_by="Dr Nandini Rao", source="patient"
)

CASE = rc.CopyCase(
    number="PR-2026-0117",
    requester=NAME,
    relation="patient",
    channel="In person",
    received_at=datetime(2026, 11, 21, 11, 30, tzinfo=UTC),
    acknowledged_at=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    due_at=datetime(2026, 11, 24, 11, 30, tzinfo=UTC),
    issued_at=WHEN,
    scope="Entries from 01-Jan-2026 to 22-Nov-2026.",
    form="Paper",
    policy_version="3",
)

STATEMENT = "My patches lie on the cheeks only."
REBUTTAL = "The forehead was affected as well on that day."


def jpeg(width: int = 640, height: int = 480, *, number: int = 0) -> bytes:
    """Return a drawn picture of nobody."""
    image = Image.new("RGB", (width, height), (150, 190, 180))
    ImageDraw.Draw(image).ellipse((width // 4, height // 6, width * 3 // 4, height * 5 // 6), fill=(214, 161, 131))
    ImageDraw.Draw(image).rectangle((4 * number, 0, 4 * number + 3, 20), fill=(20, 20, 20))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def photograph(number: int = 1, **changes: Any) -> rc.Photograph:
    """Return one photograph, different for every number."""
    picture = jpeg(number=number)
    values: dict[str, Any] = {
        "caption": f"Left cheek, visit {number}",
        "site": "Left cheek",
        "view": "front view",
        "taken": "03-May-2026",
        "by": "Priya Kulkarni",
        "consent": "In force",
        "jpeg": picture,
        "sha256": hashlib.sha256(picture).hexdigest(),
        "width": 640,
        "height": 480,
        "alt": f"Left cheek, front view, picture {number}",
        "file_name": f"photo-{number:03d}.jpg",
    }
    return rc.Photograph(**{**values, **changes})


def clinic() -> rc.Letterhead:
    """Return a made-up clinic."""
    return rc.Letterhead(
        name="Aranya Skin & Body Clinic",
        address=("No. 14, 2nd Cross, Indiranagar", "Bengaluru 560038"),
        phone="+91 80 4000 1122",
        email="records@aranya.example",
        registration_no="KA-BLR-20418",
        privacy_contact=("Rukmini Das, privacy officer", "+91 80 4000 1123", "privacy@aranya.example"),
    )


def patient() -> rc.PatientIdentity:
    """Return the made-up patient."""
    return rc.PatientIdentity(
        name=NAME,
        number="LUN-004218",
        also_known_as=HARD_NAMES,
        born="14-Mar-1991",
        age="35 y",
        sex="Female",
        gender="Woman",
        phones=("+91 98860 01427",),
        emails=("ananya@mail.example",),
        addresses=("22/3 Lotus Residency, HAL 2nd Stage, Bengaluru 560008",),
        language="Kannada",
        occupation="Teacher",
        health_id="91-1234-5678-9012",
    )


def copy(**changes: Any) -> rc.RecordCopy:
    """Return a full copy with something in every section; changes replace fields."""
    amended = replace(DOCTOR, status=rc.Status.AMENDED, originals=("Acne vulgaris, severe",), reason="Typing mistake")
    wrong = replace(DOCTOR, status=rc.Status.ENTERED_IN_ERROR, reason="Belongs to another patient")
    values: dict[str, Any] = {
        "clinic": clinic(),
        "patient": patient(),
        "form": rc.Form.FULL,
        "copy_number": "RC-2026-0117",
        "generated_at": WHEN,
        "recipient": NAME,
        "purpose": "Own use",
        "basis": "Request of the patient",
        "case": CASE,
        "notice_version": "4",
        "policy_version": "3",
        "identity_check": rc.IdentityCheck(
            method="Seen in person",
            document="Aadhaar card",
            last_four="7741",
            verified_by="Meera Iyer",
            verified_role="reception",
            verified_at=WHEN,
        ),
        "codes_used": (
            rc.CodeRow(code="L81.1", meaning="Chloasma (melasma)", system="ICD-10"),
            rc.CodeRow(code="MASI", meaning="Melasma area and severity index, 0 to 48"),
        ),
        "how_used": (
            rc.UseRow(
                category="Health record",
                held="History, visits, photographs",
                purpose="Care",
                basis="Consent, section 6",
                source="Patient, clinicians",
                kept_until="3 years after the last visit",
            ),
            rc.UseRow(
                category="Contact",
                held="Phones, addresses",
                purpose="Appointments and recalls",
                basis="Consent, section 6",
                source="Patient",
                kept_until="As long as registered",
            ),
        ),
        "consents": (
            rc.ConsentRow(
                purpose="Care",
                state="In force",
                since="12-Jan-2026",
                notice_version="4",
                given_how="Signed on screen",
                how_to_withdraw="Tell reception or the privacy contact",
            ),
            rc.ConsentRow(
                purpose="Clinical photographs",
                state="In force",
                since="12-Jan-2026",
                notice_version="4",
                given_how="Signed on screen",
                how_to_withdraw="Tell reception or the privacy contact",
            ),
            rc.ConsentRow(purpose="Teaching", state="Not given"),
        ),
        "contacts": (
            rc.ContactPerson(
                role="Emergency contact", name="Raghav Menon", relation="Brother", phone="+91 ••••• ••512"
            ),
        ),
        "alerts": (rc.AlertRow(text="Faints at the sight of needles", provenance=DOCTOR),),
        "allergy_state": rc.AllergyState(statement="Allergies are known.", provenance=DOCTOR),
        "allergies": (
            rc.AllergyRow(
                substance="Penicillin",
                reaction="Anaphylaxis, 2014, hospital treatment",
                severity="Severe",
                severe=True,
                provenance=DOCTOR,
            ),
            rc.AllergyRow(substance="Fragrance mix", reaction="Contact dermatitis", severity="Mild", provenance=DOCTOR),
        ),
        "conditions": (
            rc.ConditionRow(
                name="Melasma, centrofacial",
                code="L81.1",
                status="Active",
                since="Mar-2023",
                provenance=replace(
                    DOCTOR,
                    disputes=(
                        rc.Dispute(
                            statement=STATEMENT,
                            stated="Ananya Raghunathan, 12-Jul-2026",
                            rebuttal=REBUTTAL,
                            rebutted="Dr Nandini Rao, 14-Jul-2026",
                        ),
                    ),
                ),
                note="मेलास्मा, चेहरे पर",
            ),
            rc.ConditionRow(
                name="Acne vulgaris, mild", code="L70.0", status="Active", since="2009", provenance=amended
            ),
            rc.ConditionRow(
                name="Psoriasis", code="L40.0", status="Active", since="2020", provenance=wrong, active=False
            ),
            rc.ConditionRow(
                name="Hypothyroidism", code="E03.9", status="Controlled", since="Feb-2019", provenance=DOCTOR
            ),
        ),
        "medicines": (
            rc.MedicineRow(
                name="Azelaic acid 15% gel",
                dose_and_place="Twice daily, face",
                started="02-Nov-2026",
                state="Current",
                provenance=DOCTOR,
            ),
            rc.MedicineRow(
                name="Levothyroxine 50 micrograms",
                dose_and_place="Morning, by mouth",
                started="Feb-2019",
                state="Current",
                provenance=DOCTOR,
            ),
            rc.MedicineRow(
                name="Tretinoin 0.025% cream",
                dose_and_place="At night, face",
                started="08-Jul-2026",
                state="Stopped 23-Nov-2026",
                current=False,
                provenance=DOCTOR,
            ),
        ),
        "history": (rc.HistoryRow(kind="Family", text="Mother: melasma", provenance=DOCTOR),),
        "results": (
            ResultRow(
                name="Thyroid profile",
                kind="Blood",
                state="Told to the patient",
                day="12-Mar-2026",
                laboratory="Kaveri Diagnostics",
                values=(ValueRow(name="TSH", value="6.8 mIU/L", range="0.5 to 4.0", flag="High"),),
                steps=(StepRow(what="Reviewed", who="Dr Nandini Rao, 13-Mar-2026"),),
                provenance=DOCTOR,
            ),
        ),
        "lifestyle": (
            rc.LifestyleAssessment(
                title="Lifestyle",
                on="12-Jan-2026",
                answers=(
                    ("Tobacco", "Never"),
                    ("Sun exposure", "Two hours a day, sunscreen sometimes"),
                    ("Sleep", "6 hours"),
                ),
                provenance=DOCTOR,
            ),
        ),
        "photographs": (photograph(1), photograph(2), photograph(3)),
        "corrections": (
            rc.CorrectionRow(
                case="PR-2026-0031",
                asked="19-May-2026",
                entry="Condition: Acne vulgaris",
                recorded="Acne vulgaris, severe",
                request="Severity of acne is wrong",
                reason="It was never severe",
                decision="Accepted",
                decided="Dr Nandini Rao, 20-May-2026",
                now="Acne vulgaris, mild",
                told=("Dr Kavya Shetty, 21-May-2026",),
            ),
            rc.CorrectionRow(
                case="PR-2026-0044",
                asked="02-Jul-2026",
                entry="Condition: Melasma",
                recorded="Melasma, centrofacial",
                request="Melasma, malar",
                decision="Denied",
                decided="Dr Nandini Rao, 09-Jul-2026",
                basis="The entry is accurate and complete (D4)",
                statement=STATEMENT,
                stated="Ananya Raghunathan, 12-Jul-2026",
                rebuttal=REBUTTAL,
                rebutted="Dr Nandini Rao, 14-Jul-2026",
            ),
        ),
        "opened": rc.OpenedBy(
            since="23-Nov-2025",
            rows=(rc.OpeningRow(who="Clinician", first="12-Jan-2026", last="02-Nov-2026", count=6, why="Appointment"),),
        ),
        "restrictions": (rc.RestrictionRow(text="Phone only after 18:00", since="12-Jan-2026"),),
        "disclosures": (
            rc.DisclosureRow(
                on="19-May-2026",
                recipient="Dr Kavya Shetty, Bengaluru",
                what="Summary",
                purpose="Referral",
                by="Dr Nandini Rao",
                count=3,
                last="02-Nov-2026",
            ),
        ),
        "processors": (rc.ProcessorRow(name="Kaveri Labs", category="Blood samples", purpose="Tests"),),
        "items_withheld": (
            rc.WithheldRow(
                what="A letter from a relative",
                code="A3",
                reason="Given in confidence",
                review="Ask the privacy contact for a second reviewer",
                held_by="Kaveri Diagnostics",
                count=2,
            ),
        ),
        "certification": rc.Certification(
            prepared_by="Rukmini Das",
            prepared_role="privacy officer",
            reviewer="Dr Nandini Rao",
            reviewer_registration="KMC 48812",
            issued_by="Rukmini Das",
            counts=(("Conditions", 4),),
        ),
        "audit_anchor": rc.AuditAnchor(18204, "9f3c2a71"),
    }
    return rc.RecordCopy(**{**values, **changes})


def bare(**changes: Any) -> rc.RecordCopy:
    """Return a full copy of a record that has nothing in it."""
    values: dict[str, Any] = {
        "clinic": rc.Letterhead(name="Clinic"),
        "patient": rc.PatientIdentity(name="Ravi", number="LUN-000001"),
        "form": rc.Form.FULL,
        "copy_number": "RC-1",
        "generated_at": WHEN,
        "recipient": "Ravi",
        "purpose": "Own use",
    }
    return rc.RecordCopy(**{**values, **changes})
