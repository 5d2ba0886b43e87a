"""The lock asks nothing and loses nothing; a wrong password waits; an unattended screen is covered, then locked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from luna_desktop.program import Wiring
from luna_desktop.ui.cover import PrivacyCover
from luna_desktop.ui.lock_watch import COVER_SECONDS
from luna_desktop.ui.prompts import WindowPrompts
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

FREE_FAILURES = 5
WRONG = "kettle marble orchard window"


@dataclass
class Seconds:
    """A clock of seconds that stands until it is moved."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Seconds:
    """Return the clock of the lock watch."""
    return Seconds()


def with_clock(begin: Begin, folder: Path, wall: Seconds, wiring: Wiring | None = None) -> Journey:
    """Open the program with a lock watch that reads this clock, and sign the owner in."""
    journey = begin(folder, wiring or Wiring(wall=wall, monotonic=wall))
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    return journey


def limit_of(journey: Journey) -> int:
    """Return after how many seconds this clinic locks by itself."""
    clinic = journey.program.clinic
    assert clinic is not None
    return clinic.lock_minutes * 60


def test_wrong_passwords_are_answered_alike_and_then_wait(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.see_widget("unlockView")
    said = set()
    for _attempt in range(FREE_FAILURES + 1):
        journey.type_into("passwordEdit", WRONG)
        journey.press("Return")
        journey.settle()
        said.add(journey.find("unlockBanner").accessibleName())
        if journey.reads("Wait "):
            break
    assert journey.reads("Wait "), "no waiting time is shown"
    assert not journey.find("unlockButton").isEnabled()
    assert not any("login" in words.lower() for words in said)


def test_the_unattended_screen_is_covered_and_then_locked(begin: Begin, small_clinic: Path, wall: Seconds) -> None:
    journey = with_clock(begin, small_clinic, wall)
    wall.now += limit_of(journey) - COVER_SECONDS
    journey.program.watch.look()
    cover = journey.find("privacyCover")
    assert isinstance(cover, PrivacyCover)
    assert cover.geometry() == journey.shell.rect()
    journey.press("Esc")
    assert not cover.isVisible()
    assert journey.program.clinic is not None
    wall.now += limit_of(journey)
    journey.program.watch.look()
    journey.see_widget("unlockView")
    assert journey.program.clinic is None
    journey.settle()


def test_a_question_that_is_open_stops_no_lock(begin: Begin, small_clinic: Path, wall: Seconds) -> None:
    journey = begin(small_clinic, Wiring(wall=wall, monotonic=wall))
    journey.program.prompts = WindowPrompts(journey.shell)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.press("Ctrl+N")
    journey.type_into("family_name", "Varma")
    journey.press("Esc")
    journey.see_widget("confirmDialog")
    wall.now += limit_of(journey) + 1
    journey.program.watch.look()
    journey.see_widget("unlockView")
    assert not journey.is_seen("confirmDialog")
    journey.settle()
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.press("Ctrl+N")
    journey.see("Varma")


def test_the_lock_key_works_inside_a_question_and_asks_nothing(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.program.prompts = WindowPrompts(journey.shell)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.press("Ctrl+N")
    journey.type_into("family_name", "Varma")
    journey.press("Esc")
    journey.see_widget("confirmDialog")
    journey.lock()
    assert not journey.is_seen("confirmDialog")
    assert not journey.reads("Varma")


def test_nothing_of_the_work_is_left_behind_the_lock(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    journey.lock()
    assert journey.shell.pages.count() == 0
    assert not [words for words in journey.words() if "Bhavana" in words]
    assert "Bhavana" not in journey.shell.windowTitle()
    journey.press("Ctrl+K")
    journey.press("Ctrl+N")
    assert not journey.is_seen("palette")
    assert journey.is_seen("unlockView")
