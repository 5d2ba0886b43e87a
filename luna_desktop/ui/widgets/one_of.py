"""A painted button of which one in a row is chosen; screen readers announce it as such, and not as a box to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


class OneOf(QAbstractButton):
    """One of several under the same parent. Qt calls a checkable button a radio button where it excludes the others."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def show_checked(self, checked: bool) -> None:
        """Show whether it is the one; unlike `setChecked`, all of them may be unchecked."""
        self.setAutoExclusive(False)
        self.setChecked(checked)
        self.setAutoExclusive(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard and leave the others within reach of Tab, from whom Qt would take it."""
        self.setAutoExclusive(False)
        super().focusInEvent(event)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row, which knows whether they choose or only move."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)
