"""The three fields that register somebody who calls for the first time, and who may be the same person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from luna_desktop.domain.contact import Phone, parse_phone
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Identity, clean_line
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import Likeness, NewPatient
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.booking.birth_line import BirthLine
from luna_desktop.ui.booking.people_list import PeopleList
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

PAUSE_MS = 250
MANY_DIGITS = 5
"""From so many digits on, what was typed into the search is a number and no name."""
FIELD_NAMES = {"family_name": "new_name", "given_name": "new_name", "phone": "new_phone", "birth": "new_birth"}
"""Where a problem that registration finds is shown."""


def split_name(typed: str) -> tuple[str, str]:
    """Return given and family name: the last word is the family name, a single one too."""
    *given, family = clean_line(typed).split() or [""]
    return " ".join(given), family


class NewPatientFields(QFrame):
    """Name, phone and birth in a row; below them people who are in the register already.

    Signals:
        edited: something was typed.
        likeness_changed: look for the same person again.
        picked: the `CardRow` of somebody who is in the register already.
        back_wanted: look for somebody in the register instead.
        filled_in: Enter in the last field.
    """

    edited = Signal()
    likeness_changed = Signal()
    picked = Signal(object)
    back_wanted = Signal()
    filled_in = Signal()

    def __init__(self, today: date, *, shows_alerts: bool) -> None:
        super().__init__()
        styled(named(self, "newPatientFields", _("New patient")), cls="zebra")
        self.full_name = TextField("new_name", _("Name"), required=True, longest=200)
        self.phone = TextField("new_phone", _("Phone"), example=_("+91 98450 12345"), longest=40)
        self.birth = BirthLine("new_birth", _("Born"), today)
        self.back = Button(_("Find in the register"), "findInstead", kind=Kind.GHOST, size="small")
        self.back.clicked.connect(self.back_wanted)
        self.note = words("", "caption", wrap=True)
        self.alike_title = words("", "strong", tone="warn", wrap=True)
        self.alike = PeopleList("alikeList", _("In the register already?"), today, shows_alerts=shows_alerts)
        self.alike.picked.connect(self.picked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.likeness_changed)
        for field in self.fields():
            field.edited.connect(self._on_edit)
        self.full_name.edit.returnPressed.connect(self.phone.control.setFocus)
        self.phone.edit.returnPressed.connect(self.birth.control.setFocus)
        self.birth.edit.returnPressed.connect(self.filled_in)
        self._build()
        self.show_alike(())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(_("New patient"), "strong"))
        head.addWidget(Chip(_("Registered with the booking"), "info", "user-plus", name="newPatientChip"))
        head.addStretch(1)
        head.addWidget(self.back)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for at, (field, share) in enumerate(((self.full_name, 5), (self.phone, 4), (self.birth, 4))):
            grid.addWidget(field, 0, at)
            grid.setColumnStretch(at, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(self.alike_title)
        column.addWidget(self.alike)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order in which they are filled in."""
        return self.full_name, self.phone, self.birth

    def begin(self, typed: str) -> None:
        """Begin with what was typed into the search: a number is the phone, all else the name."""
        is_number = sum(letter.isdigit() for letter in typed) >= MANY_DIGITS
        self.phone.show_value(typed if is_number else self.phone.value())
        self.full_name.show_value(self.full_name.value() if is_number else typed or self.full_name.value())
        self._tell()
        self.likeness_changed.emit()
        (self.full_name if is_number or not typed else self.phone).control.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._timer.stop()
        for field in self.fields():
            field.show_value(None)
            field.show_problem("")
        self.show_alike(())
        self._tell()

    def is_ready(self) -> bool:
        """Tell whether somebody can be registered with what is typed."""
        return bool(self.full_name.value()) and not self.problems()

    def problems(self) -> dict[str, Message]:
        """Return what is wrong, by the name of the field."""
        found: dict[str, Message] = {}
        number = parse_phone(self.phone.value()) if self.phone.value() else ""
        if isinstance(number, Message):
            found["new_phone"] = number
        birth = self.birth.birth()
        if isinstance(birth, Message):
            found["new_birth"] = birth
        return found

    def new_patient(self) -> NewPatient:
        """Return what is to be registered."""
        given, family = split_name(self.full_name.value())
        birth = self.birth.birth()
        return NewPatient(
            Identity(family, given, birth=birth if isinstance(birth, Birth) else Birth()),
            phones=(Phone(self.phone.value()),) if self.phone.value() else (),
        )

    def likeness(self) -> Likeness:
        """Return what is known so far, to look for the same person."""
        given, family = split_name(self.full_name.value())
        number = self.phone.value() if isinstance(parse_phone(self.phone.value()), str) else ""
        birth = self.birth.birth()
        return Likeness(family, given, number, birth if isinstance(birth, Birth) else Birth())

    def show_alike(self, cards: Sequence[CardRow], on_number: int = 0) -> None:
        """Show people who may be the one who calls, and how many have this number."""
        self.alike.show_people(cards)
        said = _("In the register already? Choose the person, or go on.")
        if on_number == 1:
            said = _("1 person on this number. In the register already? Choose the person, or go on.")
        elif on_number:
            said = _(
                "{count} people on this number. In the register already? Choose the person, or go on.", count=on_number
            )
        self.alike_title.setText(said)
        self.alike_title.setVisible(bool(cards))

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Show problems at their fields, and return the names of those that are not here."""
        here = {field.name: field for field in self.fields()}
        told = {FIELD_NAMES.get(name, name): text for name, text in problems.items()}
        for name, field in here.items():
            field.show_problem(told.get(name, ""))
        return [name for name in problems if FIELD_NAMES.get(name, name) not in here]

    def check(self) -> None:
        """Show at the fields what is wrong so far."""
        self.show_problems({name: shown(text) for name, text in self.problems().items()})

    def _on_edit(self) -> None:
        self._tell()
        self.edited.emit()
        self._timer.start()

    def _tell(self) -> None:
        given, family = split_name(self.full_name.value())
        said = _("Kept as given name “{given}”, family name “{family}”.", given=given, family=family)
        self.note.setText(said if given else "")
        self.note.setVisible(bool(given))
