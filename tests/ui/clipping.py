"""Finds words that do not fit where they stand."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from luna_desktop.ui.widgets.cells import height_of
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.tables import RowsTable


def clipped(window: QWidget) -> list[str]:
    """Return the visible labels and buttons that are smaller than their words."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
            found += _clipped_label(widget)
        elif (
            isinstance(widget, QAbstractButton)
            and not isinstance(widget, QToolButton)
            and widget.text()
            and widget.width() < widget.minimumSizeHint().width()
        ):
            found.append(f"{widget.objectName()} “{widget.text()}” is {widget.width()} wide")
    return found


def cut_cells(window: QWidget) -> list[str]:
    """Return the painted cells of visible tables whose words may wrap and yet are not shown whole."""
    found = []
    for table in window.findChildren(RowsTable):
        model = table.rows_model()
        for place in range(model.rowCount() if table.isVisible() else 0):
            row = model.row_at(place)
            for at, column in enumerate(model.columns()):
                cell = column.cell(row)
                if cell.wraps and height_of(cell, table.columnWidth(at)) > table.rowHeight(place):
                    found.append(f"{table.objectName()}: “{cell.text}” in {table.rowHeight(place)} pixels")
    return found


def _clipped_label(label: QLabel) -> list[str]:
    where = f"{label.parent().objectName()} “{label.text()}” is {label.width()} × {label.height()}"
    if label.wordWrap():
        return [where] if label.height() < label.heightForWidth(label.width()) - 1 else []
    small = label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height()
    return [where] if small else []
