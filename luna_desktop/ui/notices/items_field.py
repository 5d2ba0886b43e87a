"""The itemised table of a notice as it is written: which data, for which purpose, for which service, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from luna_desktop.domain.notices import MOST_ITEMS, SERVICE, WHAT, WHY
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

Parts = tuple[str, str, str]
_LINES, _MOST_LINES = 2, 6


class _Box(QPlainTextEdit):
    """One cell, as high as its text up to a limit; Tab goes on to the next cell."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(_MOST_LINES, max(_LINES, round(self.document().size().height())))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 30)


class _Row(QFrame):
    """One row: three cells, and the buttons that move or remove it."""

    def __init__(self, field: ItemsField, parts: Parts) -> None:
        super().__init__()
        styled(self, cls="tile")
        self.boxes = tuple(_Box() for _part in parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 6, 8)
        row.setSpacing(8)
        for box, text, share in zip(self.boxes, parts, (10, 10, 8), strict=True):
            box.setPlainText(text)
            box.textChanged.connect(field.edited)
            row.addWidget(box, share)
        self.up = icon_button("chevron-up", "itemUp", _("Move this row up"), size="small")
        self.remove = icon_button("trash-2", "itemRemove", _("Remove this row"), size="small")
        self.up.clicked.connect(lambda: field.move_up(self))
        self.remove.clicked.connect(lambda: field.remove(self))
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.up)
        buttons.addWidget(self.remove)
        row.addLayout(buttons)

    def number(self, place: int) -> None:
        """Say which row this is."""
        for box, head, part in zip(self.boxes, (WHAT, WHY, SERVICE), ("What", "Why", "Service"), strict=True):
            named(box, f"item{part}{place}", _("{column}, row {number}", column=shown(head), number=place))
        self.up.setEnabled(place > 1)
        self.up.setObjectName(f"itemUp{place}")
        self.up.setAccessibleName(_("Move row {number} up", number=place))
        self.remove.setObjectName(f"itemRemove{place}")
        self.remove.setAccessibleName(_("Remove row {number}", number=place))

    def parts(self) -> list[str]:
        """Return what the three cells hold."""
        return [box.toPlainText().strip() for box in self.boxes]


class ItemsField(Field):
    """Rows of three texts; its value is a list of lists, without rows that are empty."""

    def __init__(self, name: str, label: str, *, help_text: str = "") -> None:
        super().__init__(name, label, required=True, help_text=help_text)
        self._holder = QWidget()
        self._rows: list[_Row] = []
        self._read_only = False
        self.add_button = Button(_("Add a row"), "addItemButton", icon="plus", size="small")
        self.add_button.clicked.connect(self._add_by_hand)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        heads = QGridLayout()
        heads.setContentsMargins(12, 0, 44, 0)
        for at, (head, share) in enumerate(zip((WHAT, WHY, SERVICE), (10, 10, 8), strict=True)):
            heads.addWidget(words(shown(head), "thead"), 0, at)
            heads.setColumnStretch(at, share)
        column.addLayout(heads)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.put(self._holder, focus=self.add_button)
        self.add_button.setAccessibleName(_("Add a row"))

    def value(self) -> list[list[str]]:
        """Return the rows that hold anything."""
        return [parts for parts in (row.parts() for row in self._rows) if any(parts)]

    def show_value(self, value: object) -> None:
        """Show rows that were read."""
        for row in list(self._rows):
            self._take(row)
        for parts in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
            what, why, service = (str(part) for part in parts)
            self._add((what, why, service))
        self._number()

    def set_read_only(self, read_only: bool) -> None:
        """Let the rows be read and copied, but not changed."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for row in self._rows:
            row.up.setVisible(not read_only)
            row.remove.setVisible(not read_only)
            for box in row.boxes:
                box.setReadOnly(read_only)

    def rows(self) -> tuple[_Row, ...]:
        """Return the rows, for tests."""
        return tuple(self._rows)

    def move_up(self, row: _Row) -> None:
        """Put a row before the one above it."""
        at = self._rows.index(row)
        if at:
            self._rows.insert(at - 1, self._rows.pop(at))
            self._list.removeWidget(row)
            self._list.insertWidget(at - 1, row)
            self._number()
            self.edited.emit()

    def remove(self, row: _Row) -> None:
        """Take a row away; the keyboard goes to its neighbour."""
        at = self._rows.index(row)
        self._take(row)
        self._number()
        near = self._rows[min(at, len(self._rows) - 1)].boxes[0] if self._rows else self.add_button
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _add_by_hand(self) -> None:
        self._add(("", "", ""))
        self._number()
        self._rows[-1].boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, parts: Parts) -> None:
        row = _Row(self, parts)
        self._rows.append(row)
        self._list.addWidget(row)

    def _take(self, row: _Row) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            row.number(place)
        self.add_button.setEnabled(len(self._rows) < MOST_ITEMS)
        self.set_read_only(self._read_only)
