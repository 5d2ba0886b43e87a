"""One question of an assessment: the answer, what was told last time, and the ticks beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

ANSWER_WIDTH = 232


class AnswerRow(QObject):
    """A question with its fields; what the person ticks beside it goes out by signal.

    Signals:
        same_wanted: the row's key, and whether it is said to be as last time.
        decline_wanted: the row's key, and whether the patient prefers not to say.
        edited: the row's key; an answer was typed or chosen.
    """

    same_wanted = Signal(str, bool)
    decline_wanted = Signal(str, bool)
    edited = Signal(str)

    def __init__(self, key: str, title: str, note: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self.key, self.fields = key, tuple(fields)
        self.title = _title(title, note)
        self.control = QWidget()
        self._inside = QHBoxLayout(self.control)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)
        for field in self.fields:
            field.label_widget().hide()
            field.label_widget().setMaximumHeight(0)
            field.edited.connect(lambda: self.edited.emit(self.key))
        self.gone = Chip(_("Prefers not to say"), "neutral", "hand", name=f"{key}Declined")
        self.last = words("", "body2", wrap=True)
        self.difference = Chip("", name=f"{key}Difference")
        self.beside = _beside(self.last, self.difference)
        self.same = CheckBox(_("No change"), f"{key}Same")
        self.same.setAccessibleName(_("{question}: no change since last time", question=title))
        self.same.clicked.connect(lambda on: self.same_wanted.emit(self.key, bool(on)))
        tip = _("{question}: the patient prefers not to say (Ctrl+Shift+Y)", question=title)
        self.decline = icon_button("hand", f"{key}Decline", tip, size="small")
        self.decline.setCheckable(True)
        self.decline.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard has Ctrl+Shift+Y, so that Tab is short
        self.decline.clicked.connect(lambda on: self.decline_wanted.emit(self.key, bool(on)))
        for part in (self.gone, self.difference, self.same):
            part.hide()

    def lay_out(self) -> None:
        """Put the fields side by side, for rows that need nothing between them."""
        for field in self.fields:
            self._inside.addWidget(field)
        self._inside.addWidget(self.gone)
        self._inside.addStretch(1)
        self.control.setFixedWidth(theme.px(ANSWER_WIDTH))
        if len(self.fields) == 1:
            self.fields[0].setFixedWidth(theme.px(ANSWER_WIDTH))

    def lay_between(self, parts: Sequence[QWidget]) -> None:
        """Put the fields with other words between them."""
        for part in parts:
            self._inside.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addWidget(self.gone)
        self._inside.addStretch(1)

    def place(self, grid: QGridLayout, at: int) -> None:
        """Stand in a row of a grid: question, answer, last time, and the two ticks."""
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.title, at, 0, middle)
        grid.addWidget(self.control, at, 1, middle)
        grid.addWidget(self.beside, at, 2, middle)
        grid.addWidget(self.same, at, 3, middle)
        grid.addWidget(self.decline, at, 4, middle)

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in this row."""
        now = QApplication.focusWidget()
        parts = (self.control, self.same, self.decline)
        return now is not None and any(part is now or part.isAncestorOf(now) for part in parts)

    def show_state(self, *, declined: bool, same: bool) -> None:
        """Show whether the row is declined, and whether it is a copy."""
        for field in self.fields:
            field.setVisible(not declined)
        self.gone.setVisible(declined)
        self.same.setChecked(same)
        self.decline.setChecked(declined)

    def show_last(self, text: str, *, copyable: bool) -> None:
        """Show what was told last time, and whether it can be confirmed in one step."""
        self.last.setText(text)
        self.same.setVisible(copyable)

    def show_difference(self, text: str, icon: str = "") -> None:
        """Say how the answer differs from last time; empty words say nothing."""
        self.difference.setVisible(bool(text))
        if text:
            self.difference.show_chip(ChipSpec(text, "neutral", icon))

    def set_locked(self, locked: bool) -> None:
        """Let the ticks be seen, but not changed."""
        self.same.setEnabled(not locked)
        self.decline.setVisible(not locked)


def _title(title: str, note: str) -> QWidget:
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(words(title, "strong", wrap=True))
    if note:
        lines.addWidget(words(note, "caption", wrap=True))
    return holder


def _beside(last: QWidget, difference: QWidget) -> QWidget:
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    across.addWidget(last, 1)
    across.addWidget(difference)
    return holder
