"""Adding the first members of staff; this may be left for later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.wizard.steps import Step


@dataclass(frozen=True)
class NewStaff:
    """A member of staff to be added; the first password is shown once and changed at the first sign-in."""

    name: str
    login: str
    role: object
    password: str = field(repr=False, default="")


class _StaffRow(QWidget):
    def __init__(self, number: int, roles: Sequence[Option]) -> None:
        super().__init__()
        self.name = TextField(f"staffName{number}", _("Name"), required=True)
        self.login = TextField(f"staffLogin{number}", _("Login"), required=True, longest=40)
        self.role = ChoiceField(f"staffRole{number}", _("Role"), roles, required=True)
        self.password = TextField(f"staffPassword{number}", _("First password"), required=True, longest=200)
        self.remove = icon_button("trash-2", f"removeStaff{number}", _("Remove this person"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget, share in ((self.name, 5), (self.login, 3), (self.role, 4), (self.password, 4)):
            row.addWidget(widget, share)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)

    def fields(self) -> tuple[TextField | ChoiceField, ...]:
        return (self.name, self.login, self.role, self.password)


class StaffStep(Step):
    """Rows of people, each with a role and a first password."""

    def __init__(self) -> None:
        about = _(
            "Add the people you work with now, or later under Staff. Each chooses an own password at first sign-in."
        )
        super().__init__("staff", _("Add staff"), about)
        self._roles: tuple[Option, ...] = ()
        self._rows: list[_StaffRow] = []
        self._made = 0
        card = Card(_("Staff"), icon="users")
        self._empty = words(_("Nobody added yet"), "body2")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        card.add(self._empty)
        card.add(self._list)
        self.add_button = Button(_("Add a person"), "addStaffButton", icon="plus")
        self.add_button.clicked.connect(self.add_row)
        card.add(_left(self.add_button))
        self.column.addWidget(card)

    def offer_roles(self, roles: Sequence[Option]) -> None:
        """Say which roles can be given."""
        self._roles = tuple(roles)

    def add_row(self) -> None:
        """Add an empty row and go to it."""
        self._made += 1
        row = _StaffRow(self._made, self._roles)
        self._rows.append(row)
        self._list.addWidget(row)
        self.track(*row.fields())
        row.remove.clicked.connect(lambda: self._remove(row))
        self._empty.hide()
        row.name.control.setFocus()
        self.changed.emit()

    def people(self) -> list[NewStaff]:
        """Return who is to be added."""
        return [
            NewStaff(row.name.value(), row.login.value(), row.role.value(), row.password.value()) for row in self._rows
        ]

    def show_row_problems(self, at: int, problems: Mapping[str, str]) -> None:
        """Show what is wrong with one row: `name`, `login`, `role` or `password`."""
        row = self._rows[at]
        row.name.show_problem(problems.get("name", ""))
        row.login.show_problem(problems.get("login", ""))
        row.role.show_problem(problems.get("role", ""))
        row.password.show_problem(problems.get("password", ""))

    def obstacle(self) -> str:
        """Ask for rows to be whole or removed."""
        whole = all(all(field.value() for field in row.fields()) for row in self._rows)
        return "" if whole else _("Fill each row or remove it")

    def start(self) -> None:
        """Give the keyboard to the button."""
        self.add_button.setFocus()

    def _remove(self, row: _StaffRow) -> None:
        self._rows.remove(row)
        for part in row.fields():
            self._fields.pop(part.name, None)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._empty.setVisible(not self._rows)
        self.add_button.setFocus()
        self.changed.emit()


def _left(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
