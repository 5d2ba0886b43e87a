"""The record copy prints prescriptions, certificates, treatment consents with their signature, aftercare sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import Section
from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.services.care import aftercare, prescriptions
from luna_desktop.services.care.aftercare import SheetAsked
from luna_desktop.services.care.care_papers import Ending
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import copy_papers
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import Translator
from tests import builders
from tests.reports.reading import assert_sound, assert_tagged, tags, text_of
from tests.services.acting import act, working
from tests.services.care.paper_desk import CAPSULE, LASER, ROW, approve, draft, prescribe, register_doctor, sign
from tests.services.care.test_certificates import issue


def with_papers(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    patient = builders.register(clinic)
    first = prescribe(clinic, patient, ROW, CAPSULE)
    act(clinic, prescriptions.cancel_prescription, Ending(patient, first.paper_id, "wrong strength"))
    draft(clinic, patient)
    issue(clinic, patient)
    sign(clinic, patient)
    approve(clinic, TextKind.AFTERCARE, "resurfacing")
    act(clinic, aftercare.give_aftercare, SheetAsked(patient, LASER))
    return patient


def test_everything_is_printed_with_its_state_and_its_signature(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = with_papers(clinic)
    recipient = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
    request = CopyRequest(patient, recipient, "own use", sections=(Section.PAPERS,))
    content = act(clinic, prepare_record_copy, request).content
    pdf = render_record_copy(content, translator=Translator("en")).pdf
    told = " ".join(text_of(pdf, tmp_path).split())
    for part in (
        "Prescription RX-2026-0001",
        "Cancelled on 14-Mar-2026: wrong strength",
        "रोज़",
        "Sickness certificate MC-2026-0001",
        "Acute dermatitis of both hands.",
        "Mole below the left eye",
        "registration no. KMC 54321",
        "Treatment: Fractional CO2 laser 10600 nm",
        "Signed on 14-Mar-2026",
        "A laser makes many tiny columns of heat",
        "After laser resurfacing",
    ):
        assert part in told
    assert "Figure" in tags(pdf)
    assert_tagged(pdf)
    assert_sound(pdf, tmp_path)


def test_days_outside_the_period_are_left_out(clinic: OpenClinic) -> None:
    patient = with_papers(clinic)
    with working(clinic) as work:
        copied = copy_papers.collect_papers(work, patient, lambda day: day < date(2026, 1, 1))
        assert copied == copy_papers.CopiedPapers()
        assert len(copy_papers.collect_papers(work, patient, lambda _day: True).papers) == 3
