"""The comparison in sentences 40 % longer at 1280 pixels: nothing is cut, whatever the mode, tool or list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from luna_desktop import texts
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.compare.pointing import Tool
from luna_desktop.ui.compare.stage import Mode
from tests import builders
from tests.services.care.comparing import EARLIER, a_pair, a_photograph
from tests.ui.clipping import clipped, cut_cells
from tests.ui.compare.opened import Opened
from tests.ui.test_longer_text import Longer

WIDE, HIGH = 1200, 520
"""What a window of 1280 × 720 leaves beside the rail and under the banner."""


def settle() -> None:
    """Let layouts find their places."""
    for _again in range(4):
        QCoreApplication.sendPostedEvents()


def test_nothing_is_cut(qtbot: QtBot, clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_shown", [Longer()])
    patient = builders.register(clinic)
    early, late = a_pair(clinic, patient)
    left = a_photograph(clinic, patient, EARLIER.replace(month=10), "sienna", view="face_profile_l", light="window")
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(early, late)
    view.resize(WIDE, HIGH)
    assert view.minimumSizeHint().width() <= WIDE
    for mode in Mode:
        view.canvas.asked.emit(mode.value)
        settle()
        assert not clipped(view), mode
    for tool in (Tool.EYES, Tool.AREA):
        view.tools.wanted.emit(tool)
        settle()
        assert not clipped(view), tool
    view.strip.ask_for(Tool.RULER)
    settle()
    assert not clipped(view)
    view.strip.left.emit()
    view.toggle_list()
    settle()
    assert not clipped(view)
    assert not cut_cells(view)
    view.toggle_list()
    opened.open(left, late)
    settle()
    assert not clipped(view)
