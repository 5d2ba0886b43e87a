"""Small tables that are typed into: the sites that were treated, and the products with batch and expiry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.procedure_form import Freshness, freshness
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import _
from luna_desktop.ui.visits.unit_field import UnitField
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.catalogue_field import CatalogueField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


@dataclass(frozen=True)
class RowColumn:
    """A column: its key, its heading, its share of the width, and how its cell is made from a name and a label."""

    key: str
    title: str
    share: int
    make: Callable[[str, str], Field]


class RowsField(Field):
    """Rows of cells with an empty one to begin with; its value is a list of mappings, rows without a word left out."""

    def __init__(self, name: str, label: str, columns: Sequence[RowColumn], add_text: str) -> None:
        super().__init__(name, label)
        self._columns = tuple(columns)
        self._rows: list[dict[str, Field]] = []
        self._made = 0
        self._read_only = False
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._heads = [words(each.title, "thead") for each in self._columns]
        column.addLayout(self._grid)
        self.add_button = Button(add_text, f"{name}Add", kind=Kind.GHOST, icon="plus", size="small")
        self.add_button.clicked.connect(lambda: self.add_row(focus=True))
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        column.addLayout(foot)
        self.put(holder, focus=self.add_button)
        named(self.add_button, f"{name}Add", add_text)
        self._lay_out()

    def value(self) -> list[dict[str, object]]:
        """Return the rows in which something is typed."""
        rows = [{key: field.value() for key, field in row.items()} for row in self._rows]
        return [row for row in rows if any(_typed(cell) for cell in row.values())]

    def show_value(self, value: object) -> None:
        """Show rows; None shows none."""
        self._drop_all()
        for given in value if isinstance(value, list | tuple) else []:
            if isinstance(given, Mapping):
                row = self._make_row()
                for key, field in row.items():
                    field.show_value(given.get(key))
        self._lay_out()
        self.rows_shown()

    def set_read_only(self, read_only: bool) -> None:
        """Let the rows be read, but not changed."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for row in self._rows:
            for field in row.values():
                field.set_read_only(read_only)

    def cells(self) -> list[dict[str, Field]]:
        """Return the fields of every row, for marks and tests."""
        return list(self._rows)

    def add_row(self, *, focus: bool = False) -> dict[str, Field]:
        """Put an empty row at the end, and give its first cell the keyboard where wanted."""
        row = self._make_row()
        self._lay_out()
        if focus:
            first = next(iter(row.values()))
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def go_to(self) -> None:
        """Give the keyboard to the first empty cell of a row, or to the button where there is no row."""
        empty = next((cell for row in self._rows for cell in row.values() if not _typed(cell.value())), None)
        wanted = empty.control if empty is not None else self.add_button
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rows_shown(self) -> None:
        """Mark what is to be marked in the rows; does nothing here."""

    def _make_row(self) -> dict[str, Field]:
        self._made += 1
        row = {}
        for column in self._columns:
            field = column.make(f"{self.name}{self._made}{column.key}", column.title)
            field.label_widget().hide()
            field.setMinimumWidth(56)
            field.set_read_only(self._read_only)
            field.edited.connect(self._edited)
            field.left.connect(self.rows_shown)
            row[column.key] = field
        self._rows.append(row)
        return row

    def _edited(self) -> None:
        self.edited.emit()

    def _remove(self, row: dict[str, Field]) -> None:
        self._rows.remove(row)
        self._lay_out()
        _delete(row.values())
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop_all(self) -> None:
        for row in self._rows:
            _delete(row.values())
        self._rows = []

    def _lay_out(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Button):
                widget.hide()
                widget.deleteLater()
        for at, (head, column) in enumerate(zip(self._heads, self._columns, strict=True)):
            self._grid.addWidget(head, 0, at)
            self._grid.setColumnStretch(at, column.share)
            head.setVisible(bool(self._rows))
        top = Qt.AlignmentFlag.AlignTop
        for down, row in enumerate(self._rows, start=1):
            for at, field in enumerate(row.values()):
                self._grid.addWidget(field, down, at, top)
            remove = icon_button("x", f"{self.name}Remove{down}", _("Take row {number} off", number=down), size="small")
            remove.clicked.connect(lambda _on=False, row=row: self._remove(row))
            self._grid.addWidget(remove, down, len(self._columns), top)
            remove.setVisible(not self._read_only)


def _typed(cell: object) -> bool:
    return bool(cell.get("text")) if isinstance(cell, Mapping) else bool(cell)


def _delete(fields: Iterable[Field]) -> None:
    for field in fields:
        field.hide()
        field.setParent(None)
        field.deleteLater()


class SitesField(RowsField):
    """Where on the body: region, passes, amount where the treatment asks for it, and how the skin answered."""

    def __init__(self, name: str, regions: Catalogue, amount: str = "") -> None:
        columns = [
            RowColumn("where", _("Site"), 4, lambda key, label: CatalogueField(key, label, regions, in_table=True)),
            RowColumn("passes", _("Passes"), 1, UnitField),
            RowColumn("response", _("Response"), 3, UnitField),
        ]
        if amount:
            columns.insert(2, RowColumn("amount", amount, 1, UnitField))
        super().__init__(name, _("Sites"), columns, _("Add site"))
        self.label_widget().hide()


class ProductsField(RowsField):
    """Which product out of which pack: batch and expiry as printed, and how much; what is past its date is marked."""

    def __init__(self, name: str, products: Catalogue, on: date) -> None:
        self._on = on
        columns = [
            RowColumn("what", _("Product"), 4, lambda key, label: CatalogueField(key, label, products, in_table=True)),
            RowColumn("batch", _("Batch"), 3, UnitField),
            RowColumn("expiry", _("Expiry"), 3, lambda key, label: PartialDateField(key, label, example="Nov-2027")),
            RowColumn("amount", _("Used"), 2, UnitField),
        ]
        super().__init__(name, _("Products used"), columns, _("Add product"))
        self.label_widget().hide()

    def rows_shown(self) -> None:
        """Mark products that are past their expiry, or near it."""
        for row in self.cells():
            field = row["expiry"]
            state = freshness(_day(field.value()), self._on)
            said = {Freshness.EXPIRED: _("Expired"), Freshness.NEAR: _("Expires soon")}.get(state, "")
            field.show_help(said)
            styled(field.control, tone="warn" if said else "")


def _day(value: object) -> PartialDate | None:
    try:
        return PartialDate.from_iso(str(value)) if value else None
    except ValueError:
        return None
