"""Whom the booking is for: a search, the person chosen with two identifiers, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _
from luna_desktop.ui.booking.new_patient import NewPatientFields
from luna_desktop.ui.booking.people_list import PeopleList, identifiers
from luna_desktop.ui.booking.wording import alert_spec
from luna_desktop.ui.chart.banner import ended_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled

FACE = 40


class PatientWell(QFrame):
    """The person chosen: name, what the desk must know, and the identifiers.

    Signals:
        change_wanted: choose somebody else.
    """

    change_wanted = Signal()

    def __init__(self, today: date, *, shows_alerts: bool) -> None:
        super().__init__()
        styled(named(self, "patientWell", _("Patient")), cls="zebra")
        self._today, self._shows_alerts = today, shows_alerts
        self.face = Avatar("", FACE)
        self.name = words("", "strong")
        self.name.setObjectName("wellName")
        self.chip = Chip("", name="wellChip")
        self.facts = ElidedLabel("", "caption")
        self.facts.setObjectName("wellFacts")
        self.change = Button(_("Change patient"), "changePatient", kind=Kind.GHOST)
        self.change.clicked.connect(self.change_wanted)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name)
        first.addWidget(self.chip)
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addLayout(first)
        lines.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 8, 9)
        row.setSpacing(12)
        row.addWidget(self.face)
        row.addLayout(lines, 1)
        row.addWidget(self.change)

    def show_card(self, card: CardRow, *, can_change: bool) -> None:
        """Show a person; an existing booking stays with its patient."""
        self.face.show_person(card.name)
        self.name.setText(card.name)
        spec = ended_chip(card.status) or (alert_spec() if card.has_alert and self._shows_alerts else None)
        self.chip.setVisible(spec is not None)
        if spec is not None:
            self.chip.show_chip(spec)
        self.facts.show_text(identifiers(card, self._today))
        self.change.setVisible(can_change)
        self.setAccessibleDescription(f"{card.name}. {self.facts.whole_text()}")


class FindPatient(QFrame):
    """The search: Down goes through those found, Enter chooses, or begins somebody new where nobody fits.

    Signals:
        typed: what stands in the box now.
        picked: the `CardRow` chosen.
        new_wanted: register what was typed.
    """

    typed = Signal(str)
    picked = Signal(object)
    new_wanted = Signal(str)

    def __init__(self, today: date, *, shows_alerts: bool, may_register: bool) -> None:
        super().__init__()
        styled(named(self, "findPatient", _("Patient")), cls="zebra")
        self._may_register = may_register
        self.edit = LineEdit(lead="search", example=_("Name, phone, record number or year of birth"))
        named(self.edit, "bookingPatient", _("Who calls? Name, phone, record number or year of birth"))
        self.edit.setMaxLength(200)
        self.edit.textChanged.connect(lambda text: self.typed.emit(text.strip()))
        self.edit.installEventFilter(self)
        self.found = PeopleList("bookingPatients", _("Patients found"), today, shows_alerts=shows_alerts)
        self.found.picked.connect(self.picked)
        self.none = words("", "caption", wrap=True)
        self.new = Button(_("New patient by phone…"), "bookingNewPatient", kind=Kind.GHOST, icon="user-plus")
        self.new.clicked.connect(lambda: self.new_wanted.emit(self.edit.text().strip()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 11, 8, 11)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.none)
        column.addWidget(self.found)
        self.new.setVisible(may_register)
        self.show_found("", ())

    def show_found(self, typed: str, cards: Sequence[CardRow]) -> None:
        """Show the people who fit; the first is chosen."""
        self.found.show_people(cards)
        if cards:
            self.found.setCurrentIndex(self.found.rows_model().index(0, 0))
        nobody = _("Nobody found. Press Enter to register “{name}” with this booking.", name=typed)
        if not self._may_register:
            nobody = _("Nobody found. Try the last digits of the phone number.")
        self.none.setText(nobody if typed and not cards else "")
        self.none.setVisible(bool(self.none.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, choose, or begin somebody new, while the keyboard stays in the box."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.found.move_choice(step)
            return True
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            card = self.found.current()
            if card is not None:
                self.picked.emit(card)
            elif self.edit.text().strip() and self._may_register:
                self.new_wanted.emit(self.edit.text().strip())
            return True
        return False


class PatientPart(QWidget):
    """Shows one of the three, and takes only the room that it needs."""

    def __init__(self, today: date, *, shows_alerts: bool, may_register: bool) -> None:
        super().__init__()
        self.setObjectName("patientPart")
        self.finder = FindPatient(today, shows_alerts=shows_alerts, may_register=may_register)
        self.new = NewPatientFields(today, shows_alerts=shows_alerts)
        self.well = PatientWell(today, shows_alerts=shows_alerts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._pages():
            column.addWidget(page)
        self.show_page(self.finder)

    def _pages(self) -> tuple[QFrame, ...]:
        return self.finder, self.new, self.well

    def is_new(self) -> bool:
        """Tell whether somebody new is being written down."""
        return not self.new.isHidden()

    def show_page(self, page: QFrame) -> None:
        """Show the search, the fields of somebody new, or the well."""
        for each in self._pages():
            each.setVisible(each is page)
