"""What every test of windows gets: the theme, and guards against whatever is left over."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication

from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["luna-desktop"]


@pytest.fixture(autouse=True)
def no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of windows that leaves a window, a thread or a running timer behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    qapp: QApplication = request.getfixturevalue("qapp")
    if not qapp.styleSheet():
        theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT)))
    threads = set(threading.enumerate())
    yield
    for _round in range(3):
        qapp.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        qapp.processEvents()
    windows = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not windows, f"windows left open: {windows}; close them or give them to qtbot.addWidget"
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    assert not left, f"threads left running: {left}; stop the lane or the pool"
    alive = [thing for thing in gc.get_objects() if isinstance(thing, QTimer | QThread) and shiboken6.isValid(thing)]
    timers = [timer for timer in alive if isinstance(timer, QTimer) and timer.isActive()]
    assert not timers, f"timers left running: {[timer.parent() for timer in timers]}"
    running = [
        thread for thread in alive if isinstance(thread, QThread) and thread.isRunning() and thread != qapp.thread()
    ]
    assert not running, f"QThreads left running: {running}"
