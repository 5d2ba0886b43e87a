"""The questions of the inbox: whose photographs, and why some are thrown away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photo_inbox import Discard
from luna_desktop.ui.photo_inbox.dialogs import BY_HAND, DiscardDialog, PickDialog
from tests.ui.photo_inbox.groups import a_card


def test_a_patient_is_found_and_given(qtbot: QtBot) -> None:
    window, given, typed = QWidget(), [], []
    qtbot.addWidget(window)
    window.resize(900, 600)
    dialog = PickDialog(window, "Whose?", "Find them.", "Choose")
    dialog.ask(typed.append, given.append)
    assert not dialog.take.isEnabled()
    dialog.pick.edit.setText("mee")
    dialog.pick.edit.textEdited.emit("mee")
    dialog.show_found([a_card()])
    dialog.pick.table.opened.emit(a_card())
    assert typed == ["mee"]
    dialog.take.click()
    assert given == [1]


def test_nothing_is_thrown_away_without_a_reason(qtbot: QtBot) -> None:
    window, given = QWidget(), []
    qtbot.addWidget(window)
    window.resize(900, 600)
    dialog = DiscardDialog(window, 2, BY_HAND)
    dialog.ask(given.append)
    assert not dialog.go.isEnabled()
    dialog.reason.show_value(Discard.BLURRED)
    dialog.reason.edited.emit()
    dialog.go.click()
    assert given == [Discard.BLURRED]
