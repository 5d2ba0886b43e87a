"""One group of data in a request for erasure: what is held, what keeps it, and what becomes of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.rights.erasure import ERASABLE, ERASING, Action, GroupAssessment, GroupDecision
from luna_desktop.domain.rights.groups import GROUP_HINTS
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.erasure.wording import (
    action_chip,
    action_words,
    count_words,
    group_name,
    reason_words,
    until_chip,
    until_words,
    why_words,
)
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

CHOICE_WIDTH = 250


class GroupRow(QWidget):
    """Shows one group and takes the decision about it.

    Signals:
        changed: another decision was chosen, or its purpose typed.
    """

    changed = Signal()

    def __init__(self, stand: GroupAssessment, today: date) -> None:
        super().__init__()
        self.stand = stand
        name = group_name(stand.group)
        named(
            self,
            f"group{stand.group.name.title()}",
            _("{group}: {until}", group=name, until=until_words(stand.kept, today)),
        )
        self._taken, self._until = Chip("", "neutral"), Chip("", "neutral")
        self.choice = ChoiceField(
            f"{stand.group.value}Action",
            "",
            [Option(action.value, action_words(action)) for action in stand.allowed],
        )
        self.choice.control.setAccessibleName(_("What becomes of: {group}", group=name))
        self.choice.show_value(stand.proposed.value)
        self.reason = TextField(f"{stand.group.value}Reason", _("For which purpose it is kept"), required=True)
        self.choice.edited.connect(self._chosen)
        self.reason.edited.connect(self.changed)
        self._build(today)
        self._settle()

    def _build(self, today: date) -> None:
        stand = self.stand
        left = QVBoxLayout()
        left.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(group_name(stand.group), "strong"))
        head.addWidget(words(count_words(stand.count if not stand.kept.is_empty else 0), "caption"))
        head.addStretch(1)
        left.addLayout(head)
        for text in (*self._why(), self._hint()):
            if text:
                left.addWidget(words(text, "caption", wrap=True))
        left.addWidget(self.reason)
        left.addStretch(1)
        spec = until_chip(stand.kept, today)
        right = QVBoxLayout()
        right.setSpacing(6)
        self._until.show_chip(spec)
        right.addWidget(self._until, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.choice)
        right.addWidget(self._taken, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(theme.px(CHOICE_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(side)

    def _why(self) -> tuple[str, ...]:
        """Return what keeps the group: the rules, the longest first; two of them tell enough."""
        kept = self.stand.kept
        if kept.on_hold or kept.is_empty:
            return ()
        rules = [reason_words(each) for each in kept.reasons[:2]]
        return (why_words(kept), *rules[1:]) if kept.waits_for is not None else tuple(rules)

    def _hint(self) -> str:
        return "" if self.stand.kept.is_empty and self.stand.group in ERASABLE else shown(GROUP_HINTS[self.stand.group])

    @property
    def is_open(self) -> bool:
        """Tell whether there is anything to decide."""
        return len(self.stand.allowed) > 1

    def decision(self) -> GroupDecision:
        """Return what is chosen."""
        action = Action(str(self.choice.value()))
        reason = self.reason.value() if not self.reason.isHidden() else ""
        return GroupDecision(self.stand.group, action, str(reason))

    def show_decision(self, taken: GroupDecision) -> None:
        """Show what was decided, which nobody changes any more."""
        self._taken.show_chip(action_chip(taken))
        self._taken.setVisible(not self.stand.kept.is_empty)
        if self.stand.kept.is_empty and taken.action in ERASING:
            self._until.show_chip(ChipSpec(_("Erased"), "ok", "circle-check"))
        self.choice.hide()
        self.reason.hide()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the decision, where it is made."""
        field = self.choice if self.reason.isHidden() else self.reason
        field.show_problem(text)

    def first(self) -> QWidget:
        """Return what takes the keyboard."""
        return self.choice.control

    def _chosen(self) -> None:
        self._settle()
        self.choice.show_problem("")
        self.changed.emit()

    def _settle(self) -> None:
        """Offer a choice where there is one, and ask for a purpose where no law keeps what is kept."""
        kept_freely = self.stand.proposed in ERASING and Action(str(self.choice.value())) is Action.KEEP
        self.reason.setVisible(kept_freely)
        self.choice.setVisible(self.is_open)
        self._taken.hide()
