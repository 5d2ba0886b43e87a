"""A closed record by keyboard: met, opened with reason and password, ended by the lock, reviewed, and told."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.services.care import chart
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.rights.opening_reviews import list_openings
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act, entries
from tests.services.rights.glass_steps import WORDS, own_teams


def closed_to_meera(folder: Path) -> None:
    """Let charts open to their own teams alone, and write a condition into one."""
    owner = builders.open_as(folder, Role.OWNER)
    own_teams(owner)
    patient = act(owner, search_patients, Lookup("Bhavana"))[0].patient_id
    act(owner, chart.record_entry, chart.NewEntry(patient, Condition(Coded("Melasma"))))
    owner.lock()


def meet(journey: Journey) -> None:
    """Find the patient; the dialog stands there at once, and nothing of the chart can be read."""
    journey.find_patient("Bhavana")
    journey.see_widget("glassDialog")
    journey.settle()
    assert not journey.reads("Melasma")


def test_break_glass_and_its_review(begin: Begin, small_clinic: Path) -> None:
    closed_to_meera(small_clinic)
    journey = begin(small_clinic)
    journey.sign_in(builders.STAFF[Role.CLINICIAN][0], builders.PASSWORD)
    meet(journey)
    journey.choose_card("reason", 0)
    journey.type_into("words", WORDS)
    journey.type_into("password", builders.PASSWORD)
    journey.press("Return")
    journey.see("This record is closed to you, and you opened it.", "Melasma")
    journey.lock()
    assert not journey.reads("Melasma")
    journey.sign_in(builders.STAFF[Role.CLINICIAN][0], builders.PASSWORD)
    meet(journey)
    journey.press("Esc")
    journey.lock()

    journey.sign_in(builders.STAFF[Role.PRIVACY_OFFICER][0], builders.PASSWORD)
    journey.go_on_rail("privacy")
    journey.use("reviewsTile")
    journey.settle()
    journey.see("Dr Meera Pillai", "Emergency care now", "Bhavana Shetty")
    journey.tab_to("openingsTable")
    journey.press("Down")
    journey.see(f"Dr Meera Pillai wrote: “{WORDS}”")
    journey.use("justifiedButton")
    journey.type_into("note", "Seen the notes of the day")
    journey.use("keepFindingButton")
    journey.see("Justified")
    journey.settle()
    journey.find_patient("Bhavana")
    journey.press("Alt+2")
    journey.settle()
    journey.see("The record was closed to them and they opened it with a reason")
    journey.end()

    owner = builders.open_as(small_clinic, Role.OWNER)
    (line,) = act(owner, list_openings, None)
    assert (line.is_justified, line.reviewed_by) == (True, "Farida Sheikh")
    assert line.until < line.review_by
    assert len(entries(owner, "closed record opened")) == 1
    assert len(entries(owner, "closed record looked at")) == 2
    owner.close()
