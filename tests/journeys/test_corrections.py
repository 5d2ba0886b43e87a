"""A correction by keyboard: asked for at the entry, denied in Review, disagreed with, and carried by the next copy."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.rights import letters
from luna_desktop.services.rights.correction_lines import LinesAsked, read_corrections
from luna_desktop.services.sharing.deliveries import make_copy
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.journeys.test_main_job import open_tab
from tests.reports.reading import text_of
from tests.services.acting import act
from tests.services.rights.correcting import severe

PATIENT = PatientId(1)
STATEMENT = "I was never short of breath."
ANSWER = "The report of that day names it."


def ask_at_the_entry(journey: Journey) -> None:
    """Point at the severity of the allergy and say what it should be."""
    open_tab(journey, "allergies")
    journey.tab_to("allergyTable")
    journey.press("Down")
    journey.settle()
    journey.use("askCorrectionButton")
    journey.settle()
    journey.see("The clinician who wrote the entry decides.")
    journey.choose("field", "Severity: Severe")
    journey.choose("proposed_choice", "Mild")
    journey.type_into("reason", "It was only a rash")
    journey.use("correctionAskSave")
    journey.settle()
    journey.see("Written down as PR-2026-0001.")


def deny_in_review(journey: Journey) -> None:
    """Leave the entry as it is, with the ground and plain words."""
    journey.go_on_rail("review")
    journey.see("Corrections to decide", "Allergy: Severity")
    journey.tab_to("reviewTable")
    journey.press("Return")
    journey.settle()
    journey.see("The record says", "Severe", "Asked for", "Mild")
    journey.choose_card("answer", 2)
    journey.see("The patient may file a statement.")
    journey.choose("code", "It is accurate and complete as it stands.")
    journey.type_into("decision", "The report says that breathing was hard.")
    journey.use("correctionDecisionSave")
    journey.settle()
    journey.see("Denied. The privacy desk sends the letter.")


def say(journey: Journey, button: str, text: str) -> None:
    """Keep a statement or an answer."""
    journey.use(button)
    journey.settle()
    journey.type_into("statement", text)
    journey.use("correctionSaidSave")
    journey.settle()
    journey.see("Kept with PR-2026-0001.")


def disagree_on_the_privacy_page(journey: Journey) -> None:
    """Note that the denial was sent, write both statements down, and attach them."""
    journey.find_patient("ananya")
    open_tab(journey, "privacy")
    journey.use("denial_issuedCorrection1")
    journey.settle()
    say(journey, "disagreementCorrection1", STATEMENT)
    say(journey, "rebuttalCorrection1", ANSWER)
    journey.use("linkedCorrection1")
    journey.settle()
    journey.use("correctionLinkSave")
    journey.settle()
    journey.see("Linked to the record")


def test_a_correction_is_denied_and_the_disagreement_goes_along(
    begin: Begin, small_clinic: Path, tmp_path: Path
) -> None:
    clinic = builders.open_as(small_clinic, Role.OWNER)
    severe(clinic, PATIENT)
    clinic.lock()

    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("ananya")
    ask_at_the_entry(journey)
    deny_in_review(journey)
    clinic = journey.program.clinic
    assert clinic is not None
    (line,) = act(clinic, read_corrections, LinesAsked(PATIENT))
    act(clinic, letters.issue_letter, letters.LetterAsked(PATIENT, line.case.case_id, LetterKind.DENY))
    disagree_on_the_privacy_page(journey)
    open_tab(journey, "allergies")
    journey.tab_to("allergyTable")
    journey.press("Down")
    journey.settle()
    journey.see("The patient disagrees: Severity", STATEMENT, ANSWER)

    (line,) = act(clinic, read_corrections, LinesAsked(PATIENT))
    assert line.case.state is CaseState.LINKED
    asked = CopyRequest(PATIENT, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "For myself")
    copied = make_copy(act(clinic, prepare_record_copy, asked), ENGLISH)
    said = " ".join(text_of(copied.pdf, tmp_path).split())
    assert STATEMENT in said
    assert ANSWER in said
