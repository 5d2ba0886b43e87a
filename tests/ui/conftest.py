"""What tests of chart tabs share: a real encrypted clinic with one patient."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.announcements import Announcements
from tests.ui.entries.a_clinic import Ward, a_ward


@pytest.fixture
def ward(tmp_path: Path, qtbot: QtBot) -> Iterator[Ward]:
    """Make a clinic with a patient who agreed to care."""
    holder = QWidget()
    qtbot.addWidget(holder)
    made = a_ward(tmp_path, Announcements(holder))
    yield made
    made.clinic.close()
