"""One row of a list, edited in place: its fields in a line, more of them under it, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Entry as CatalogueRow
from luna_desktop.domain.clinical.history import MedicineKind
from luna_desktop.services.care.catalogues import is_topical
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.versions import recorded_day
from luna_desktop.ui.history.entry import Entry, EntryKey
from luna_desktop.ui.history.specs import FieldSpec, RowSpec, label_of
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.catalogue_field import CatalogueField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named

BUTTONS_WIDTH = 4 * 34
"""Pixels of the buttons at the end of a row, which the heads above leave free."""


def asked_day(known: Known) -> str:
    """Return the day on which an entry was last asked, else the one on which it was written."""
    asked = known.body.asked
    return day_words(asked.on) if asked is not None else recorded_day(known)


class EntryRow(QWidget):
    """One entry of a list.

    Signals:
        fields_added: fields that the form has to track, as a tuple.
        remove_wanted: the bin; a new row goes, a saved one is struck out.
        history_wanted: show what it said before.
    """

    fields_added = Signal(object)
    remove_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, spec: RowSpec, key: EntryKey, known: Known | None, today: date) -> None:
        super().__init__()
        self.spec = spec
        self.entry = Entry(spec.body, key, known, today, self)
        self.more_lines: QWidget | None = None
        named(self, f"{key.text()}Row", self._spoken())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(6)
        self._column.addLayout(line)
        self._problem = QWidget()
        self.problem = words("", "error", wrap=True)
        line.addLayout(self._line(spec.first, labelled=False), 1)
        self.same_button = icon_button("check-check", f"{key.text()}Same", self._same_words(), size="small")
        self.same_button.setCheckable(True)
        self.more_button = icon_button("chevron-down", f"{key.text()}More", _("More about this entry"), size="small")
        self.history_button = icon_button("history", f"{key.text()}History", _("History of this entry"), size="small")
        bin_words = _("Strike out…") if known is not None else _("Take this row away")
        self.bin_button = icon_button("trash-2", f"{key.text()}Bin", bin_words, size="small")
        for button in (self.same_button, self.more_button, self.history_button, self.bin_button):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard has F4, F7, F3 and Ctrl+Delete
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.same_button.setVisible(known is not None)
        self.history_button.setVisible(known is not None)
        self.more_button.setVisible(bool(spec.more))
        told = QHBoxLayout(self._problem)
        told.setContentsMargins(2, 0, BUTTONS_WIDTH, 2)
        told.setSpacing(6)
        told.addWidget(IconLabel("circle-alert", "danger", 14), 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.problem, 1)
        self._problem.hide()
        self._column.addWidget(self._problem)
        self._wire()

    def _wire(self) -> None:
        self.same_button.clicked.connect(lambda on: self.entry.how.choose("unchanged" if on else ""))
        self.more_button.clicked.connect(self.toggle_more)
        self.history_button.clicked.connect(self.history_wanted)
        self.bin_button.clicked.connect(self.remove_wanted)
        what = self.entry.fields.get("what")
        if isinstance(what, CatalogueField) and self.spec.kind == "medicine":
            what.picked.connect(self._picked_medicine)

    def toggle_more(self) -> None:
        """Show or hide the fields under the line; they are made when they are first wanted."""
        if self.more_lines is None:
            self._make_more()
        elif self.more_lines.isHidden():
            self.more_lines.show()
        else:
            self.more_lines.hide()
            return
        first = next((self.entry.fields[spec.attr] for line in self.spec.more for spec in line), None)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_more(self) -> None:
        """Make the fields under the line, as for a draft or a problem in one of them."""
        if self.more_lines is None and self.spec.more:
            self._make_more()

    def show_same(self, how: str) -> None:
        """Show whether the row is said to be unchanged."""
        self.same_button.setChecked(bool(how))

    def set_read_only(self, read_only: bool) -> None:
        """Let the row be read, but not changed."""
        for field in self.entry.fields.values():
            field.set_read_only(read_only)
        for button in (self.same_button, self.bin_button):
            button.setEnabled(not read_only)

    def is_more_attr(self, attr: str) -> bool:
        """Tell whether a field stands under the line."""
        return any(spec.attr == attr for line in self.spec.more for spec in line)

    def _make_more(self) -> None:
        self.more_lines = QWidget()
        lines = QVBoxLayout(self.more_lines)
        lines.setContentsMargins(22, 0, BUTTONS_WIDTH + 6, 6)
        lines.setSpacing(6)
        before = set(self.entry.fields)
        for specs in self.spec.more:
            lines.addLayout(self._line(specs, labelled=True))
        self._column.insertWidget(1, self.more_lines)
        self.more_lines.show()
        added = tuple(field for attr, field in self.entry.fields.items() if attr not in before)
        self.fields_added.emit(added)

    def _line(self, specs: tuple[FieldSpec, ...], *, labelled: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, spec in enumerate(specs):
            field = spec.make(self.entry.name_of(spec.attr), label_of(self.spec.body, spec.attr), self.entry.today)
            if not labelled:
                field.label_widget().hide()
                field.label_widget().setMaximumHeight(0)
            field.setMinimumWidth(56)
            self.entry.add(spec.attr, field)
            field.tell_problem_to(lambda _text: self._show_problem())
            grid.addWidget(field, 0, at)
            grid.setColumnStretch(at, spec.share)
            grid.setColumnMinimumWidth(at, 0)
        return grid

    def _show_problem(self) -> None:
        """Say under the line what is wrong in it; each field's own words stand in its description."""
        told = [field.problem for field in self.entry.fields.values() if field.problem]
        self.problem.setText(" ".join(told))
        self._problem.setVisible(bool(told))

    def _picked_medicine(self, row: CatalogueRow) -> None:
        kind = MedicineKind.TOPICAL if is_topical(row.id) else MedicineKind.SYSTEMIC
        self.entry.assume("kind", kind.value)

    def _same_words(self) -> str:
        if self.entry.known is None:
            return _("No change")
        return _("No change since {day} (F4)", day=asked_day(self.entry.known))

    def _spoken(self) -> str:
        known = self.entry.known
        return known.body.what.text if known is not None else _("New row")


def field_of(row: EntryRow, attr: str) -> Field:
    """Return a field of a row, made now where it stands under “more”; raises KeyError where there is none."""
    if row.is_more_attr(attr):
        row.make_more()
    return row.entry.fields[attr]
