"""Patients out of another program's list, by keyboard alone: file, columns, preview, report, and taken back."""

from __future__ import annotations

from pathlib import Path

from tests import builders
from tests.journeys.conftest import Begin
from tests.services.people.importing import ASHA, RAVI, a_list


def test_a_list_comes_in_and_is_taken_back_with_the_keyboard(begin: Begin, small_clinic: Path, tmp_path: Path) -> None:
    path = a_list(tmp_path, ASHA, RAVI, "B1,Ananya Kumaar,01/05/1990,F,,,,,,")
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.go_on_rail("patients")
    journey.use("importPatientsButton")
    journey.see("Nothing was imported yet")
    journey.answers.will_answer([path])
    journey.press("Ctrl+O")
    journey.see("What do the columns hold?")
    assert journey.has_keyboard() == "source"
    journey.type("Old program")
    journey.press("Ctrl+Return")
    journey.see("Import 2 patients", "Ananya Kumaar", "Nothing is written yet.")
    journey.press("Ctrl+Return")
    journey.see("2 patients are new", "It may be somebody who is here already. Nobody chose to take it.")
    journey.use("importAgainButton")
    journey.see("2 new, 0 filled, 1 left out, 0 not read")
    journey.answers.will_answer(True)
    journey.use("undoImportButton")
    journey.see("Taken back")
