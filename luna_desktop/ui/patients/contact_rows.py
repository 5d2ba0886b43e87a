"""Rows of phones, e-mail addresses or postal addresses in a form: each with its use, added and ended by the person.

A row belongs to one fact or is new. Nothing is deleted: ending a row marks it, and it ends when the form is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.contact import (
    USE_NAMES,
    Address,
    ContactUse,
    Email,
    Phone,
    parse_email,
    parse_phone,
    show_phone,
)
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words

ContactBody = Phone | Email | Address | RelatedPerson
NEW = "new"


@dataclass(frozen=True)
class RowsKind:
    """One kind of rows: its name in the form, the card's words, whether one empty row always stands there, its row."""

    kind: str
    title: str
    icon: str
    add_text: str
    empty: str
    keeps_one: bool = False
    row: type[ContactRow] | None = None
    values: Callable[[str, str, object], dict[str, object]] | None = None


class EndField(Field):
    """Whether a row ends with the next save; a button sets it and takes it back."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self._ended = False
        self.button = Button("", f"{name}Button", kind=Kind.GHOST, size="small")
        self.button.clicked.connect(self._turn)
        self.put(self.button)
        self.show_value(False)

    def value(self) -> bool:
        """Tell whether the row ends with the next save."""
        return self._ended

    def show_value(self, value: object) -> None:
        """Show whether the row ends."""
        self._ended = value is True
        self.button.setText(_("Keep") if self._ended else _("End"))
        self.button.setAccessibleName(
            _("Keep this entry") if self._ended else _("End this entry; it stays in the history")
        )

    def _turn(self) -> None:
        self.show_value(not self._ended)
        self.edited.emit()


class ContactRow(QWidget):
    """One phone, e-mail address or postal address.

    Signals:
        remove_wanted: a new row is to be taken away; carries its key.
    """

    remove_wanted = Signal(str)

    def __init__(self, kind: str, key: str, fact: Known | None) -> None:
        super().__init__()
        self.kind, self.key, self.fact = kind, key, fact
        self.setObjectName(f"{kind}_{key}Row")
        self.parts = self._parts()
        self.end = EndField(self._name("end")) if fact is not None else None
        self._ends = Chip(_("Ends when you save"), "warn", "archive")
        self._build()
        if fact is not None:
            for name, value in self.values_for(key, fact.body).items():
                self.field_of(name).show_value(value)
        if self.end is not None:
            self.end.edited.connect(self.refresh)
        self.refresh()

    def values_for(self, key: str, body: object) -> dict[str, object]:
        """Return a body as the values of the fields of a row with this key."""
        return body_values(self.kind, key, body)

    def _name(self, part: str) -> str:
        return f"{self.kind}_{self.key}_{part}"

    def _parts(self) -> dict[str, Field]:
        uses = [Option(use.value, shown(words_for)) for use, words_for in USE_NAMES.items()]
        parts: dict[str, Field] = {}
        if self.kind == "address":
            parts["lines"] = LinesField(self._name("lines"), _("House, street, area"), lines=2)
            parts["city"] = TextField(self._name("city"), _("City or village"))
            parts["state"] = TextField(self._name("state"), _("State or union territory"))
            parts["postal_code"] = TextField(self._name("postal_code"), _("Postal code"), longest=12)
        elif self.kind == "email":
            parts["address"] = TextField(self._name("address"), _("E-mail"), example="name@example.org", lead="mail")
        else:
            parts["number"] = TextField(
                self._name("number"), _("Phone"), example="98860 01427", lead="phone", longest=40
            )
        parts["use"] = ChoiceField(self._name("use"), _("Use"), uses)
        parts["use"].show_value(_first_use(self.kind).value)
        return parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(10)
        head = next(iter(self.parts.values()))
        first.addWidget(head, 1)
        self.parts["use"].setFixedWidth(186)
        first.addWidget(self.parts["use"])
        first.addWidget(self._end_control(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        if self.kind == "address":
            second = QHBoxLayout()
            second.setSpacing(10)
            for part, stretch in (("city", 3), ("state", 3), ("postal_code", 2)):
                second.addWidget(self.parts[part], stretch)
            column.addLayout(second)
        column.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignLeft)

    def _end_control(self) -> QWidget:
        if self.end is not None:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 24, 0, 0)
            column.addWidget(self.end)
            self.end.setFixedWidth(64)
            return holder
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 20, 0, 0)
        self.remove = icon_button("x", f"{self._name('remove')}Button", _("Take this row away"))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.key))
        column.addWidget(self.remove)
        return holder

    def fields(self) -> list[Field]:
        """Return the row's fields in order."""
        return [*self.parts.values(), *([self.end] if self.end is not None else [])]

    def field_of(self, name: str) -> Field:
        """Return a field by its name in the form."""
        return next(field for field in self.fields() if field.name == name)

    def refresh(self) -> None:
        """Show whether the row ends."""
        self._ends.setVisible(self.is_ended())

    def is_ended(self) -> bool:
        """Tell whether the row ends with the next save."""
        return self.end is not None and self.end.value()

    def is_blank(self) -> bool:
        """Tell whether nothing was typed into the row."""
        return not any(field.value() for part, field in self.parts.items() if part != "use")

    def body(self) -> ContactBody:
        """Return what the row says, as typed."""
        typed = {part: str(field.value() or "") for part, field in self.parts.items()}
        use = ContactUse(typed.pop("use") or _first_use(self.kind).value)
        if self.kind == "phone":
            return Phone(typed["number"], use)
        if self.kind == "email":
            return Email(typed["address"], use)
        return Address(typed["lines"], typed["city"], typed["state"], typed["postal_code"], use)

    def problems(self) -> dict[str, Message]:
        """Return what is wrong with the row, by field."""
        body = self.body()
        if isinstance(body, Phone) and isinstance(found := parse_phone(body.number), Message):
            return {self._name("number"): found}
        if isinstance(body, Email) and isinstance(found := parse_email(body.address), Message):
            return {self._name("address"): found}
        return {}


def body_values(kind: str, key: str, body: object) -> dict[str, object]:
    """Return a contact body as the values of its row's fields."""
    values: dict[str, object] = {}
    if isinstance(body, Phone):
        values = {"number": show_phone(body.number), "use": body.use.value}
    elif isinstance(body, Email):
        values = {"address": body.address, "use": body.use.value}
    elif isinstance(body, Address):
        values = {
            "lines": body.lines,
            "city": body.city,
            "state": body.state,
            "postal_code": body.postal_code,
            "use": body.use.value,
        }
    return {f"{kind}_{key}_{part}": value for part, value in values.items()}


def _first_use(kind: str) -> ContactUse:
    return ContactUse.MOBILE if kind == "phone" else ContactUse.HOME


class ContactRows(Card):
    """The card of one kind of rows; its fields take part in the form's changes, problems and drafts.

    Signals:
        edited: the person changed something in a row.
    """

    edited = Signal()

    def __init__(self, frame: EditFrame, kind: RowsKind) -> None:
        super().__init__(kind.title, f"{kind.kind}Card", icon=kind.icon)
        self._frame, self._kind = frame, kind
        self._rows: dict[str, ContactRow] = {}
        self._lines: dict[str, QWidget] = {}
        self._next = 1
        self.add_button = Button(kind.add_text, f"{kind.kind}AddButton", kind=Kind.GHOST, size="small", icon="plus")
        self.add_button.clicked.connect(self._add_by_person)
        self.add_action(self.add_button)
        self._empty = words(kind.empty, "body2", wrap=True)
        self.add(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add(self._list)
        self._ensure_one()

    def show_facts(self, facts: Sequence[Known]) -> None:
        """Show the rows of these facts, and no new ones."""
        for key in list(self._rows):
            self._drop(key)
        for fact in facts:
            self._put(str(fact.fact_id), fact)
        self._ensure_one()

    def add_row(self) -> ContactRow:
        """Add an empty row and return it."""
        key = f"{NEW}{self._next}"
        self._next += 1
        return self._put(key, None)

    def make_rows_for(self, names: Iterable[str]) -> None:
        """Add the new rows that a draft speaks of."""
        for name in names:
            kind, key, *_rest = (*name.split("_"), "", "")
            if kind == self._kind.kind and key.startswith(NEW) and key not in self._rows:
                self._next = max(self._next, int(key.removeprefix(NEW) or "0") + 1)
                self._put(key, None)

    def rows(self) -> list[ContactRow]:
        """Return the rows in order."""
        return list(self._rows.values())

    def problems(self) -> dict[str, Message]:
        """Return what is wrong in the rows that will be saved, by field."""
        found: dict[str, Message] = {}
        for row in self._rows.values():
            if not row.is_ended() and not (row.fact is None and row.is_blank()):
                found |= row.problems()
        return found

    def refresh(self) -> None:
        """Show anew which rows end, as after values were shown."""
        for row in self._rows.values():
            row.refresh()

    def values_of(self, fact: Known) -> Mapping[str, object]:
        """Return a fact as the values of and its rows."""
        read = self._kind.values or body_values
        return read(self._kind.kind, str(fact.fact_id), fact.body)

    def _add_by_person(self) -> None:
        row = self.add_row()
        next(iter(row.parts.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, key: str, fact: Known | None) -> ContactRow:
        row = (self._kind.row or ContactRow)(self._kind.kind, key, fact)
        row.remove_wanted.connect(self._remove)
        if self._rows:
            self._lines[key] = hairline()
            self._list.addWidget(self._lines[key])
        self._rows[key] = row
        self._list.addWidget(row)
        self._frame.track(*row.fields())
        for field in row.fields():
            field.edited.connect(self.edited)
        self._empty.hide()
        return row

    def _remove(self, key: str) -> None:
        self._drop(key)
        self._ensure_one()

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self._frame.forget(*(field.name for field in row.fields()))
        for widget in (row, self._lines.pop(key, None)):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._rows and (line := self._lines.pop(next(iter(self._rows)), None)) is not None:
            line.hide()
            line.deleteLater()
        self._empty.setVisible(not self._rows)

    def _ensure_one(self) -> None:
        if self._kind.keeps_one and not self._rows:
            self.add_row()
        self._empty.setVisible(not self._rows)


def phone_rows() -> RowsKind:
    """Return the kind of phone rows."""
    return RowsKind("phone", _("Phones"), "phone", _("Add phone"), _("No phone on file."), keeps_one=True)


def email_rows() -> RowsKind:
    """Return the kind of e-mail rows."""
    return RowsKind("email", _("E-mail"), "mail", _("Add e-mail"), _("No e-mail address on file."))


def address_rows() -> RowsKind:
    """Return the kind of address rows."""
    return RowsKind("address", _("Addresses"), "map-pin", _("Add address"), _("No address on file."))
