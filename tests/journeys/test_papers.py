"""Papers by keys alone: a patient agrees to a treatment on the turned screen; a prescription is issued, and a
certificate, which is found in the register.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.domain.disclosures import State
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.certificates import read_certificates
from luna_desktop.services.care.prescriptions import read_prescriptions
from luna_desktop.services.care.treatment_consents import read_treatment_consents
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from luna_desktop.ui.screens import chart_tabs
from luna_desktop.ui.visits.tab import VIEWS
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act
from tests.services.care.paper_desk import LASER, approve, house, register_doctor
from tests.ui.papers.room import FilePrinter


def prepared(folder: Path) -> Path:
    """Approve the text about resurfacing and note the doctor's registration number."""
    clinic = builders.open_as(folder, Role.OWNER)
    approve(clinic, TextKind.CONSENT, "resurfacing")
    register_doctor(clinic)
    clinic.close()
    return folder


def to_papers(journey: Journey) -> None:
    journey.press(f"Alt+{[tab.key for tab in chart_tabs()].index('visits') + 1}")
    journey.settle()
    journey.choose_card("visitsSwitch", [view.key for view in VIEWS].index("papers"))
    journey.settle()
    journey.see_widget("papersView")


def test_a_patient_agrees_to_a_treatment_by_keys(begin: Begin, small_clinic: Path) -> None:
    journey = begin(prepared(small_clinic))
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    to_papers(journey)
    journey.tab_to("pathway_treatment")
    journey.type(catalogue("treatments").entry(LASER).name)
    journey.press("Down")
    journey.press("Return")
    journey.settle()
    journey.use("pathway_consent_button")
    journey.see_widget("patientScreen")
    journey.settle()
    journey.tab_to("treatmentAnswerYes")
    journey.type("y")
    journey.tab_to("signaturePad")
    journey.press("Return")
    journey.type_into("typedNameEdit", "Bhavana Shetty")
    journey.type_into("witnessEdit", "Ravi Shetty")
    journey.use("saveAnswerButton")
    journey.settle()
    journey.see_widget("handBackPage")
    journey.type_into("staffPasswordEdit", builders.OWNER_PASSWORD)
    journey.press("Return")
    journey.wait(journey.shell.is_working, "the work is shown again")
    journey.settle()
    journey.end()
    clinic = builders.open_as(small_clinic, Role.OWNER)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    (line,) = act(clinic, read_treatment_consents, card.patient_id)
    assert (line.standing, line.given_by) == (TreatmentStanding.GIVEN, "Bhavana Shetty")
    clinic.close()


def test_a_prescription_is_written_issued_and_printed_by_keys(
    begin: Begin, small_clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luna_desktop.ui.papers.pages.PrinterDialog", lambda: FilePrinter(tmp_path / "printed.pdf"))
    journey = begin(prepared(small_clinic))
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    to_papers(journey)
    journey.use("prescriptionsCardNew")
    journey.see_widget("prescriptionForm")
    journey.settle()
    journey.type_into("what 0", "Adapalene")
    journey.press("Down")
    journey.press("Return")
    journey.type_into("directions 0", "A pea at night")
    journey.answers.will_answer(True)
    journey.use("issuePrescription")
    journey.see_widget("paperPages")
    journey.settle()
    journey.press("Ctrl+P")
    journey.see("it stands in the book of disclosures")
    journey.settle()
    journey.end()
    clinic = builders.open_as(small_clinic, Role.OWNER)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    (line,) = act(clinic, read_prescriptions, card.patient_id)
    assert (line.state, line.serial) == (PaperState.ISSUED, "RX-2026-0001")
    assert (tmp_path / "printed.pdf").stat().st_size > 1000
    (printed,) = act(clinic, read_accounting, AccountingAsked(card.patient_id)).lines
    assert printed.state is State.SENT
    clinic.close()


def test_a_certificate_is_issued_and_found_in_the_register_by_keys(begin: Begin, small_clinic: Path) -> None:
    clinic = builders.open_as(prepared(small_clinic), Role.OWNER)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    house(clinic, card.patient_id)
    clinic.close()
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    to_papers(journey)
    journey.use("certificatesCardNew")
    journey.see_widget("certificateForm")
    journey.settle()
    (examined, *_labels) = journey.words_in(journey.find("examined_on"))
    journey.type_into("since", examined)
    journey.type_into("until", examined)
    journey.type_into("statement", "Acute dermatitis of both hands")
    journey.type_into("mark 0", "Mole below the left eye")
    journey.choose_card("mark", 1)
    journey.answers.will_answer(True)
    journey.press("Ctrl+Return")
    journey.see_widget("paperPages")
    journey.settle()
    journey.press("Ctrl+K")
    journey.see_widget("paletteEdit")
    journey.type("Register of cert")
    journey.settle()
    journey.press("Return")
    journey.see_widget("certificateRegisterPage")
    journey.settle()
    journey.see("Bhavana", "Mole below the left eye")
    rows = "; ".join(journey.words_in(journey.find("registerTable")))
    journey.end()
    clinic = builders.open_as(small_clinic, Role.OWNER)
    (line,) = act(clinic, read_certificates, card.patient_id)
    assert line.state is PaperState.ISSUED
    assert line.serial.startswith("MC-")
    assert line.serial in rows
    clinic.close()
