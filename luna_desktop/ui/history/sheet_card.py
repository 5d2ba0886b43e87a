"""A kind of which there is one: its questions under each other, what was told last, and what is worked out from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.entries.versions import recorded_words
from luna_desktop.ui.history.entry import Entry, EntryKey
from luna_desktop.ui.history.parts import LetterSegments, Section, holds_keyboard
from luna_desktop.ui.history.row import asked_day
from luna_desktop.ui.history.specs import FieldSpec, label_of
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

COLUMNS = 12


@dataclass(frozen=True)
class SheetSpec:
    """A kind with one entry: its lines of fields, and what is worked out from them."""

    kind: str
    body: type
    icon: str
    title: Message
    lines: tuple[tuple[FieldSpec, ...], ...]
    worked_out: Callable[[Any, date], str] = lambda _body, _today: ""
    short: Message | None = None


class ManyField(Field):
    """Several of a short list, side by side."""

    def __init__(self, name: str, label: str, choices: Sequence[Option]) -> None:
        super().__init__(name, label)
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.boxes: dict[object, CheckBox] = {}
        for at, each in enumerate(choices):
            box = CheckBox(each.text, f"{name}{at}")
            box.clicked.connect(lambda _on: self.edited.emit())
            self.boxes[each.value] = box
            flow.addWidget(box)
        holder.setFocusProxy(next(iter(self.boxes.values())))
        self.put(holder)

    def value(self) -> list[object]:
        """Return what is ticked, in the order offered."""
        return [value for value, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: object) -> None:
        """Tick these and no others."""
        wanted = value if isinstance(value, list | tuple) else ()
        for each, box in self.boxes.items():
            box.setChecked(each in wanted)


class SheetCard(Section):
    """The card of a kind of which there is one entry."""

    def __init__(self, spec: SheetSpec, today: date) -> None:
        super().__init__(spec.kind, shown(spec.title), spec.icon)
        self.spec, self.today = spec, today
        self.title = shown(spec.short or spec.title)
        self.entry: Entry | None = None
        self._known: Known | None = None
        self._lines = QWidget()
        self.changed = Chip("", "accent", "pencil", name=f"{spec.kind}Changed")
        self.changed.show_chip(ChipSpec(_("Changed"), "accent", "pencil"))
        self.changed.hide()
        self.last = words("", "caption")
        self.same_button = Button(_("No change"), f"{spec.kind}Same", icon="check-check", size="small", kind=Kind.GHOST)
        self.same_button.setCheckable(True)
        self.history_button = icon_button("history", f"{spec.kind}History", _("History of this entry"), size="small")
        self.worked_out = words("", "caption", wrap=True)
        self.add_beside_title(self.changed)
        self.add_beside_title(self.last)
        self.add_action(self.same_button)
        self.add_action(self.history_button)
        self.add(self._lines)
        self.add(self.worked_out)
        self.same_button.clicked.connect(self._same_clicked)
        self.history_button.clicked.connect(lambda: self.history_wanted.emit(self._known))

    def entries(self) -> Sequence[Entry]:
        """Return the one entry, once a chart is shown."""
        return (self.entry,) if self.entry is not None else ()

    def entry_here(self) -> Entry | None:
        """Return the entry where the keyboard is in this card."""
        return self.entry if holds_keyboard(self) else None

    def start(self) -> None:
        """Go to the first question."""
        if self.entry is not None:
            next(iter(self.entry.fields.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chart(self, chart: Chart) -> None:
        """Show what was told last."""
        self.show_known(chart.single(self.spec.kind))

    def show_known(self, known: Known | None, *, fact_id: int = 0, number: int = 0) -> None:
        """Show an entry; `fact_id` and `number` name its version where the entry itself is not for this reader."""
        key = EntryKey(self.spec.kind, known.fact_id if known else fact_id, known.number if known else number)
        if self.entry is not None and (self.entry.key == key or self.entry.is_touched()):
            return
        self._clear()
        self._known = known
        self.entry = Entry(self.spec.body, key, known, self.today, self)
        self._fill()
        self.show_last()
        self.track(*self.entry.all_fields())
        for field in self.entry.all_fields():
            field.edited.connect(self.show_now)
        self.show_now()

    def let_go(self, keys: Collection[str] | None = None) -> None:
        """Give up what is typed."""
        if self.entry is not None and (self.entry.key.text() in keys if keys is not None else self.entry.is_touched()):
            self._clear()
            self.entry = None

    def take_key(self, key: EntryKey) -> None:
        """Stand for another version than the one that is shown, as a draft that was begun on it."""
        if self.entry is not None and self.entry.key != key:
            known, self.entry.key = self._known, key
            names = tuple(field.name for field in self.entry.all_fields())
            self.dropped.emit(names)
            self._clear(forget=False)
            self.entry = Entry(self.spec.body, key, known, self.today, self)
            self._fill()
            self.track(*self.entry.all_fields())

    def set_read_only(self, read_only: bool) -> None:
        """Let the card be read, but not changed."""
        self.read_only = read_only
        self.same_button.setVisible(not read_only and self._known is not None)
        for entry in self.entries():
            for field in entry.fields.values():
                field.set_read_only(read_only)

    def show_how(self) -> None:
        """Show whether the entry is said to be unchanged."""
        self.same_button.setChecked(bool(self.entry and self.entry.how.value()))
        self.show_now()

    def show_last(self) -> None:
        """Say when and by whom it was told last; without an entry there is nothing to confirm."""
        known = self._known
        self.last.setText(_("As told: {recorded}", recorded=recorded_words(known)) if known else _("Not asked yet"))
        self.same_button.setVisible(known is not None and not self.read_only)
        self.history_button.setVisible(known is not None)
        if known is not None:
            self.same_button.setText(_("No change since {day}", day=asked_day(known)))
            self.same_button.setAccessibleName(self.same_button.text())

    def show_now(self) -> None:
        """Say whether something changed, and what is worked out."""
        if self.entry is None:
            return
        _problems, body = self.entry.read()
        self.changed.setVisible(self.entry.is_changed())
        text = self.spec.worked_out(body, self.today)
        self.worked_out.setText(text)
        self.worked_out.setVisible(bool(text))

    def _same_clicked(self, on: bool) -> None:
        if self.entry is not None:
            self.entry.how.choose("unchanged" if on else "")

    def _clear(self, *, forget: bool = True) -> None:
        if self.entry is not None and forget:
            self.dropped.emit(tuple(field.name for field in self.entry.all_fields()))
        fresh = QWidget()
        self.body().replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh

    def _fill(self) -> None:
        entry = self.entry
        if entry is None:
            return
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for line, specs in enumerate(self.spec.lines):
            at = 0
            for spec, span in zip(specs, _spans([spec.share for spec in specs]), strict=True):
                field = spec.make(entry.name_of(spec.attr), label_of(self.spec.body, spec.attr), self.today)
                field.setMinimumWidth(60)
                entry.add(spec.attr, field)
                if isinstance(field, LetterSegments):
                    field.answered.connect(lambda field=field: self._go_on(field))
                grid.addWidget(field, line, at, 1, span)
                at += span
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    def _go_on(self, answered: Field) -> None:
        fields = list(self.entry.fields.values()) if self.entry is not None else []
        at = fields.index(answered) + 1
        if at < len(fields):
            fields[at].control.setFocus(Qt.FocusReason.TabFocusReason)


def _spans(shares: Iterable[int]) -> list[int]:
    """Return how many of twelve columns each share takes; what is left goes to the last."""
    wanted = list(shares)
    spans = [max(1, share * COLUMNS // sum(wanted)) for share in wanted]
    spans[-1] += COLUMNS - sum(spans)
    return spans
