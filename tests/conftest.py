"""Guards that every test runs under: a home of its own, no network, no unexpected warning, nothing left behind."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
import pytest

import luna_desktop.ui  # noqa: F401 - keeps None alive under Qt on Python 3.11
from tests.compiled_once import share_compiled
from tests.memory_unlocked import lock_no_memory

pytest_plugins = ["pytester", "tests.clinic_fixtures"]
lock_no_memory()
share_compiled()

LOOPBACK = {"localhost", "127.0.0.1", "::1", ""}
# What would let a test reach the person's own files, screen or clinic.
FOLDERS = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/share",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_RUNTIME_DIR": "runtime",
    "LUNA_DATA": "clinic",
    "LUNA_CONFIG": "options",
    "LUNA_LOGS": "logs",
}
UNWANTED = ("LUNA_PASSWORD_FILE", "DISPLAY", "WAYLAND_DISPLAY")


@dataclass
class Outside:
    """What reaches past this machine: refused, and remembered until the test's end."""

    attempts: list[str] = field(default_factory=list)

    def refuse(self, where: object) -> None:
        """Stop an attempt to reach another machine."""
        self.attempts.append(str(where))
        raise OSError(f"tests reach no other machine: {where}")


OUTSIDE = Outside()


def is_here(family: int, address: object) -> bool:
    """Tell whether an address stays on this machine."""
    if family == getattr(socket, "AF_UNIX", None):
        return True
    return isinstance(address, tuple) and str(address[0]) in LOOPBACK


class GuardedSocket(socket.socket):
    """A socket that connects and sends to this machine only."""

    def connect(self, address: object) -> None:
        if not is_here(self.family, address):
            OUTSIDE.refuse(address)
        super().connect(address)  # type: ignore[arg-type]  # whatever the family takes

    def connect_ex(self, address: object) -> int:
        if not is_here(self.family, address):
            OUTSIDE.refuse(address)
        return super().connect_ex(address)  # type: ignore[arg-type]  # whatever the family takes

    def sendto(self, *arguments: object) -> int:
        if not is_here(self.family, arguments[-1]):
            OUTSIDE.refuse(arguments[-1])
        return super().sendto(*arguments)  # type: ignore[call-overload]  # two forms of one call


def guarded_getaddrinfo(host: object, *rest: object, **options: object) -> object:
    """Resolve this machine's own names only."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is not None and name not in LOOPBACK:
        OUTSIDE.refuse(host)
    return REAL_GETADDRINFO(host, *rest, **options)  # type: ignore[arg-type]  # passed on as it came


REAL_SOCKET, REAL_GETADDRINFO = socket.socket, socket.getaddrinfo
SCRATCH: list[Path] = []


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a home, a clock's zone and a network of its own before any module of the program is imported."""
    scratch = Path(tempfile.mkdtemp(prefix="luna-tests-"))
    SCRATCH.append(scratch)
    for name, folder in FOLDERS.items():
        os.environ[name] = str(scratch / folder)
    for folder in ("home", "runtime"):
        (scratch / folder).mkdir(mode=0o700)
    for name in UNWANTED:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("LUNA_TORTURE", "1")
    # A clinic's own zone, half an hour off the full hour: whatever takes local time for UTC shows.
    os.environ["TZ"] = "Asia/Kolkata"
    if hasattr(time, "tzset"):
        time.tzset()
    socket.socket = GuardedSocket  # type: ignore[misc]  # the guard is the point
    socket.getaddrinfo = guarded_getaddrinfo
    hypothesis.settings.register_profile(
        "luna",
        deadline=None,
        database=None,
        max_examples=25 * torture(),
        suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture],
    )
    hypothesis.settings.load_profile("luna")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take what was imported until now out of every later look at the objects that live: a million of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _out_of_later_looks() -> Iterator[None]:
    """Take what a module leaves alive out of every later look at the objects that live, as collection's was."""
    yield
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the run's home away again."""
    socket.socket = REAL_SOCKET  # type: ignore[misc]
    socket.getaddrinfo = REAL_GETADDRINFO
    while SCRATCH:
        shutil.rmtree(SCRATCH.pop(), ignore_errors=True)


def torture() -> int:
    """Return how many times longer than usual campaigns run: 1, or what `make torture` asks for."""
    return int(os.environ["LUNA_TORTURE"])


@pytest.fixture
def rounds() -> Callable[[int, int], int]:
    """Choose how often a campaign repeats: `rounds(few, many)`, many under `make torture`."""
    return lambda few, many: many if torture() > 1 else few


@dataclass
class Clock:
    """A clock that stands still until it is moved; call it for the time."""

    now: dt.datetime = dt.datetime(2026, 3, 14, 9, 30, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def advance(self, **by: float) -> dt.datetime:
        """Move on, for example `advance(hours=2)`, and return the new time."""
        self.now += dt.timedelta(**by)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a fixed clock."""
    return Clock()


@dataclass
class Warned(logging.Handler):
    """Collects what was logged at WARNING or above, and what the test said it expects."""

    records: list[logging.LogRecord] = field(default_factory=list)
    expected: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def expect(self, logger: str, fragment: str = "") -> None:
        """Say that `logger` will warn, with `fragment` somewhere in the text."""
        self.expected.append((logger, fragment))

    def surprises(self) -> list[str]:
        """Return what was logged without being expected, and what was expected but never came."""
        problems = []
        unused = set(self.expected)
        for record in self.records:
            text = record.getMessage()
            match = [one for one in self.expected if one[0] == record.name and one[1] in text]
            unused.difference_update(match)
            if not match:
                problems.append(f"logged unexpectedly: {record.levelname} {record.name}: {text}")
        return problems + [f"expected in the log, but not there: {logger}: {text}" for logger, text in sorted(unused)]


@pytest.fixture
def expect_log(log_guard: Warned) -> Callable[..., None]:
    """Allow one warning, and demand it: `expect_log("luna_desktop.storage.backup", "no room")`."""
    return log_guard.expect


@pytest.fixture(autouse=True)
def empty_shelf() -> Iterator[None]:
    """Leave nothing of a test's clinic on the program's one shelf of catalogues."""
    yield
    module = sys.modules.get("luna_desktop.services.care.catalogues")
    if module is not None:
        module.put_on_shelf({})


@pytest.fixture(autouse=True)
def log_guard() -> Iterator[Warned]:
    """Fail a test that logs a warning it did not announce."""
    guard = Warned()
    logging.getLogger().addHandler(guard)
    try:
        yield guard
    finally:
        logging.getLogger().removeHandler(guard)
    problems = guard.surprises()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture(autouse=True)
def network_guard() -> Iterator[None]:
    """Fail a test that tried to reach another machine, even if the program swallowed the refusal."""
    OUTSIDE.attempts.clear()
    yield
    if OUTSIDE.attempts:
        pytest.fail(f"tried to reach {', '.join(OUTSIDE.attempts)}", pytrace=False)


def lingering(before: set[threading.Thread]) -> list[str]:
    """Return the names of threads that a test started and that do not end."""
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(timeout=2)
    return [thread.name for thread in started if thread.is_alive()]


def open_windows() -> list[str]:
    """Return the top-level windows that are still shown."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    core = sys.modules.get("PySide6.QtCore")
    if widgets is None or core is None or widgets.QApplication.instance() is None:
        return []
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    shown = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in shown]
    for window in shown:
        window.close()
    return names


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    """Fail a test that leaves a window or a thread behind for the next one."""
    before = set(threading.enumerate())
    yield
    windows = open_windows()
    if windows:
        pytest.fail(f"left windows open (qtbot.addWidget or close them): {windows}", pytrace=False)
    threads = lingering(before)
    if threads:
        gc.collect()
        pytest.fail(f"left threads running (stop the lane or pool that started them): {threads}", pytrace=False)
