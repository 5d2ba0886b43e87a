"""Other patients on the phone numbers of the one who is open: names, births and record numbers; each can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import show_phone
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.others import SharedNumber
from luna_desktop.texts import _, current
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class OpenButton(Button):
    """A button that opens somebody; Enter presses it as well as the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class SharedNumbers(QWidget):
    """One panel for each number that others have too; hidden where there is none.

    Signals:
        open_wanted: the id of a patient to open.
        compare_wanted: the id of a patient who may be the same person.
    """

    open_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        named(self, "sharedNumbers", _("Others on these numbers"))
        self._today = today
        self._same: set[PatientId] = set()
        self._compares = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_numbers(self, numbers: Sequence[SharedNumber], same_name: Sequence[CardRow] = ()) -> None:
        """Show who else is on each number; whoever has the same name too may be the same person."""
        self._same = {card.patient_id for card in same_name}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for shared in numbers:
            self._column.addWidget(self._panel(shared))
        self.setVisible(bool(numbers))

    def offer_compare(self) -> None:
        """Offer to compare the records of whoever may be the same person."""
        self._compares = True

    def _panel(self, shared: SharedNumber) -> QFrame:
        panel = styled(QFrame(), cls="banner", tone="warn")
        column = QVBoxLayout(panel)
        column.setContentsMargins(13, 9, 9, 9)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("users", "warn_text", 16))
        head.addWidget(words(count_words(len(shared.people)), "strong", tone="warn"))
        head.addWidget(words(show_phone(shared.number), "caption"))
        head.addStretch(1)
        column.addLayout(head)
        for card in shared.people:
            column.addLayout(self._row(card))
        return panel

    def _row(self, card: CardRow) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(words(card.name, wrap=True))
        said = _("{birth} · {number}", birth=card.birth.shown(current(), self._today), number=card.mrn)
        lines.addWidget(words(said, "caption", wrap=True))
        row.addLayout(lines, 1)
        if card.patient_id in self._same:
            row.addWidget(Chip(_("Same person?"), "warn", "circle-question-mark"))
            if self._compares:
                row.addWidget(self._compare(card))
        button = OpenButton(_("Open"), f"openShared{card.patient_id}", kind=Kind.GHOST, size="small")
        button.setAccessibleName(_("Open {name}, {number}", name=card.name, number=card.mrn))
        button.clicked.connect(lambda: self.open_wanted.emit(card.patient_id))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _compare(self, card: CardRow) -> Button:
        button = OpenButton(_("Compare"), f"compareShared{card.patient_id}", kind=Kind.GHOST, size="small")
        button.setAccessibleName(_("Compare with {name}, {number}", name=card.name, number=card.mrn))
        button.clicked.connect(lambda: self.compare_wanted.emit(card.patient_id))
        return button


def count_words(count: int) -> str:
    """Return how many other patients have a number."""
    return _("1 other person on this number") if count == 1 else _("{count} other people on this number", count=count)
