"""A copy of the record by keyboard: asked for at the desk, approved, saved as a sealed file, and its receipt."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from PySide6.QtWidgets import QLineEdit

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases
from luna_desktop.services.sharing import copy_desk
from luna_desktop.services.sharing.copy_receipts import Method
from tests.journeys.driver import Journey
from tests.journeys.session import Words
from tests.journeys.worlds import World


def hand_over(journey: Journey, world: World, words: Words) -> Path:
    """Take a request for a copy from the Privacy tab to the receipt of a sealed file; return the file."""
    journey.use("recordCopyButton")
    journey.see_widget("recordCopyPage")
    journey.settle()
    log_the_request(journey, words)
    approve_the_copy(journey, words)
    path = save_sealed(journey, world)
    sign_for(journey, words)
    journey.use("copyBack")
    journey.see_widget("chartPage")
    journey.settle()
    return path


def log_the_request(journey: Journey, words: Words) -> None:
    """Log what the patient asks for in person, with the passport that proves who asks."""
    journey.press("Ctrl+Return")
    journey.see_widget("logDialog")
    journey.settle()
    journey.type_into("words", in_own_words(words))
    journey.choose("method", "Photo identity seen")
    journey.choose("document", "Passport")
    journey.type_into("last_four", "4711")
    journey.press("Ctrl+Return")
    journey.see("Acknowledgement")
    journey.press("Escape")
    journey.wait(lambda: not journey.is_seen("paperDialog"), "the acknowledgement is put away")
    journey.settle()
    journey.see("PR-2026-0001", "Identity is proven. You can begin.")


def in_own_words(words: Words) -> str:
    """Return what the patient says at the desk."""
    return f"I need my record for {words['purpose']}"


def approve_the_copy(journey: Journey, words: Words) -> None:
    """Plan a PDF file with its purpose, and approve it without a clinician's review."""
    journey.press("Ctrl+Return")
    journey.see("The copy is being prepared.")
    journey.settle()
    journey.choose_card("release", 1)
    journey.type_into("purpose", words["purpose"])
    journey.answers.will_answer("She asks for her own record and no other person is named")
    journey.press("Ctrl+Shift+Return")
    journey.see("The copy is approved.")
    journey.settle()


def save_sealed(journey: Journey, world: World) -> Path:
    """Save the approved copy where the dialog says, and open it with the passphrase that is shown once."""
    path = world.folder / "handed over" / "record-copy.pdf"
    world.exports.append(path)
    journey.answers.will_answer(path)
    journey.press("Ctrl+Return")
    journey.see_widget("passphraseCard")
    journey.see("left, not signed for")
    shown = journey.find("passphrase")
    assert isinstance(shown, QLineEdit)
    world.secrets.append(shown.text())
    with pikepdf.open(path, password=shown.text()) as pdf:
        assert len(pdf.pages) >= 3
    journey.use("passphraseDone")
    journey.wait(lambda: not journey.is_seen("passphraseCard"), "the passphrase is put away")
    return path


def sign_for(journey: Journey, words: Words) -> None:
    """Note to whom the file went by e-mail; that ends the clock of the request."""
    journey.press("Ctrl+Return")
    journey.see_widget("handOverDialog")
    assert journey.reads(words["family"]), "the patient is the one who takes it"
    journey.choose_card("method", 2)
    journey.type_into("dispatch", words["email"])
    journey.use("handOverAct")
    journey.see("is handed over and signed for.")
    journey.settle()


def request_is_answered(clinic: OpenClinic, patient: PatientId, words: Words) -> None:
    """Compare the request for a copy, its proof of identity and its receipt with what was typed."""
    (case,) = clinic.desk.perform(clinic.actor, cases.read_cases_of, patient)
    assert (case.state, case.is_proven) == (CaseState.ISSUED, True)
    page = clinic.desk.perform(clinic.actor, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert page.words == in_own_words(words)
    desk = clinic.desk.perform(clinic.actor, copy_desk.read_copy_desk, copy_desk.CopyDeskAsked(patient, case.case_id))
    assert [(line.method, line.dispatch) for line in desk.receipts] == [(Method.EMAIL, words["email"])]
