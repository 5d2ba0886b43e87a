"""The page of one paper is read by keyboard and changes nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from luna_desktop.domain.elsewhere import Act, ActElsewhere, SaidRow
from luna_desktop.ui.elsewhere.page import ActPage


def test_back_is_where_the_keyboard_begins_and_nothing_can_be_typed(qtbot: QtBot) -> None:
    page = ActPage(ActElsewhere(Act.INTAKE, "Clinic", rows=(SaidRow("Do you smoke?", "Never"),)))
    qtbot.addWidget(page)
    page.show()
    page.start()
    assert page.focusWidget() is page.back
    assert not page.findChildren(QLineEdit)
    assert not page.findChildren(QPlainTextEdit)
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()
    assert page.blocks.blocks() == (("Do you smoke?", "Never"),)
