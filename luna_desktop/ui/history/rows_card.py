"""A list of the history, edited in place: several rows at once, what is over left out, and “nothing else known”."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.safety_questions import PART_NAMES, NoneKnown
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.history.entry import Entry, EntryKey
from luna_desktop.ui.history.parts import Section, holds_keyboard
from luna_desktop.ui.history.row import BUTTONS_WIDTH, EntryRow, asked_day
from luna_desktop.ui.history.specs import RowSpec, label_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import CheckBox, Switch
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named

ROWS_AT_ONCE = 8
"""Rows that are built when a chart opens; more are built when they are asked for."""


class TickedYes(Field):
    """A box of which a tick means yes and no tick that nobody said so."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, "")
        self.box = CheckBox(text, name)
        self.put(self.box)
        self.box.setAccessibleName(text)
        self.box.clicked.connect(lambda _on: self.edited.emit())

    def value(self) -> str:
        """Return yes or not known, as the body keeps it."""
        return YesNo.YES.value if self.box.isChecked() else YesNo.UNKNOWN.value

    def show_value(self, value: object) -> None:
        """Tick for yes."""
        self.box.setChecked(value == YesNo.YES.value)


class RowsCard(Section):
    """The card of one kind with many entries."""

    def __init__(self, spec: RowSpec, today: date) -> None:
        super().__init__(spec.kind, shown(spec.title), spec.icon)
        self.spec, self.today = spec, today
        self.rows: list[EntryRow] = []
        self._turn = 0
        self._every: tuple[Known, ...] = ()
        self._shown_all = False
        self.heads = self._heads()
        self.holder = QVBoxLayout()
        self.holder.setSpacing(6)
        self.empty = words(shown(spec.empty), "caption")
        self.add_button = Button(shown(spec.add), f"add{_camel(spec.kind)}Button", icon="plus", size="small", tip="Ins")
        self.all_button = Button("", f"{spec.kind}AllButton", kind=Kind.GHOST, size="small")
        self.all_button.hide()  # until there are rows that it could show
        self.over_switch = Switch(shown(spec.over) if spec.over else "", f"{spec.kind}OverSwitch")
        self.none_entry: Entry | None = None
        self.none_note = words("", "caption")
        self._none_holder = QHBoxLayout()
        self._build()

    def _heads(self) -> QWidget:
        heads = QWidget()
        grid = QGridLayout(heads)
        grid.setContentsMargins(0, 0, BUTTONS_WIDTH, 0)
        grid.setHorizontalSpacing(8)
        for at, spec in enumerate(self.spec.first):
            label = ElidedLabel(label_of(self.spec.body, spec.attr), "thead")
            label.setMinimumWidth(56)
            grid.addWidget(label, 0, at)
            grid.setColumnStretch(at, spec.share)
        return heads

    def _build(self) -> None:
        self.body().setSpacing(8)
        self.add(self.heads)
        self.add(self.empty)
        self.add(self.holder)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.add_button)
        foot.addLayout(self._none_holder)
        foot.addWidget(self.none_note)
        foot.addStretch(1)
        foot.addWidget(self.all_button)
        self.add(foot)
        self.add_action(self.over_switch)
        self.over_switch.hide()
        self.add_button.clicked.connect(lambda: self.add_row())
        self.all_button.clicked.connect(self._show_all)
        self.over_switch.clicked.connect(lambda _on: self._fill())

    def entries(self) -> Sequence[Entry]:
        """Return the rows as they are edited, and whether nothing else is known."""
        found = [row.entry for row in self.rows]
        return (*found, self.none_entry) if self.none_entry is not None else found

    def entry_here(self) -> Entry | None:
        """Return the row in which the keyboard is."""
        row = self.row_here()
        return row.entry if row is not None else None

    def row_here(self) -> EntryRow | None:
        """Return the row in which the keyboard is, or None."""
        return next((row for row in self.rows if holds_keyboard(row)), None)

    def start(self) -> None:
        """Go to the first row, or add one."""
        if self.rows:
            self.go_to(self.rows[0])
        elif not self.read_only:
            self.add_row()

    def go_to(self, row: EntryRow) -> None:
        """Put the keyboard into a row."""
        row.entry.fields[self.spec.first[0].attr].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chart(self, chart: Chart) -> None:
        """Show the entries; rows of the same version stay as they are."""
        self._every = chart.of(self.spec.kind)
        self._fill()
        self._show_none(chart)

    def set_read_only(self, read_only: bool) -> None:
        """Let the list be read, but not changed."""
        self.read_only = read_only
        self.add_button.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)
        if self.none_entry is not None:
            self.none_entry.fields["holds"].set_read_only(read_only)

    def add_row(self, key: EntryKey | None = None) -> EntryRow:
        """Add an empty row at the end and go to it."""
        self._turn = max(self._turn + 1, key.turn if key is not None else 0)
        row = self._row(key or EntryKey(self.spec.kind, turn=self._turn), None)
        self._place(row, len(self.rows))
        self._refresh()
        self.go_to(row)
        return row

    def row_of(self, key: EntryKey) -> EntryRow:
        """Return the row that a draft names, made anew where it is not there (any more) in that version."""
        for row in self.rows:
            if row.entry.key == key:
                return row
        known = next((each for each in self._every if each.fact_id == key.fact_id), None)
        if known is None or not key.fact_id:
            return self.add_row(EntryKey(key.kind, turn=key.turn))
        at = next((at for at, row in enumerate(self.rows) if row.entry.key.fact_id == key.fact_id), len(self.rows))
        if at < len(self.rows):
            self._remove(self.rows[at])
        row = self._row(key, known)
        self._place(row, at)
        self._refresh()
        return row

    def take_away(self, row: EntryRow) -> None:
        """Take a row that was not saved away; the keyboard goes to the one before it."""
        at = self.rows.index(row)
        self._remove(row)
        self._refresh()
        if self.rows:
            self.go_to(self.rows[max(0, at - 1)])
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self, keys: Collection[str] | None = None) -> None:
        """Take rows out that were touched, or those named."""
        for row in list(self.rows):
            named_so = keys is not None and row.entry.key.text() in keys
            touched = keys is None and (row.entry.is_touched() or not row.entry.key.fact_id)
            if named_so or touched:
                self._remove(row)
        none = self.none_entry
        if none is not None and (none.key.text() in keys if keys is not None else none.is_touched()):
            self._drop_none()
        self._refresh()

    def show_how(self) -> None:
        """Show which rows are said to be unchanged."""
        for row in self.rows:
            row.show_same(row.entry.how.value())

    def _fill(self) -> None:
        with_over = self.over_switch.isChecked()
        wanted = [each for each in self._every if with_over or not self.spec.is_over(each.body)]
        self._left_out = max(0, len(wanted) - ROWS_AT_ONCE)
        if not self._shown_all:
            wanted = wanted[-ROWS_AT_ONCE:]
        current = {(each.fact_id, each.number) for each in wanted}
        for row in list(self.rows):
            key = row.entry.key
            if key.fact_id and (key.fact_id, key.number) not in current and not row.entry.is_touched():
                self._remove(row)
        kept = {row.entry.key.fact_id for row in self.rows}
        for at, each in enumerate(wanted):
            if each.fact_id not in kept:
                self._place(self._row(EntryKey(self.spec.kind, each.fact_id, each.number), each), at)
        self._refresh()

    def _row(self, key: EntryKey, known: Known | None) -> EntryRow:
        row = EntryRow(self.spec, key, known, self.today)
        row.fields_added.connect(lambda fields: self.track(*fields))
        row.remove_wanted.connect(lambda: self._bin(row))
        row.history_wanted.connect(lambda: self.history_wanted.emit(row.entry.known))
        return row

    def _place(self, row: EntryRow, at: int) -> None:
        self.rows.insert(at, row)
        self.holder.insertWidget(at, row)
        row.show()
        self.track(*row.entry.all_fields())
        if self.read_only:
            row.set_read_only(True)

    def _remove(self, row: EntryRow) -> None:
        self.rows.remove(row)
        self.holder.removeWidget(row)
        self.dropped.emit(tuple(field.name for field in row.entry.all_fields()))
        row.hide()
        row.deleteLater()

    def _bin(self, row: EntryRow) -> None:
        if row.entry.known is None:
            self.take_away(row)
        else:
            self.strike_wanted.emit(row.entry.known)

    def _show_all(self) -> None:
        self._shown_all = not self._shown_all
        self._fill()

    def _show_none(self, chart: Chart) -> None:
        part = self.spec.part
        known = next((each for each in chart.of("none_known") if each.body.part is part), None)
        key = EntryKey("none_known", known.fact_id if known else 0, known.number if known else 0, _turn_of(part.value))
        said = known is not None and known.body.holds is YesNo.YES and known.body.asked is not None
        self.none_note.setText(_("Asked {day}.", day=asked_day(known)) if said and known is not None else "")
        if self.none_entry is not None and (self.none_entry.key == key or self.none_entry.is_touched()):
            return
        self._drop_none()
        self.none_entry = Entry(NoneKnown, key, known, self.today, self)
        self.none_entry.fix(part=part.value)
        if known is None:
            self.none_entry.assume_start(holds=YesNo.UNKNOWN.value)
        tick = TickedYes(self.none_entry.name_of("holds"), shown(PART_NAMES[part]))
        self.none_entry.add("holds", tick)
        self._none_holder.addWidget(tick)
        self.track(*self.none_entry.all_fields())

    def _drop_none(self) -> None:
        if self.none_entry is None:
            return
        self.dropped.emit(tuple(field.name for field in self.none_entry.all_fields()))
        old = self.none_entry.fields["holds"]
        self._none_holder.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.none_entry = None

    def _refresh(self) -> None:
        self.heads.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        over = sum(self.spec.is_over(each.body) for each in self._every)
        self.over_switch.setVisible(bool(over))
        self.all_button.setVisible(bool(self._left_out))
        more = _("Show {count} earlier ones", count=self._left_out)
        self.all_button.setText(_("Show the newest alone") if self._shown_all else more)
        named(self.all_button, f"{self.spec.kind}AllButton", self.all_button.text())

    _left_out = 0


def _camel(kind: str) -> str:
    return "".join(part.capitalize() for part in kind.split("_"))


def _turn_of(part: str) -> int:
    """Return a number that tells the parts apart in the names of fields."""
    return 100 + sorted(("condition", "medicine", "past_procedure", "implant", "family_history")).index(part)
