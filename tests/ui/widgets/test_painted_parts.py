"""Children for screen readers inside a painted widget."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts


def test_parts_are_children_with_words_and_place_and_can_be_pressed(qtbot: QtBot) -> None:
    widget, pressed = QWidget(), []
    qtbot.addWidget(widget)
    widget.resize(200, 100)
    widget.show()
    parts = PaintedParts(widget, pressed.append)
    parts.show_parts([PaintedPart(7, "partA", "First", QRect(10, 10, 20, 20), chosen=True)])
    root = QAccessible.queryAccessibleInterface(widget)
    child = root.child(0)
    assert child.text(QAccessible.Text.Name) == "First"
    assert child.text(QAccessible.Text.Description) == "Chosen"
    assert child.rect().topLeft() == widget.mapToGlobal(QRect(10, 10, 20, 20).topLeft())
    child.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: pressed == [7])
    parts.choose(None)
    assert child.text(QAccessible.Text.Description) == ""
    parts.show_parts([PaintedPart(8, "partB", "Second", QRect(0, 0, 5, 5))])
    qtbot.waitUntil(lambda: root.childCount() == 1)
    assert root.child(0).text(QAccessible.Text.Name) == "Second"
