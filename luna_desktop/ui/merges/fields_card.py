"""The contact fields of both records side by side: a choice where they differ, blanks filled, what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from luna_desktop.domain.merging import FIELD_NAMES, Field, FieldPair, Outcome, Side
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.merges.cell import MergeCell
from luna_desktop.ui.merges.wording import apart_words, compared_words, outcome_words, value_words
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import Switch
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

LABEL_WIDTH, RESULT_WIDTH = 96, 128
_SIDES = (Side.KEPT, Side.MERGED)


class _Result(QWidget):
    """Icon and words of what becomes of a field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._icon, self._words = IconLabel("check", "text2", 14), words("", "caption")
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.setMinimumWidth(theme.px(RESULT_WIDTH))

    def show_outcome(self, icon: str, text: str, tone: str) -> None:
        """Say what becomes of the field."""
        self._icon.show_icon(icon, tone)
        self._words.setText(text)
        self._words.setProperty("tone", {"danger_text": "danger", "ok_text": "ok", "warn_text": "warn"}.get(tone, ""))
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()


class FieldsCard(Card):
    """Compares the fields.

    Signals:
        changed: the person chose a side, or whether blanks are filled.
        apart_wanted: the two are not the same person.
    """

    changed = Signal()
    apart_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("Details"), "mergeFields", icon="list-checks")
        self._today = today
        self._fields: dict[Field, FieldPair] = {}
        self._choices: dict[Field, Side] = {}
        self._may_choose = True
        self.fill = Switch(_("Fill blanks"), "fillBlanks")
        self.fill.setChecked(True)
        self.fill.toggled.connect(lambda _on: self._changed())
        self._note = words(_("Never overwrites. The value not chosen stays in the history."), "caption")
        self.to_choose = Chip("", "danger", "circle-alert", name="fieldsToChoose")
        self.heads = [words("", "thead") for _side in _SIDES]
        self.cells: dict[Field, tuple[MergeCell, MergeCell]] = {}
        self.results: dict[Field, _Result] = {}
        self._labels: dict[Field, QWidget] = {}
        self.apart = Banner("danger", "", name="birthsApart", icon="users", action=_("Not the same person"))
        self.apart.acted.connect(self.apart_wanted)
        self._build()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(20)
        bar.addWidget(self.fill)
        bar.addWidget(self._note, 1)
        bar.addWidget(self.to_choose)
        self.add(bar)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        head = words(_("Field"), "thead")
        head.setMinimumWidth(theme.px(LABEL_WIDTH))
        grid.addWidget(head, 0, 0)
        for at, label in enumerate(self.heads, start=1):
            grid.addWidget(label, 0, at)
        grid.addWidget(words(_("Result"), "thead"), 0, 3)
        for row, field in enumerate(Field, start=1):
            self._add_row(grid, row, field)
        self.add(grid)
        self.add(self.apart)

    def _add_row(self, grid: QGridLayout, row: int, field: Field) -> None:
        name = shown(FIELD_NAMES[field])
        label = words(name, "body2")
        self._labels[field] = label
        grid.addWidget(label, row, 0)
        pair = tuple(MergeCell(f"{field.value}{side.value.title()}", name) for side in _SIDES)
        self.cells[field] = (pair[0], pair[1])
        for at, cell in enumerate(pair):
            cell.clicked.connect(lambda _on=False, field=field, at=at: self.choose(field, _SIDES[at]))
            cell.stepped.connect(lambda across, down, field=field: self._step(field, across, down))
            grid.addWidget(cell, row, at + 1)
        self.results[field] = _Result(f"{field.value}Result")
        grid.addWidget(self.results[field], row, 3)

    def show_fields(
        self,
        fields: Sequence[FieldPair],
        numbers: tuple[str, str],
        apart: tuple[int, int] | None,
        *,
        may_choose: bool = True,
    ) -> None:
        """Show the fields of two records, the kept one's number first; nothing is chosen yet.

        Who may not merge compares only.
        """
        self._fields, self._choices = {each.field: each for each in fields}, {}
        self._may_choose = may_choose
        self.heads[0].setText(_("{number}, kept", number=numbers[0]))
        self.heads[1].setText(_("{number}, merged in", number=numbers[1]))
        for field, pair in self._fields.items():
            shown_at_all = pair.outcome is not Outcome.EMPTY
            can_choose = may_choose and pair.outcome is Outcome.CHOOSE
            for cell, value in zip(self.cells[field], (pair.kept, pair.merged), strict=True):
                cell.show_value(value_words(field, value, self._today), can_choose=can_choose)
                cell.setVisible(shown_at_all)
            self._labels[field].setVisible(shown_at_all)
            self.results[field].setVisible(shown_at_all)
        self.apart.say("danger", apart_words(apart), icon="users", action=_("Not the same person"))
        has_blank = any(pair.outcome is Outcome.FILLED for pair in self._fields.values())
        self.fill.setVisible(has_blank and may_choose)
        self.to_choose.setVisible(may_choose)
        self._note.setVisible(may_choose)
        self._refresh()

    def choose(self, field: Field, side: Side) -> None:
        """Choose a side of a field, as the person does."""
        if self._fields[field].outcome is Outcome.CHOOSE:
            self._choices[field] = side
            self._changed()

    def choices(self) -> tuple[tuple[Field, Side], ...]:
        """Return what was chosen, and the blanks that are to stay blank."""
        blanks = (
            [] if self.fill.isChecked() else [each for each in self._fields.values() if each.outcome is Outcome.FILLED]
        )
        return (*self._choices.items(), *((each.field, Side.KEPT) for each in blanks))

    def open_fields(self) -> list[Field]:
        """Return the fields in which a side has still to be chosen, from the top."""
        choices = dict(self.choices())
        return [field for field, pair in self._fields.items() if pair.side(choices) is None]

    def start(self) -> None:
        """Put the keyboard on the first field in which somebody chooses."""
        wanted = next(iter(self.open_fields()), None) or next(iter(self._chosen_by_person()), None)
        if wanted is not None:
            self.cells[wanted][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen_by_person(self) -> list[Field]:
        return [field for field, pair in self._fields.items() if pair.outcome is Outcome.CHOOSE]

    def _step(self, field: Field, across: int, down: int) -> None:
        """Left and Right choose a side; Up and Down go to the next field in which there is a choice."""
        if across:
            side = Side.KEPT if across < 0 else Side.MERGED
            self.choose(field, side)
            self.cells[field][_SIDES.index(side)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        order = self._chosen_by_person()
        at = order.index(field) + down
        if 0 <= at < len(order):
            side = self._choices.get(order[at], Side.KEPT)
            self.cells[order[at]][_SIDES.index(side)].setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        choices = dict(self.choices())
        for field, pair in self._fields.items():
            side = pair.side(choices)
            for cell, own in zip(self.cells[field], _SIDES, strict=True):
                cell.setChecked(self._may_choose and side is own and bool(cell.text()))
            told = outcome_words(pair, side) if self._may_choose else compared_words(pair)
            self.results[field].show_outcome(*told)
        count = len(self.open_fields())
        text = _("1 to choose") if count == 1 else _("{count} to choose", count=count)
        self.to_choose.show_chip(
            ChipSpec(text, "danger", "circle-alert") if count else ChipSpec(_("All chosen"), "ok", "check")
        )
        named(self, "mergeFields", _("Details"))
