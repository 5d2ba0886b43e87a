"""A second start is heard by the first window, and nothing else can be said over the same line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.ui import one_window
from luna_desktop.ui.one_window import ANSWER, QUESTION, OneWindow, address_of, is_open_already

ROOT = Path(__file__).resolve().parents[2]
ASKING = """
import sys
from pathlib import Path
from luna_desktop.ui.one_window import is_open_already
print([is_open_already(Path(sys.argv[1])) for _again in range(3)])
"""
FIRST = """
import sys
from pathlib import Path
from luna_desktop import app
from luna_desktop.ui.shell import Shell

came = Shell.come_forward
def come_forward(shell):
    came(shell)
    print("came forward: " + " | ".join(toast.accessibleName() for toast in shell.toasts.findChildren(object)
          if hasattr(toast, "accessibleName") and toast.accessibleName()), flush=True)
Shell.come_forward = come_forward
print("first", flush=True)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def listening(qapp: QApplication, tmp_path: Path) -> Iterator[OneWindow]:
    """Return a window that listens for `tmp_path / "clinic"`."""
    made = OneWindow()
    assert made.listen(tmp_path / "clinic")
    yield made
    made.stop()


def test_a_second_start_is_heard_and_told(qtbot: QtBot, listening: OneWindow, tmp_path: Path) -> None:
    heard: list[int] = []
    listening.asked.connect(lambda: heard.append(1))
    asking = [sys.executable, "-c", ASKING, str(tmp_path / "elsewhere" / ".." / "clinic")]
    asked = subprocess.Popen(asking, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: asked.poll() is not None, timeout=60_000)
    assert asked.communicate()[0] == "[True, True, True]\n"
    assert len(heard) == 3


def test_another_clinic_is_not_open(listening: OneWindow, tmp_path: Path) -> None:
    assert not is_open_already(tmp_path / "other")


def test_the_name_tells_nothing_and_is_for_its_owner_only(listening: OneWindow, tmp_path: Path) -> None:
    address = Path(address_of(tmp_path / "clinic"))
    assert address.name.startswith("luna-")
    assert "clinic" not in address.name
    assert len(str(address)) < 100
    assert address.stat().st_mode & 0o077 == 0
    assert address.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("said", [b"open chart 7\n", b"show yourself now\n", QUESTION * 2, b"\n", b"x" * 100_000])
def test_nothing_else_can_be_said(qtbot: QtBot, listening: OneWindow, tmp_path: Path, said: bytes) -> None:
    heard: list[int] = []
    listening.asked.connect(lambda: heard.append(1))
    line = called(qtbot, tmp_path)
    line.write(said)
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert line.readAll().data() == b""
    assert heard == []


def test_what_comes_in_pieces_is_heard_whole(qtbot: QtBot, listening: OneWindow, tmp_path: Path) -> None:
    line = called(qtbot, tmp_path)
    line.write(QUESTION[:4])
    line.flush()
    with qtbot.waitSignal(listening.asked):
        line.write(QUESTION[4:])
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert line.readAll().data() == ANSWER


def test_a_caller_that_says_nothing_is_cut_off(
    qtbot: QtBot, listening: OneWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "PATIENCE_MS", 20)
    line = called(qtbot, tmp_path)
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)


def test_what_a_killed_window_left_is_in_nobodys_way(qapp: QApplication, tmp_path: Path) -> None:
    address = Path(address_of(tmp_path / "clinic"))
    address.parent.mkdir(exist_ok=True)
    address.write_bytes(b"")
    assert not is_open_already(tmp_path / "clinic")
    made = OneWindow()
    assert made.listen(tmp_path / "clinic")
    assert made.listen(tmp_path / "clinic"), "again for the same clinic"
    assert made.listen(tmp_path / "other"), "made elsewhere by the wizard"
    assert not address.exists()
    made.stop()


def test_without_a_folder_for_sockets_everybody_works(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "file"))
    assert not OneWindow().listen(tmp_path / "clinic")
    assert not is_open_already(tmp_path / "clinic")


def called(qtbot: QtBot, tmp_path: Path) -> QLocalSocket:
    """Return a line to the window that listens."""
    line = QLocalSocket()
    line.connectToServer(address_of(tmp_path / "clinic"))
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.ConnectedState)
    return line


@pytest.mark.skipif(os.name == "nt", reason="waits for the socket as a file")
def test_two_real_processes_keep_to_one_window(qtbot: QtBot, clinic_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST, str(clinic_folder)]
    first = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "first\n"
        qtbot.waitUntil(Path(address_of(clinic_folder)).exists, timeout=60_000)
        again = [sys.executable, "-m", "luna_desktop", "--data", str(clinic_folder)]
        second = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert (second.returncode, second.stderr) == (0, "")
        assert second.stdout == "Luna is open already on this clinic. Its window was brought to the front.\n"
        assert "Luna is open already" in first.stdout.readline()
        assert first.poll() is None
    finally:
        first.terminate()
        first.communicate(timeout=60)
