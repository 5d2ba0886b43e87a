"""What every section of the history offers to the view: its entries, its fields, and where the keyboard goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from luna_desktop.ui.history.entry import Entry
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import Option


class Section(Card):
    """A card of the history.

    Signals:
        tracked: fields that the form has to count from now on, as a tuple.
        dropped: names of fields that are gone, as a tuple.
        strike_wanted, history_wanted: the `Known` it is about.
    """

    tracked = Signal(object)
    dropped = Signal(object)
    strike_wanted = Signal(object)
    history_wanted = Signal(object)

    def __init__(self, kind: str, title: str, icon: str) -> None:
        super().__init__(title, f"{kind}Card", icon=icon)
        self.kind, self.title, self.icon = kind, title, icon
        self.read_only = False

    def entries(self) -> Sequence[Entry]:
        """Return the entries as they are edited."""
        return ()

    def entry_here(self) -> Entry | None:
        """Return the entry in which the keyboard is, or None."""
        return None

    def let_go(self, keys: Collection[str] | None = None) -> None:
        """Give up what is typed in entries by key, or in all that were touched; `show_chart` shows them anew."""

    def start(self) -> None:
        """Put the keyboard where this section begins, or add its first row."""

    def settle(self) -> None:
        """Lay out what was just put in, so that it is whole before it is painted."""
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def show_how(self) -> None:
        """Show which entries are said to be unchanged."""

    def track(self, *fields: Field) -> None:
        """Hand fields to the form, and close those of a section that is only read."""
        self.tracked.emit(fields)
        if self.read_only:
            for field in fields:
                field.set_read_only(True)


class LetterSegments(Field):
    """A short choice shown whole: one letter or digit chooses, and the keyboard goes on to what comes next.

    Signals:
        answered: a key chose; the field's owner moves the keyboard on.
    """

    answered = Signal()

    def __init__(self, name: str, label: str, choices: Sequence[Option]) -> None:
        super().__init__(name, label)
        self._choices = tuple(choices)
        self.segments = Segmented(name, label, choices)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons = self.segments.findChildren(QPushButton)
        self.put(holder, focus=self.segments)
        self.segments.setFocusProxy(self.buttons[0])
        self.segments.chosen.connect(lambda _value: self.edited.emit())
        for button in self.buttons:
            button.installEventFilter(self)

    def value(self) -> object:
        """Return the choice, or None."""
        return self.segments.value()

    def show_value(self, value: object) -> None:
        """Show a choice."""
        self.segments.show_value(value)
        chosen = next((at for at, each in enumerate(self._choices) if each.value == value), 0)
        self.segments.setFocusProxy(self.buttons[chosen])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by the first letter of a word or its number."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._chosen_by(event.text()):
            return True
        return super().eventFilter(watched, event)

    def _chosen_by(self, letter: str) -> bool:
        if not letter.strip() or not self.segments.isEnabled():
            return False
        for at, each in enumerate(self._choices, start=1):
            if letter == str(at) or each.text.casefold().startswith(letter.casefold()):
                self.show_value(each.value)
                self.edited.emit()
                self.answered.emit()
                return True
        return False


def keyboard_in(window: QWidget) -> QWidget | None:
    """Return what has the keyboard in a window, whether or not the window is in front."""
    return window.focusWidget()


def holds_keyboard(widget: QWidget) -> bool:
    """Tell whether the keyboard is in a widget."""
    now = keyboard_in(widget.window())
    return now is not None and (now is widget or widget.isAncestorOf(now))
