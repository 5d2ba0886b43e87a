"""The keys of the tiles work too where one picture is shown large or all of them as a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from luna_desktop.ui.photo_inbox.grid import InboxGrid

ACTS = frozenset({Qt.Key.Key_R, Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class Passing(QObject):
    """Hands keys on to the tiles; a list keeps its arrows, and Esc leads back to the tiles."""

    def __init__(self, grid: InboxGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the tiles understand."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return False
        key = Qt.Key(event.key())
        moves = key in ARROWS and not isinstance(watched, QTableView)
        if moves or key in ACTS or Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._grid.keyPressEvent(event)
            return True
        if key == Qt.Key.Key_Escape:
            self._grid.opened.emit()
            return True
        return False
