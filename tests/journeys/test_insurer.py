"""A patient pays in full and wants the insurer told nothing: asked for, decided, and kept when a claim is to leave."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.restrictions import RestrictionState
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.privacy.restrictions import read_restrictions
from luna_desktop.services.rights.cases import read_cases_of
from luna_desktop.services.sharing.accounting import disclosure_lines
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.journeys.test_main_job import open_tab
from tests.services.acting import act, working
from tests.services.care.visiting import begin as begin_visit
from tests.services.care.visiting import sign
from tests.services.disclosing import a_recipient, answer_sharing

PATIENT = PatientId(1)


def ask_for_it(journey: Journey) -> None:
    """Write down what the patient asks for."""
    open_tab(journey, "privacy")
    journey.use("requestRestrictionButton")
    journey.settle()
    journey.choose("kind", "Nothing to the insurer")
    journey.type_into("words", "I pay myself, they need not know")
    journey.use("restrictionRequestSave")
    journey.settle()
    journey.see("The request is written down.")


def agree(journey: Journey) -> None:
    """Decide; the visits say that it is mandatory."""
    journey.use("decideRestriction1")
    journey.settle()
    journey.see("The visits say that the patient pays everything")
    journey.tab_to("consequence_shown")
    journey.press("Space")
    journey.use("agreeRestriction")
    journey.settle()
    journey.see("In force, the clinic must keep it")


def try_to_disclose(journey: Journey) -> None:
    """Enter a claim to the insurer, with the consent that the patient gave before."""
    journey.use("discloseButton")
    journey.settle()
    journey.choose("recipient", "Star Health · Insurer")
    journey.choose("verified", "Known in person")
    journey.use("disclosureNext1")
    journey.type_into("purpose", "Claim for the visit")
    journey.use("disclosureNext2")
    journey.tab_to("part_visits")
    journey.press("Space")
    journey.press("Ctrl+S")
    journey.settle()
    journey.see("is blocked, and nothing leaves")


def test_a_restriction_towards_the_insurer_blocks_the_export(begin: Begin, small_clinic: Path) -> None:
    clinic = builders.open_as(small_clinic, Role.OWNER)
    sign(clinic, begin_visit(clinic, PATIENT))
    insurer = a_recipient(clinic, RecipientKind.INSURER, "Star Health")
    answer_sharing(clinic, PATIENT, insurer)
    clinic.lock()

    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("ananya")
    ask_for_it(journey)
    agree(journey)
    try_to_disclose(journey)

    clinic = journey.program.clinic
    assert clinic is not None
    assert act(clinic, read_restrictions, PATIENT)[0].state is RestrictionState.MANDATORY
    assert [case.state for case in act(clinic, read_cases_of, PATIENT)] == [CaseState.ACTIVE]
    with working(clinic) as work:
        assert [(line.state, line.pages) for line in disclosure_lines(work, PATIENT)] == [(State.BLOCKED, 0)]
