"""The demo clinic's papers: every English text approved, one paper of each kind in each state."""

from __future__ import annotations

from datetime import date

from luna_desktop.cli import demo_papers
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.care_texts import TextKind, TextStanding
from luna_desktop.services.care import aftercare, care_texts, certificates, prescriptions, treatment_consents
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.evidence import strokes_problem
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import house, register_doctor


def test_texts_are_approved_and_papers_of_every_kind_are_there(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    house(clinic, patient)
    register_doctor(clinic)
    demo_papers.approve_texts(clinic)
    for kind in TextKind:
        listed = act(clinic, care_texts.list_care_texts, kind)
        assert {text.standing for text in listed if text.place.language == "en"} == {TextStanding.IN_FORCE}
    demo_papers.fill(clinic, patient, date(2026, 3, 14))
    states = [line.state for line in act(clinic, prescriptions.read_prescriptions, patient)]
    assert states == [PaperState.DRAFT, PaperState.ISSUED, PaperState.CANCELLED]
    assert len(act(clinic, certificates.read_certificates, patient)) == 1
    assert len(act(clinic, treatment_consents.read_treatment_consents, patient)) == 1
    assert len(act(clinic, aftercare.read_aftercare, patient)) == 1
    assert strokes_problem(demo_papers.drawn_name()) is None
