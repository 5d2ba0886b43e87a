"""What every test of windows gets: the theme, and guards against whatever is left over."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme
from luna_desktop.ui.announcements import Announcements
from tests.ui.entries.a_clinic import Ward, a_ward

USUAL = theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=True))
"""How the program is dressed when a test begins, whatever the test before it put on."""


@pytest.fixture(autouse=True)
def no_qt_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Dress the program, and fail a test of windows that leaves a thread or a running timer behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    qapp: QApplication = request.getfixturevalue("qapp")
    if not qapp.styleSheet() or theme.current() != USUAL:
        theme.apply(qapp, USUAL)
    threads = set(threading.enumerate())
    yield
    for _round in range(3):
        qapp.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        qapp.processEvents()
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    assert not left, f"threads left running: {left}; stop the lane or the pool"
    # By exact type: isinstance asks each of a million objects for its bases, which takes seconds.
    alive = [thing for thing in gc.get_objects() if type(thing) in (QTimer, QThread) and shiboken6.isValid(thing)]
    timers = [timer for timer in alive if isinstance(timer, QTimer) and timer.isActive()]
    assert not timers, f"timers left running: {[timer.parent() for timer in timers]}"
    running = [
        thread for thread in alive if isinstance(thread, QThread) and thread.isRunning() and thread != qapp.thread()
    ]
    assert not running, f"QThreads left running: {running}"


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:
    """Let things move, as everywhere but in tests."""
    theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT)))
    yield
    theme.apply(qapp, USUAL)


@pytest.fixture
def ward(tmp_path: Path, qtbot: QtBot) -> Iterator[Ward]:
    """Make a clinic with a patient who agreed to care, as chart tabs see it."""
    holder = QWidget()
    qtbot.addWidget(holder)
    made = a_ward(tmp_path, Announcements(holder))
    yield made
    made.clinic.close()
