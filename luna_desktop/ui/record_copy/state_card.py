"""Where the copy stands, from the proof of identity to the signed receipt, and a second way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec


class StateCard(Card):
    """Where it stands.

    Signals:
        case_wanted: to the case at the privacy desk.
        other_wanted: the second way on, as its button says.
    """

    case_wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Where it stands"), "copyStateCard", icon="git-branch")
        self.open_case = Button(_("Open the case"), "copyOpenCase", kind=Kind.GHOST, size="small")
        self.open_case.clicked.connect(self.case_wanted)
        self.add_action(self.open_case)
        self.chips = ChipRow("copyStateChips")
        self.add(self.chips)
        self._said: list[QLabel] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.add(self._lines)
        self.other = Button("", "copyOtherWay", kind=Kind.SECONDARY)
        self.other.clicked.connect(self.other_wanted)
        self.other.hide()
        self.add(self.other)
        self.hide()

    def show_state(self, chips: Sequence[ChipSpec], lines: Sequence[str], other: str = "") -> None:
        """Show chips, sentences, and the name of a second way on; an empty name hides its button."""
        self.setVisible(bool(chips))
        self.chips.show_chips(chips)
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._said = [words(line, "caption", wrap=True) for line in lines]
        for label in self._said:
            self._lines.addWidget(label)
        self.other.setText(other)
        self.other.setAccessibleName(other)
        self.other.setVisible(bool(other))

    def said(self) -> list[str]:
        """Return the sentences, for tests."""
        return [line.text() for line in self._said]
