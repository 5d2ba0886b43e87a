"""More signals can be sent than Python keeps references to True."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from luna_desktop.ui.true_refs import keep_true_alive

ROOT = Path(__file__).resolve().parents[2]
MANY_SIGNALS = """
import luna_desktop.ui
from PySide6.QtCore import QCoreApplication, QTimer
app, timer = QCoreApplication([]), QTimer()
for _time in range(5000):
    timer.timeout.emit()
"""


def test_five_thousand_signals_do_not_kill_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_SIGNALS], cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_it_is_done_once() -> None:
    keep_true_alive()
    before = sys.getrefcount(True)
    keep_true_alive()
    assert abs(sys.getrefcount(True) - before) < 1000
