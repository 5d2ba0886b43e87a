"""Tables: one model over frozen dataclasses and a table of columns, one delegate that draws words, chips and faces.

A screen gives `Column`s that say how to read a cell from a row; it never touches items. Rows are shown whole at a
time (`show_rows`), and the selection stays on the row with the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.cells import Cell, CellDelegate, height_of
from luna_desktop.ui.widgets.naming import named

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its heading, how to read its cell, how wide it is and how it sorts (empty: not at all).

    `grows` lets a row become as high as the words in this column need; its cells must have `wraps`.
    """

    title: str
    cell: Callable[[Row], Cell]
    width: int = 120
    stretch: bool = False
    sort: Callable[[Row], str] | None = None
    grows: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """The rows of a table, as they were read."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self._sort_rows()
        self.endResetModel()

    def row_at(self, at: int) -> Row | None:
        """Return the row in a place, or None outside the table."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, key: Hashable) -> int:
        """Return the place of the row with a key, or -1."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), -1)

    def key_of(self, row: Row) -> Hashable:
        """Return the key of a row."""
        return self._key(row)

    def columns(self) -> tuple[Column[Row], ...]:
        """Return the table of columns."""
        return self._columns

    def rename(self, at: int, title: str) -> None:
        """Give a column another heading, where one table shows several lists."""
        columns = list(self._columns)
        columns[at] = replace(columns[at], title=title)
        self._columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, at, at)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a cell: drawn whole under CELL_ROLE, as words for screen readers and type-ahead."""
        row = self.row_at(index.row())
        if row is None:
            return None
        cell = self._columns[index.column()].cell(row)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text or " ".join(chip.text for chip in cell.chips)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return cell.spoken()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a heading, and how the table is sorted for screen readers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        title = self._columns[section].title
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole and self._sorted_by and self._sorted_by[0] == section:
            upwards = self._sorted_by[1] == Qt.SortOrder.AscendingOrder
            return _("{title}, sorted upwards", title=title) if upwards else _("{title}, sorted downwards", title=title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that can be sorted by."""
        if not 0 <= column < len(self._columns) or self._columns[column].sort is None:
            return
        self.beginResetModel()
        self._sorted_by = (column, order)
        self._sort_rows()
        self.endResetModel()

    def _sort_rows(self) -> None:
        if self._sorted_by is None:
            return
        column, order = self._sorted_by
        read = self._columns[column].sort
        if read is not None:
            self._rows.sort(key=read, reverse=order == Qt.SortOrder.DescendingOrder)


class RowsTable(QTableView, Generic[Row]):
    """A table of rows. Arrows move, Enter opens, letters jump.

    Signals:
        selected: the row that is now current, or None.
        opened: the row on which Enter or a double click fell.
    """

    selected = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        accessible: str,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable],
        row_height: int = 52,
    ) -> None:
        super().__init__()
        named(self, name, accessible)
        self._rows_model: RowsModel[Row] = RowsModel(columns, key, self)
        self._row_height = row_height
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self.setModel(self._rows_model)
        self.setItemDelegate(CellDelegate(CELL_ROLE, self))
        self._dress()
        self._is_fitted = False
        self._growing = [at for at, column in enumerate(columns) if column.grows]
        self._rows_model.modelReset.connect(self._grow)
        self._rows_model.modelReset.connect(self.updateGeometries)
        self.horizontalHeader().sectionResized.connect(self._column_resized)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.selected.emit(self._row(now)))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._row(index)))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row with the same key stays chosen."""
        before = self.current()
        key = self._rows_model.key_of(before) if before is not None else None
        self._rows_model.show_rows(rows)
        if key is not None:
            self.choose(key)

    def current(self) -> Row | None:
        """Return the chosen row, or None."""
        return self._row(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Choose the row with a key, and tell whether it is there."""
        place = self._rows_model.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self._rows_model.index(place, 0))
        return place >= 0

    def rows_model(self) -> RowsModel[Row]:
        """Return the model, for tests and counts."""
        return self._rows_model

    def fit_height(self) -> None:
        """Be exactly as high as the rows, for a table inside a page that scrolls as a whole."""
        self._is_fitted = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2)

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Hide or show a column; rows grow for what is shown."""
        super().setColumnHidden(column, hide)
        if column in self._growing:
            self._grow()

    def _column_resized(self, at: int, _before: int, _now: int) -> None:
        if at in self._growing:
            self._grow()

    def _grow(self) -> None:
        """Give every row the height that its growing columns need."""
        usual = theme.px(self._row_height)
        seen = [at for at in self._growing if not self.isColumnHidden(at)]
        for place in range(self._rows_model.rowCount() if self._growing else 0):
            row = self._rows_model.row_at(place)
            if row is not None:
                needed = [height_of(self._rows_model.columns()[at].cell(row), self.columnWidth(at)) for at in seen]
                self.setRowHeight(place, max([usual, *needed]))
        if self._is_fitted:
            self.fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter; leave Tab to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def _row(self, index: Index) -> Row | None:
        return self._rows_model.row_at(index.row()) if index.isValid() else None

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self.verticalHeader().setMinimumSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        for at, column in enumerate(self._rows_model.columns()):
            self.setColumnWidth(at, theme.px(column.width))
            if column.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        if any(column.sort for column in self._rows_model.columns()):
            header.sectionClicked.connect(self._sort_by)

    def _sort_by(self, section: int) -> None:
        down = Qt.SortOrder.DescendingOrder
        again = self._sorted == (section, Qt.SortOrder.AscendingOrder)
        self._sorted = (section, down if again else Qt.SortOrder.AscendingOrder)
        self._rows_model.sort(*self._sorted)
