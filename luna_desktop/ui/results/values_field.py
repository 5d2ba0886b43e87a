"""The rows in which the values of a result are typed: name, value, unit, the report's range; a new row comes by itself.

Tab goes across and on to the next row. Whether a value lies outside the typed range shows at once. The usual range of
the catalogue stands in grey and is taken over only when the person asks for it: the laboratory's own goes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import InvalidOperation
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import ResultValue, tidy
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.results.wording import flag_chip
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

CELLS = ("value", "unit", "low", "high")
_SHARES = (10, 4, 4, 3, 3, 0, 0)


class _Row(QObject):
    """The widgets of one row.

    Signals:
        edited: the person changed something in it.
        removed: the person takes the row out.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, number: int, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._range_words = ""
        self.what = CatalogueField(f"valueName{number}", "", catalogue, example=_("TSH"))
        self.what.control.setAccessibleName(_("Of what, row {row}", row=number))
        labels = {
            "value": _("Value, row {row}", row=number),
            "unit": _("Unit, row {row}", row=number),
            "low": _("Lower end, row {row}", row=number),
            "high": _("Upper end, row {row}", row=number),
        }
        self.cells = {name: named(LineEdit(), f"{name}{number}", labels[name]) for name in CELLS}
        self.chip = Chip("", "danger")
        self.chip.hide()
        self.remove = icon_button("x", f"removeValue{number}", _("Take row {row} out", row=number), size="small")
        self.remove.clicked.connect(self.removed)
        self.what.edited.connect(self._changed)
        self.what.picked.connect(self._picked)
        self.what.left.connect(self._show_usual)
        for cell in self.cells.values():
            cell.setMaxLength(200)
            cell.setMinimumWidth(theme.px(56))
            cell.textEdited.connect(lambda _text: self._changed())

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.what, *self.cells.values(), self.chip, self.remove)

    def is_empty(self) -> bool:
        return not self.what.edit.text().strip() and not self.cells["value"].text().strip()

    def value(self) -> dict[str, object]:
        typed: dict[str, object] = {name: cell.text().strip() for name, cell in self.cells.items()}
        return {"what": self.what.value(), **typed, "range_words": self._range_words}

    def show_value(self, value: Mapping[str, object]) -> None:
        self.what.show_value(value.get("what"))
        for name, cell in self.cells.items():
            cell.setText(str(value.get(name) or ""))
            cell.setCursorPosition(0)
        self._range_words = str(value.get("range_words") or "")
        self._show_usual()
        self._show_flag()

    def take_usual(self) -> bool:
        """Take the usual range over where none is typed, and tell whether anything changed."""
        if self.cells["low"].text().strip() or self.cells["high"].text().strip():
            return False
        entry = self._entry()
        if entry is None or self.is_empty() or self.cells["unit"].text().strip() != entry.columns["unit"]:
            return False
        for name in ("low", "high"):
            self.cells[name].setText(entry.columns[name])
        self._show_flag()
        return bool(entry.columns["low"] or entry.columns["high"])

    def show_problem(self, names: Sequence[str]) -> None:
        """Mark the cells that are to fix."""
        for name, cell in {**self.cells, "what": self.what.edit}.items():
            styled(cell, state="error" if name in names else "")

    def _entry(self) -> Entry | None:
        return self._catalogue.of_code(self.what.coded().code)

    def _picked(self, entry: Entry) -> None:
        if not self.cells["unit"].text().strip():
            self.cells["unit"].setText(entry.columns["unit"])
        self._show_usual()
        self.cells["value"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _show_usual(self) -> None:
        entry = self._entry()
        for name in ("low", "high"):
            self.cells[name].setPlaceholderText(entry.columns[name] if entry is not None else "")
            self.cells[name].setToolTip(entry.columns["usual"] if entry is not None else "")

    def _changed(self) -> None:
        self._show_flag()
        self.edited.emit()

    def _show_flag(self) -> None:
        try:
            spec = flag_chip(result_value(self.value()))
        except InvalidOperation:  # a range that is no number yet
            spec = None
        self.chip.setVisible(spec is not None)
        if spec is not None:
            self.chip.show_chip(spec)


class ValuesField(Field):
    """Any number of values, and an empty row for the next one."""

    def __init__(self, name: str, label: str, catalogue: Catalogue) -> None:
        super().__init__(name, label)
        self._catalogue = catalogue
        self._rows: list[_Row] = []
        self._numbered = 0
        holder = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        heads = (_("Of what"), _("Value"), _("Unit"), _("Range from"), _("to"))
        for column, text in enumerate(heads):
            self._grid.addWidget(words(text, "caption"), 0, column)
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share)
        self.usual = Button(
            _("Fill empty ranges with the usual ones"), "takeUsualRanges", kind=Kind.GHOST, size="small"
        )
        self.usual.clicked.connect(self.take_usual)
        under = QHBoxLayout()
        under.addWidget(self.usual)
        under.addWidget(words(_("The range that the laboratory prints goes first."), "caption"), 1)
        column_box = QVBoxLayout(holder)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(8)
        column_box.addLayout(self._grid)
        column_box.addLayout(under)
        first = self._add_row()
        self.put(holder, focus=first.what.edit)

    def value(self) -> list[dict[str, object]]:
        """Return the rows that hold something."""
        return [row.value() for row in self._rows if not row.is_empty()]

    def show_value(self, value: object) -> None:
        """Show rows that were read, and an empty one; None shows the empty one alone."""
        rows = [each for each in value if isinstance(each, Mapping)] if isinstance(value, (list, tuple)) else []
        while len(self._rows) < len(rows) + 1:
            self._add_row()
        while len(self._rows) > len(rows) + 1:
            self._drop(self._rows[-1])
        for row, shown_value in zip(self._rows, [*rows, {}], strict=True):
            row.show_value(shown_value)

    def set_read_only(self, read_only: bool) -> None:
        """Let the values be read, but not changed."""
        self.setEnabled(not read_only)

    def show_row_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the cells named as “value 2”; places count the rows that hold something."""
        filled = [row for row in self._rows if not row.is_empty()]
        for at, row in enumerate(filled):
            row.show_problem([name.split()[0] for name in problems if name.endswith(f" {at}")])

    def take_usual(self) -> None:
        """Take the usual range over wherever none is typed."""
        taken = [row for row in self._rows if row.take_usual()]
        if taken:
            self.edited.emit()

    def rows(self) -> list[_Row]:
        """Return the rows, for tests."""
        return list(self._rows)

    def _add_row(self) -> _Row:
        self._numbered += 1
        row = _Row(self._numbered, self._catalogue, self)
        row.edited.connect(partial(self._row_edited, row))
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        for column, widget in enumerate(row.widgets()):
            self._grid.addWidget(widget, self._numbered, column, Qt.AlignmentFlag.AlignVCenter)
        self._show_removes()
        return row

    def _show_removes(self) -> None:
        """Let every row be taken out but the last, which is the empty one."""
        for row in self._rows:
            row.remove.setVisible(row is not self._rows[-1])

    def _row_edited(self, row: _Row) -> None:
        if row is self._rows[-1] and not row.is_empty():
            self._add_row()
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        at = self._rows.index(row)
        self._drop(row)
        self._rows[min(at, len(self._rows) - 1)].what.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        for widget in row.widgets():
            widget.hide()
            self._grid.removeWidget(widget)
            widget.deleteLater()
        row.deleteLater()
        self._show_removes()


def result_value(typed: Mapping[str, object]) -> ResultValue:
    """Return a row as the chart records it."""
    plain = {name: str(typed.get(name) or "") for name in (*CELLS, "range_words")}
    what = typed.get("what")
    return tidy(ResultValue(what if isinstance(what, Coded) else coded_of(what), **plain))


def rows_of(values: Sequence[ResultValue]) -> list[dict[str, object]]:
    """Return recorded values as rows to type over."""
    return [
        {
            "what": each.what,
            "value": each.value,
            "unit": each.unit,
            "low": each.low,
            "high": each.high,
            "range_words": each.range_words,
        }
        for each in values
    ]


def rows_for(entry: Entry | None, catalogue: Catalogue) -> list[dict[str, object]]:
    """Return empty rows for what an investigation usually measures: its parts, or the one thing that it is."""
    if entry is None:
        return []
    parts = [catalogue.entry(part) for part in entry.parts("holds") if catalogue.has(part)]
    if not parts and entry.columns["unit"]:
        parts = [entry]
    return [{"what": part.coded(), "unit": part.columns["unit"]} for part in parts]
