"""Progress says what, how far and how to stop; a ring turns only while it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.progress import Bar, Progress, Ring, Waiting


def test_progress_is_shown_and_can_be_stopped(qtbot: QtBot) -> None:
    progress = Progress("backupProgress", "Copying photos", can_stop=True)
    qtbot.addWidget(progress)
    progress.show()
    progress.show_progress(62, "62% · about 2 min left")
    progress.show_text("Checking")
    progress.show_share_tone("warn")
    assert (progress.bar.value(), progress.bar.accessibleName()) == (62, "Checking")
    with qtbot.waitSignal(progress.stopped, timeout=1000):
        progress.stop_button.click()


def test_the_bar_is_as_long_as_what_is_done(qtbot: QtBot) -> None:
    bar = Bar("bar", "Done")
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.setValue(50)
    image = bar.grab().toImage()
    assert image.pixelColor(40, 3) != image.pixelColor(60, 3)


@pytest.mark.usefixtures("moving")
def test_a_ring_turns_only_while_it_is_seen(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    timer = ring.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()
    ring.show()
    assert timer.isActive()
    before = ring.grab().toImage()
    timer.timeout.emit()
    assert ring.grab().toImage() != before
    ring.hide()
    assert not timer.isActive()


def test_waiting_says_what_for(qtbot: QtBot) -> None:
    waiting = Waiting("Checking the audit chain…")
    qtbot.addWidget(waiting)
    waiting.show_text("Reading…")
    assert waiting.accessibleName() == "Reading…"
