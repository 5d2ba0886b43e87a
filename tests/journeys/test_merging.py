"""Two records merged and put back by keyboard alone: compared, chosen with arrows, opened by the old number, undone."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.services.people.merge_pages import read_merges
from luna_desktop.services.people.patients import Lookup, search_patients
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act


def to_duplicates(journey: Journey) -> None:
    journey.press("Ctrl+K")
    journey.type("possible dup")
    journey.settle()
    journey.press("Return")
    journey.settle()
    journey.see("Possible duplicates")


def merge(journey: Journey) -> None:
    """Choose the kept record's name and the other one's phone, and say why."""
    journey.see("Ananya Kumar", "Ananya Kumaar")
    journey.press("Return")
    journey.settle()
    journey.see("Merge two records", "2 to choose")
    journey.press("Left")
    journey.press("Down")
    journey.press("Right")
    journey.see("All chosen")
    journey.type_into("mergeReason", "Same voter card at both visits")
    journey.press("Ctrl+Return")
    journey.settle()
    journey.see("No pairs to check")


def open_by_old_number(journey: Journey, number: str) -> None:
    journey.press("Ctrl+K")
    journey.type(number)
    journey.settle()
    journey.press("Return")
    journey.settle()
    journey.see_widget("patientBanner")
    journey.see("LUN-000001")


def undo(journey: Journey) -> None:
    to_duplicates(journey)
    journey.use("unmerge1")
    journey.settle()
    journey.see("Added since the merge", "Nothing was added since")
    journey.type("They are cousins, both came today")
    journey.press("Ctrl+Return")
    journey.settle()
    journey.see("LUN-000004 into LUN-000001", "Unmerged")


def test_a_merge_and_its_undoing_by_keyboard(begin: Begin, small_clinic: Path) -> None:
    clinic = builders.open_as(small_clinic, Role.OWNER)
    builders.register(clinic, builders.a_patient("Kumaar", "Ananya", phone="99000 73165"))
    clinic.lock()

    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    to_duplicates(journey)
    merge(journey)
    open_by_old_number(journey, "LUN-000004")
    undo(journey)

    clinic = journey.program.clinic
    assert clinic is not None
    assert [line.in_force for line in act(clinic, read_merges, None)] == [False]
    (card,) = act(clinic, search_patients, Lookup("LUN-000004"))
    assert (card.name, card.phone) == ("Ananya Kumaar", "+919900073165")
