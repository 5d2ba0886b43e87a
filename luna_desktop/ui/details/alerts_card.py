"""Whom the patient could be taken for: names that sound the same, and warnings that somebody set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _, current
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.labels import words


class AlertsCard(Card):
    """Lists the warnings.

    Signals:
        set_wanted: warn of another patient too.
        remove_wanted: the id of a patient who is no longer to be warned of.
    """

    set_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("Name alert"), "alertsCard", icon="users")
        self._today = today
        self._may_change = False
        self.banner = Banner("warn", "", name="alertsTrouble")
        self.note = words("", "body2", wrap=True)
        self.set_button = Button(_("Set a name alert…"), "setAlertButton", size="small")
        self.set_button.clicked.connect(self.set_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add_action(self.set_button)
        for part in (self.banner, self.note, self._rows):
            self.add(part)
        self.allow(may_change=False)

    def allow(self, *, may_change: bool) -> None:
        """Say whether this person may set and remove warnings."""
        self._may_change = may_change
        self.set_button.setVisible(may_change)

    def show_people(self, cards: Sequence[CardRow]) -> None:
        """Show of whom both charts warn."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.note.setText(
            _("Both charts warn of these patients. Compare the birth before you go on.")
            if cards
            else _("Nobody in the register has a name like this one.")
        )
        for card in cards:
            self._rows.addWidget(self._row(card))

    def _row(self, card: CardRow) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(words(card.name, wrap=True))
        said = _("{birth} · {number}", birth=card.birth.shown(current(), self._today), number=card.mrn)
        lines.addWidget(words(said, "caption", wrap=True))
        row.addLayout(lines, 1)
        remove = Button(_("Remove"), f"removeAlert{card.patient_id}", kind=Kind.GHOST, size="small")
        remove.setAccessibleName(_("Remove the name alert about {name}, {number}", name=card.name, number=card.mrn))
        remove.clicked.connect(lambda: self.remove_wanted.emit(card.patient_id))
        remove.setVisible(self._may_change)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the card."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong in the card."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else was faster."""
        del theirs
        self.show_trouble(text, tone="warn")
