"""Beside the preview: what happens to all duplicates of a kind, and to the row that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.imports import CHOICE_NAMES, DUPLICATES, Choice, Plan, Verdict
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.imports import PreviewRow
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.imports.wording import birth_and_phone, name_of, verdict_chip
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards

WIDTH = 324


def _options() -> list[Option]:
    return [Option(each, shown(CHOICE_NAMES[each])) for each in Choice]


class DecisionPanel(QFrame):
    """Says what will happen to duplicates, for all of them and one by one.

    Signals:
        all_chosen: the `Verdict` and the `Choice` for all its rows.
        row_chosen: the line and the `Choice` for it.
    """

    all_chosen = Signal(object, object)
    row_chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "decisionPanel", _("What happens")), cls="panel")
        self.setFixedWidth(theme.px(WIDTH))
        self._line = 0
        self._today = date.min
        self.same = ChoiceField("sameForAll", _("People who are here already"), _options())
        self.possible = ChoiceField("possibleForAll", _("Possible duplicates"), _options())
        self.choice = RadioCards(
            "rowChoice",
            _("What happens to this row"),
            [
                CardOption(Choice.SKIP, shown(CHOICE_NAMES[Choice.SKIP]), _("Nothing is written")),
                CardOption(Choice.FILL, shown(CHOICE_NAMES[Choice.FILL]), _("What stands there stays")),
                CardOption(Choice.AS_NEW, shown(CHOICE_NAMES[Choice.AS_NEW]), _("They are two people")),
            ],
            upright=True,
        )
        self._detail = QVBoxLayout()
        self._detail.setSpacing(8)
        self._build()
        self.same.edited.connect(lambda: self.all_chosen.emit(Verdict.SAME, self.same.value()))
        self.possible.edited.connect(lambda: self.all_chosen.emit(Verdict.POSSIBLE, self.possible.value()))
        self.choice.chosen.connect(lambda choice: self.row_chosen.emit(self._line, choice))

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(words(_("For all of them"), "strong"))
        column.addWidget(self.same)
        column.addWidget(self.possible)
        column.addWidget(hairline())
        column.addLayout(self._detail)
        column.addWidget(self.choice)
        column.addStretch(1)
        area = named(QScrollArea(), "decisionScroll", _("What happens"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)

    def show_plan(self, plan: Plan, counts: Mapping[Verdict, int], today: date) -> None:
        """Show what happens to all; a kind of which there is none cannot be chosen for."""
        self._today = today
        for field, verdict, choice in (
            (self.same, Verdict.SAME, plan.same),
            (self.possible, Verdict.POSSIBLE, plan.possible),
        ):
            field.show_value(choice)
            field.control.setEnabled(bool(counts.get(verdict)))

    def show_row(self, row: PreviewRow | None, choice: Choice) -> None:
        """Show a row beside whom it may be, and what happens to it."""
        self._empty()
        self.choice.setVisible(row is not None and row.verdict in DUPLICATES)
        if row is None:
            self._detail.addWidget(words(_("Choose a row to see what is in it."), "body2", wrap=True))
            return
        self._line = row.line
        head = QHBoxLayout()
        head.addWidget(words(_("Line {number}", number=row.line), "strong"))
        head.addStretch(1)
        spec = verdict_chip(row.verdict)
        head.addWidget(Chip(spec.text, spec.tone, spec.icon, name="rowVerdict"))
        holder = QWidget()
        head.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(head)
        self._detail.addWidget(holder)
        if row.person is not None:
            self._detail.addWidget(self._block(_("In the file"), name_of(row.person), birth_and_phone(row.person)))
        for card in row.people:
            self._detail.addWidget(self._block(card.mrn, card.name, self._told(card)))
        for line in row.lines:
            self._detail.addWidget(words(_("Like line {line} of the file", line=line), "body2", wrap=True))
        for message in (*row.problems, *row.notes):
            self._detail.addWidget(words(shown(message), "body2", wrap=True))
        can_fill = len(row.people) == 1 or (bool(row.people) and row.verdict is Verdict.SAME)
        self.choice.card(Choice.FILL).setEnabled(can_fill)
        self.choice.show_value(choice)

    def _told(self, card: CardRow) -> str:
        phone = show_phone(card.phone) if card.phone else ""
        return " · ".join(part for part in (card.birth.shown(current(), self._today), phone, card.city) if part)

    def _block(self, over: str, name: str, note: str) -> QWidget:
        block = styled(QFrame(), cls="group")
        row = QHBoxLayout(block)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(Avatar(name, 32))
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(words(over, "label"))
        told.addWidget(words(name, "strong", wrap=True))
        if note:
            told.addWidget(words(note, "caption", wrap=True))
        row.addLayout(told, 1)
        return block

    def _empty(self) -> None:
        while (item := self._detail.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
