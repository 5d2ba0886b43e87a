"""Tables that give up columns where they are narrow; what is left out stands in the panel of the entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject

from luna_desktop.ui import theme
from luna_desktop.ui.widgets.tables import RowsTable


class ColumnFit(QObject):
    """Hides columns of a table, the least needed first, until the stretching one has its width."""

    def __init__(self, table: RowsTable[Any], *, order: Sequence[int], least: int) -> None:
        super().__init__(table)
        self._table, self._order, self._least = table, tuple(order), least
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew on every change of width."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Hide and show columns for the width that there is."""
        columns = self._table.rows_model().columns()
        widths = {at: theme.px(column.width) for at, column in enumerate(columns) if not column.stretch}
        room = self._table.width() - theme.px(self._least)
        hidden: set[int] = set()
        for at in self._order:
            if sum(width for place, width in widths.items() if place not in hidden) <= room:
                break
            hidden.add(at)
        for at in widths:
            self._table.setColumnHidden(at, at in hidden)


def fit_headings(table: RowsTable[Any], least: int) -> None:
    """Make every column but the first as wide as its heading, in whichever language; `least` is in pixels."""
    header = table.horizontalHeader()
    header.ensurePolished()
    for at in range(1, header.count()):
        table.setColumnWidth(at, max(least, header.sectionSizeHint(at) + theme.px(4)))
