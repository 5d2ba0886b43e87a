"""The dialog of the second person: every photograph is seen before any may go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_export.check_dialog import CheckDialog
from tests.ui.clipping import clipped
from tests.ui.photo_export.test_made_list import A_LINE


def an_image() -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFC0A080)
    return image


def test_each_photograph_is_looked_at_and_the_tick_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    dialog = CheckDialog(window, A_LINE, [an_image(), an_image()])
    dialog.open_on(dialog.certain)
    assert dialog.canvas.height() >= 220  # the picture can be seen
    dialog.certain.click()
    assert not dialog.let_go.isEnabled()
    dialog.next.click()
    assert dialog.let_go.isEnabled()
    assert dialog.place.text() == "2 of 2"
    assert clipped(dialog) == []
    with qtbot.waitSignal(dialog.approved):
        dialog.let_go.click()


def test_one_that_may_be_recognised_says_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CheckDialog(window, replace(A_LINE, is_recognisable=True), [an_image()])
    assert "allowed to be recognised" in dialog.certain.text()
    dialog.put_away()
