"""Python's singletons outlive any number of Qt calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui import singletons


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on")
def test_none_outlives_more_calls_than_it_had_references(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    for _ in range(50_000):
        label.setEnabled(True)
    assert sys.getrefcount(None) > singletons.ENOUGH // 2


def test_a_second_call_adds_nothing() -> None:
    before = sys.getrefcount(None)
    singletons.keep_alive()
    assert abs(sys.getrefcount(None) - before) < 1000
