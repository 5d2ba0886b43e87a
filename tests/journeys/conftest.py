"""What journeys start from: the program over an empty folder or over a small clinic, ended in good order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.program import Wiring
from luna_desktop.services.clinic import clinics
from tests import builders
from tests.journeys.driver import Journey
from tests.ui.conftest import no_qt_leftovers as no_qt_leftovers  # the guard of every test of windows

Begin = Callable[..., Journey]


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    """Return a function that opens the program on a folder: `begin(folder)`, `begin(folder, wiring)`."""
    begun: list[Journey] = []

    def open_program(folder: Path, wiring: Wiring | None = None) -> Journey:
        journey = Journey(qtbot, folder, wiring or Wiring())
        begun.append(journey)
        journey.start()
        return journey

    yield open_program
    for journey in begun:
        journey.end()


@pytest.fixture(scope="session")
def small_clinic_template(tmp_path_factory: pytest.TempPathFactory) -> builders.Template:
    """Return a clinic of one person in each role and three patients, two of them with a name alike."""
    made = builders.make_template(tmp_path_factory.mktemp("small") / "clinic")
    clinic = clinics.unlock_clinic(made.folder, "owner", builders.OWNER_PASSWORD)
    people = (
        builders.a_patient("Kumar", "Ananya", phone="98860 01427"),
        builders.a_patient("Kumar", "Anita", born="1988-02-11", phone="98450 33221"),
        builders.a_patient("Shetty", "Bhavana", born="1979-07-30", phone="99000 44556"),
    )
    for person in people:
        builders.register(clinic, person)
    clinic.lock()
    return made


@pytest.fixture
def small_clinic(small_clinic_template: builders.Template, tmp_path: Path) -> Path:
    """Return the folder of a small locked clinic of this test's own."""
    return builders.copy_of(small_clinic_template, tmp_path / "clinic")
