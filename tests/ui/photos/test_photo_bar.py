"""The bar over the timeline has a name for every control, and no comparison before somebody offers one."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.photo_bar import PhotoBar


def test_every_control_is_named(qtbot: QtBot) -> None:
    bar = PhotoBar()
    qtbot.addWidget(bar)
    assert all(button.accessibleName() for button in bar.findChildren(QAbstractButton) if button.objectName())
    assert bar.compare.isHidden()
    assert bar.order.control.accessibleName() == "Order of the photographs"
