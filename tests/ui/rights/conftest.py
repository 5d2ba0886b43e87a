"""A window for dialogs, kept alive as long as the test."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return an empty window."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    return made
