"""Two patients opened one right after the other are never mixed, however late the answers about the first arrive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from luna_desktop.program import Wiring
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui.lane import Inline
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

T = TypeVar("T")


class Held:
    """A lane that does each job at once, but can hold its answers back, as a slow disk would."""

    def __init__(self) -> None:
        self._inline = Inline()
        self._held: deque[Callable[[], None]] = deque()
        self.holds = False

    def run(
        self, owner: QObject, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do the job; deliver its outcome now, or when it is let go."""
        if not self.holds:
            self._inline.run(owner, job, done, failed)
            return
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - as in every lane, it belongs to `failed`
            self._held.append(lambda error=error: self._inline.run(owner, lambda: _raise(error), done, failed))
            return
        self._held.append(lambda: self._inline.run(owner, lambda: result, done, failed))

    def held(self) -> int:
        """Return how many answers are held back."""
        return len(self._held)

    def let_go(self, *, newest_first: bool = False) -> None:
        """Deliver what was held back."""
        self.holds = False
        while self._held:
            (self._held.pop if newest_first else self._held.popleft)()()


def _raise(error: Exception) -> object:
    raise error


def ids_of(journey: Journey) -> dict[str, object]:
    """Return the patients of the small clinic by given name."""
    clinic = journey.program.clinic
    assert clinic is not None
    return {
        name: clinic.desk.perform(clinic.actor, search_patients, Lookup(name))[0].patient_id
        for name in ("Ananya", "Bhavana")
    }


def open_both(begin: Begin, folder: Path, tab: str) -> tuple[Journey, Held]:
    """Open one patient and at once another, with every answer of the first held back."""
    lane = Held()
    journey = begin(folder, Wiring(lane=lane, pool=Inline()))
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    known = ids_of(journey)
    workspace = journey.program.workspace
    assert workspace is not None
    lane.holds = True
    workspace.open_patient(known["Ananya"], tab)  # type: ignore[arg-type]  # an id from the search
    assert lane.held() >= 1
    workspace.open_patient(known["Bhavana"], tab)  # type: ignore[arg-type]  # an id from the search
    return journey, lane


def test_late_answers_about_the_first_patient_find_nobody(begin: Begin, small_clinic: Path) -> None:
    for newest_first in (False, True):
        journey, lane = open_both(begin, small_clinic, "details")
        lane.let_go(newest_first=newest_first)
        journey.see("Bhavana")
        journey.settle()
        assert not journey.reads("Ananya")
        journey.end()


def test_a_search_that_answers_late_does_not_replace_the_newer_one(begin: Begin, small_clinic: Path) -> None:
    lane = Held()
    journey = begin(small_clinic, Wiring(lane=lane, pool=Inline()))
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.press("Ctrl+K")
    lane.holds = True
    journey.type("Ana")
    journey.press("Ctrl+A")
    journey.type("Bha")
    lane.let_go(newest_first=True)
    journey.see("Bhavana")
    rows = journey.find("paletteList")
    assert "Ananya" not in " ".join(journey.words_in(rows))
    journey.press("Esc")
    assert not journey.is_seen("palette")
