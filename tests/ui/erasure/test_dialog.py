"""The dialog by itself: problems stand where they belong."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.erasure.dialog import ErasureDialog


def test_what_belongs_to_no_group_stands_above_everything(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    dialog = ErasureDialog(window)
    dialog.show_problems({"obstacle": "A legal hold keeps this record."})
    assert dialog.banner.text() == "A legal hold keeps this record."
    dialog.show_stale("Somebody took a step meanwhile.", None)
    assert dialog.banner.text() == "Somebody took a step meanwhile."
    assert dialog.decisions() == ()
    assert dialog.card.height() <= window.height() - 32
