"""Whom the demo clinic shares with, and what its first patient allowed, signed and restricted; all made up."""

from __future__ import annotations

import math
from datetime import date, timedelta

from luna_desktop.cli import demo_disclosures
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Ground, Purpose
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, restrictions
from luna_desktop.services.privacy.consent_rules import ConsentAnswer
from luna_desktop.services.privacy.evidence import Strokes
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from luna_desktop.services.sharing import agreements, recipients
from luna_desktop.services.sharing.agreements import NewAgreement
from luna_desktop.services.sharing.recipients import Entry

REGISTER = (
    Entry(RecipientKind.PROVIDER, "Kaveri Diagnostics", "44 MG Road\nBengaluru 560001", service="Blood tests"),
    Entry(RecipientKind.PROVIDER, "Nandi Skin Pathology", "7 Hill Street\nMysuru 570001", service="Histopathology"),
    Entry(RecipientKind.PROVIDER, "Dr Asha Iyer", "Jayanagar\nBengaluru 560041", service="Referring doctor"),
    Entry(RecipientKind.INSURER, "Sahyadri Health Insurance", "Pune 411001", service="Claims"),
    Entry(RecipientKind.OTHER, "Green Leaf Pharmacy", "Indiranagar\nBengaluru 560038", service="Compounded creams"),
    Entry(RecipientKind.AUTHORITY, "City Civil Court", "Bengaluru 560009"),
    Entry(RecipientKind.SERVICE_PROVIDER, "Patra Messaging", "Chennai 600001", service="Sends reminders"),
    Entry(RecipientKind.SERVICE_PROVIDER, "Ravi Couriers", "Bengaluru 560002", service="Carries backup disks"),
)
COURT, MESSAGING, COURIER = 5, 6, 7
SIGNED = (
    (Purpose.SERVICE_MESSAGES, True),
    (Purpose.REMINDERS, True),
    (Purpose.OFFERS, False),
    (Purpose.SUGGESTIONS, True),
    (Purpose.RESEARCH, False),
)


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Enter recipients with agreements, and the patient's answers and restrictions."""
    known = [clinic.desk.perform(clinic.actor, recipients.add_recipient, entry) for entry in REGISTER]
    for agreement in _agreements(known, today):
        clinic.desk.perform(clinic.actor, agreements.add_agreement, agreement)
    answers = consents.SignedAnswers(patient, SIGNED, given_by="Ananya Raghunathan", strokes=signature())
    clinic.desk.perform(clinic.actor, consents.record_answers, answers)
    laboratory = ConsentAnswer(
        patient, Purpose.SHARING, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER, recipient_id=known[0]
    )
    clinic.desk.perform(clinic.actor, consents.record_consent, laboratory)
    demo_disclosures.fill(clinic, patient, known[0], known[COURT])
    _restrict(clinic, patient, known[3])


def _agreements(known: list[int], today: date) -> tuple[NewAgreement, ...]:
    year = timedelta(days=365)
    reminders = frozenset({Purpose.SERVICE_MESSAGES, Purpose.REMINDERS})
    keeping = frozenset({Ground.KEEPING})
    return (
        NewAgreement(known[MESSAGING], "Processing agreement 2026/4", reminders, today - year, today + year),
        NewAgreement(known[COURIER], "Carriage of sealed media 2025/11", keeping, today - year, today + timedelta(20)),
        NewAgreement(known[COURIER], "Carriage of sealed media 2024/2", keeping, today - 2 * year, today - year),
    )


def _restrict(clinic: OpenClinic, patient: PatientId, insurer: int) -> None:
    asked = (
        RestrictionRequest(
            patient, Terms(RestrictionKind.INSURER, recipient_id=insurer), "Nothing about my skin to the insurer."
        ),
        RestrictionRequest(patient, Terms(RestrictionKind.PHOTOGRAPHS), "My photographs stay here."),
    )
    for request in asked:
        clinic.desk.perform(clinic.actor, restrictions.request_restriction, request)
    first = min(
        line.restriction_id for line in clinic.desk.perform(clinic.actor, restrictions.read_restrictions, patient)
    )
    agreed = Decision(patient, first, RestrictionState.AGREED, consequence_shown=True)
    clinic.desk.perform(clinic.actor, restrictions.decide_restriction, agreed)


def signature() -> Strokes:
    """Return strokes that look like a name, always the same."""
    points = ((8.0 * at, 60 + 28 * math.sin(at / 2.1) * math.cos(at / 9), 14.0 * at, 0.6) for at in range(44))
    return (tuple((20 + x, y, t, p) for x, y, t, p in points),)
