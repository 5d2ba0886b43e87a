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


def test_in_a_narrow_window_nothing_overlaps(qtbot: QtBot) -> None:
    bar = PhotoBar()
    qtbot.addWidget(bar)
    for each in (bar.compare, bar.export):
        each.show()
    bar.filters.hide()
    bar.resize(676, 52)
    bar.show()
    assert bar.add.text() == ""
    assert bar.add.accessibleName() == "Add photos…"
    shown = [each for each in bar.findChildren(QAbstractButton) if not each.isHidden() and each.parent() is bar]
    assert bar.layout().minimumSize().width() <= 676
    assert shown
    bar.resize(900, 52)
    assert bar.add.text() == "Add photos…"
