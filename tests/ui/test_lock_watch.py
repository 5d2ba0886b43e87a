"""An unattended screen is covered, then locked, whichever clock says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.lock_watch import COVER_SECONDS, LockWatch


@dataclass
class Clocks:
    wall: float = 1_000.0
    monotonic: float = 50.0
    told: list[object] = field(default_factory=list)

    def pass_time(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qapp: QApplication, clocks: Clocks) -> Iterator[LockWatch]:
    made = LockWatch(qapp, 300, wall=lambda: clocks.wall, monotonic=lambda: clocks.monotonic)
    made.cover_due.connect(clocks.told.append)
    made.lock_due.connect(lambda: clocks.told.append("lock"))
    made.start()
    yield made
    made.stop()
    made.deleteLater()


def test_cover_comes_fifteen_seconds_before_the_lock(watch: LockWatch, clocks: Clocks) -> None:
    clocks.pass_time(284)
    watch.look()
    assert clocks.told == []
    clocks.pass_time(1)
    watch.look()
    assert clocks.told == [COVER_SECONDS]
    clocks.pass_time(4)
    watch.look()
    clocks.pass_time(11)
    watch.look()
    assert clocks.told == [15, 11, "lock"]


def test_a_key_is_a_sign_of_life_but_not_under_the_cover(qtbot: QtBot, watch: LockWatch, clocks: Clocks) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    clocks.pass_time(200)
    qtbot.keyClick(widget, Qt.Key.Key_A)
    assert watch.idle_seconds() == 0
    clocks.pass_time(290)
    watch.look()
    qtbot.keyClick(widget, Qt.Key.Key_A)
    assert watch.idle_seconds() == 290
    watch.stay()
    assert watch.idle_seconds() == 0


@pytest.mark.parametrize("clock", ["wall", "monotonic"])
def test_either_clock_locks(watch: LockWatch, clocks: Clocks, clock: str) -> None:
    setattr(clocks, clock, getattr(clocks, clock) + 400)
    watch.look()
    assert clocks.told == ["lock"]


def test_a_clock_set_back_does_not_keep_the_screen_open(watch: LockWatch, clocks: Clocks) -> None:
    clocks.pass_time(400)
    clocks.wall = 0
    watch.look()
    assert clocks.told == ["lock"]


def test_the_key_that_wakes_a_sleeping_computer_locks_it(qtbot: QtBot, watch: LockWatch, clocks: Clocks) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    clocks.wall += 3600
    qtbot.keyClick(widget, Qt.Key.Key_A)
    assert clocks.told == ["lock"]


def test_the_limit_can_change(watch: LockWatch, clocks: Clocks) -> None:
    watch.set_limit(60)
    clocks.pass_time(60)
    watch.look()
    assert clocks.told == ["lock"]
