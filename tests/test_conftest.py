"""The guards of conftest can fail: each is shown a test that it must stop."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUILTY = """
import logging, os, socket, threading
import pytest

def test_warns():
    logging.getLogger("luna_desktop.somewhere").warning("a surprise")

def test_expects_in_vain(expect_log):
    expect_log("luna_desktop.somewhere", "never comes")

def test_reaches_out():
    with pytest.raises(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_resolves():
    with pytest.raises(OSError):
        socket.getaddrinfo("example.org", 80)

def test_leaves_a_thread(request):
    stop = threading.Event()
    request.config.add_cleanup(stop.set)
    threading.Thread(target=stop.wait, name="left-behind").start()
"""

INNOCENT = """
import datetime as dt, logging, os, socket

def test_warns_as_announced(expect_log):
    expect_log("luna_desktop.somewhere", "surprise")
    logging.getLogger("luna_desktop.somewhere").warning("a surprise")

def test_talks_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_is_at_home():
    home = os.environ["HOME"]
    assert os.path.basename(os.path.dirname(home)).startswith("luna-tests-")
    for name in ("LUNA_DATA", "LUNA_CONFIG", "LUNA_LOGS", "XDG_DATA_HOME"):
        assert os.environ[name].startswith(os.path.dirname(home))
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

def test_clock_stands_still(clock):
    assert clock() == clock()
    assert clock().tzinfo is dt.UTC
    assert clock.advance(hours=2) - dt.datetime(2026, 3, 14, 9, 30, tzinfo=dt.UTC) == dt.timedelta(hours=2)

def test_small_by_default(rounds):
    assert rounds(3, 1000) == 3
"""

WINDOW = """
def test_leaves_a_window(qapp):
    from PySide6.QtWidgets import QWidget
    global kept
    kept = QWidget()
    kept.show()
"""


@pytest.fixture
def guarded(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("LUNA_TORTURE", raising=False)
    guards = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")
    # The guards alone: fixtures of other modules are no part of them.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parent.parent))
    pytester.makeconftest(re.sub(r"^pytest_plugins = .*$", "", guards, count=1, flags=re.MULTILINE))
    return pytester


def test_the_guards_stop_the_guilty(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(GUILTY)
    result = guarded.runpytest_subprocess("-p", "no:randomly", "-p", "no:xdist")
    result.assert_outcomes(passed=5, errors=5)
    for text in ("a surprise", "never comes", "192.0.2.1", "example.org", "left-behind"):
        result.stdout.fnmatch_lines([f"*{text}*"])


def test_the_guards_let_the_innocent_pass(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(INNOCENT)
    guarded.runpytest_subprocess("-p", "no:randomly", "-p", "no:xdist").assert_outcomes(passed=5)


def test_a_window_left_open_is_noticed(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(WINDOW)
    result = guarded.runpytest_subprocess("-p", "no:randomly", "-p", "no:xdist")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left windows open*QWidget*"])
