"""F1 in the real program: the topic of the page and tab that are open, Esc, and the keyboard given back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.program import Program, Wiring
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.help.panel import HelpPanel
from luna_desktop.ui.help.topics import TOPICS
from luna_desktop.ui.lane import Inline
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.clipping import clipped


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, clinic_folder: Path, open_clinic: Opener) -> Iterator[Program]:
    """Open the program for the owner, with one patient in the register."""
    made = Program(qapp, clinic_folder, Wiring(lane=Inline(), pool=Inline()))
    made.shell.resize(1280, 720)
    clinic = open_clinic(Role.OWNER)
    builders.register(clinic)
    made.opened(clinic)
    made.shell.show()
    made.shell.activateWindow()
    qtbot.waitUntil(made.shell.isActiveWindow)
    yield made
    made.stop()
    if made.workspace is not None:
        made.workspace.stop()
    made.shell.allow_close()
    made.shell.deleteLater()


def panels(program: Program) -> list[HelpPanel]:
    return [panel for panel in program.shell.findChildren(HelpPanel) if panel.isVisible()]


def press_f1(program: Program) -> list[HelpPanel]:
    QTest.keyClick(program.shell, Qt.Key.Key_F1)
    return panels(program)


def test_f1_shows_the_topic_of_the_page_and_esc_gives_the_keyboard_back(program: Program) -> None:
    before = QApplication.focusWidget()
    assert before is not None
    (panel,) = press_f1(program)
    assert panel.accessibleName() == "Help: Today"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not panels(program)
    assert QApplication.focusWidget() is before


def test_f1_knows_the_tab_and_a_second_f1_closes(program: Program) -> None:
    workspace = program.workspace
    assert workspace is not None
    workspace.open_patient(PatientId(1), "allergies")
    (panel,) = press_f1(program)
    assert panel.accessibleName() == "Help: Allergies"
    assert clipped(panel) == []
    assert not press_f1(program)
    workspace.go("help")
    assert len(panels(program)) == 1
    program.lock()
    assert not panels(program)


def test_every_topic_fits_a_small_window(qtbot: QtBot, program: Program) -> None:
    for topic in TOPICS.values():
        panel = HelpPanel(program.shell, topic)
        panel.open()
        qtbot.waitExposed(program.shell)
        assert clipped(panel) == []
        assert panel.card.height() <= program.shell.height() - 48
        assert panel.accessibleName() == f"Help: {ENGLISH.render(topic.title)}"
        panel.close_button.click()
        assert panel.isHidden()
