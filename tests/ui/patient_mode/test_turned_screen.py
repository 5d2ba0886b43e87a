"""What every screen that is turned to a patient keeps out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.texts import Translator
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.patient_mode.hand_back import Ending
from luna_desktop.ui.patient_mode.turned_screen import Around, TurnedScreen
from luna_desktop.ui.widgets.naming import named


class OnePage(TurnedScreen):
    """A screen of one page with a text to write."""

    def __init__(self) -> None:
        super().__init__(Around("Aranya", "Bengaluru", "Suresh Pillai"), Filling())
        self.build()

    def add_pages(self, _: Translator) -> None:
        self.page = named(QWidget(), "onlyPage")
        self.text = QPlainTextEdit()
        QVBoxLayout(self.page).addWidget(self.text)
        self.pages.addWidget(self.page)

    def main_page(self) -> QWidget:
        return self.page

    def start(self) -> None:
        self.text.setFocus()


@pytest.fixture
def screen(qtbot: QtBot) -> OnePage:
    made = OnePage()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_clipboard_of_the_staff_stays_out(screen: OnePage) -> None:
    QApplication.clipboard().setText("another patient")
    QTest.keyClick(screen.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.text.toPlainText() == ""
    assert screen.text.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    QApplication.clipboard().clear()


def test_the_hand_over_stays_when_the_language_changes_and_goes_back(screen: OnePage) -> None:
    screen.show_ending(Ending("later", "Give it back", "Kept.", may_go_back=True))
    screen.build()
    page = screen.hand_back()
    assert page is not None
    page.back.click()
    assert screen.hand_back() is None
    assert screen.pages.currentWidget() is screen.page


def test_nothing_of_the_patient_stays_behind_the_last_page(screen: OnePage) -> None:
    screen.show_ending(Ending("saved", "Thank you", "Done."))
    assert screen.pages.indexOf(screen.page) == -1


def test_a_screen_without_pages_is_a_mistake_of_the_program(qtbot: QtBot) -> None:
    bare = TurnedScreen(Around("", "", ""), Filling())
    qtbot.addWidget(bare)
    with pytest.raises(TypeError):
        bare.main_page()
    with pytest.raises(TypeError):
        bare.build()
