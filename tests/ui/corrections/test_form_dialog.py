"""The dialog is as high as its form, never higher than the window, and goes with Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.corrections.form_dialog import FormDialog
from luna_desktop.ui.corrections.said_forms import statement_form
from tests.ui.corrections.standing import a_window


def test_it_fits_its_window_and_esc_puts_it_away(qtbot: QtBot) -> None:
    window, form = a_window(qtbot), statement_form()
    dialog = FormDialog(window, "testDialog", "Statement", form)
    gone: list[bool] = []
    dialog.dismissed.connect(lambda: gone.append(True))
    dialog.start(form.statement.control)
    high = dialog.card.height()
    assert 0 < high < window.height()
    window.resize(1100, 340)
    dialog.resize(1100, 340)
    form.show_trouble("Something stands in the way.")
    qtbot.waitUntil(lambda: dialog.card.height() < high)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert gone == [True]
