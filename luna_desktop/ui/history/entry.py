"""One entry of the history as it is edited: its fields, the version that was read, and whether it was asked anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from luna_desktop.domain.clinical.answers import Asked, How
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.history import RowChange
from luna_desktop.services.facts import Known
from luna_desktop.ui.history.bodies import Problems, body_of, empty_values, values_of
from luna_desktop.ui.widgets.fields import Field

INVITES = frozenset({"what", "note", "stopped", "monk"})
"""Fields whose pale words ask for something; those of the others are examples that could be read as what is known."""


@dataclass(frozen=True)
class EntryKey:
    """Which entry a row stands for: kind, fact (0: new), version read, and a turn that tells new ones apart."""

    kind: str
    fact_id: int = 0
    number: int = 0
    turn: int = 0

    def text(self) -> str:
        """Return it as the first part of the names of its fields."""
        return f"{self.kind}-{self.fact_id}-{self.number}-{self.turn}"


def read_key(name: str) -> EntryKey:
    """Read what `EntryKey.text` wrote; raises ValueError for anything else."""
    kind, fact_id, number, turn = name.rsplit("-", 3)
    return EntryKey(kind, int(fact_id), int(number), int(turn))


class HowField(Field):
    """Remembers that a row was said to be unchanged: nothing, `unchanged` for one row, `carried` for the rest."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self._how = ""
        self.hide()

    def value(self) -> str:
        """Return how the answer came about, or nothing."""
        return self._how

    def show_value(self, value: object) -> None:
        """Show how it came about."""
        self._how = str(value or "")

    def choose(self, how: str) -> None:
        """Say how it came about, as the person's own act."""
        if how != self._how:
            self._how = how
            self.edited.emit()


class Entry:
    """The fields of one entry and what they mean. A widget lays them out; this knows no layout."""

    def __init__(self, body: type, key: EntryKey, known: Known | None, today: date, owner: QWidget) -> None:
        self.body, self.key, self.known, self.today = body, key, known, today
        self.fields: dict[str, Field] = {}
        self.how = HowField(f"{key.text()}.how")
        self.how.setParent(owner)
        self._start = values_of(known.body) if known is not None else empty_values(body)
        self._fixed: dict[str, object] = {}
        self._assumed: dict[str, object] = {}
        self._shown: dict[str, object] = {}

    def fix(self, **values: object) -> None:
        """Give what no field asks, such as the question that is answered."""
        self._fixed.update(values)

    def assume_start(self, **values: object) -> None:
        """Give another beginning to a new entry than the body's own defaults."""
        self._start.update(values)

    def assume(self, attr: str, value: object) -> None:
        """Fill a field from another answer; it shows the value now, or when it is made."""
        self._assumed[attr] = value
        if attr in self.fields:
            self.fields[attr].show_value(value)

    def add(self, attr: str, field: Field) -> None:
        """Take a field in; it shows what was read, and where an entry stands no example of what is not known."""
        self.fields[attr] = field
        if self.known is not None and attr not in INVITES and isinstance(field.control, QLineEdit):
            field.control.setPlaceholderText("")
        field.show_value(self._start.get(attr))
        self._shown[attr] = field.value()
        if attr in self._assumed:
            field.show_value(self._assumed[attr])

    def name_of(self, attr: str) -> str:
        """Return the name of a field in the form."""
        return f"{self.key.text()}.{attr}"

    def all_fields(self) -> Iterable[Field]:
        """Return every field, the hidden one last."""
        return (*self.fields.values(), self.how)

    def start_values(self) -> Mapping[str, object]:
        """Return what was read, by the names of the fields."""
        return {**{self.name_of(attr): self._start.get(attr) for attr in self.fields}, self.how.name: ""}

    def read(self) -> tuple[Problems, Any]:
        """Return what cannot be read, by field name, and the body as it stands now, without the day of asking."""
        typed = {attr: field.value() for attr, field in self.fields.items()}
        problems, body = body_of(self.body, {**self._start, **self._fixed, **self._assumed, **typed})
        return {self.name_of(attr): text for attr, text in problems.items()}, body

    def is_changed(self) -> bool:
        """Tell whether the person answered something else than what was read; “not known” is an answer too."""
        return any(field.value() != self._shown[attr] for attr, field in self.fields.items())

    def is_touched(self) -> bool:
        """Tell whether the person answered something, or said that nothing changed."""
        return self.is_changed() or bool(self.how.value())

    def is_empty(self) -> bool:
        """Tell whether it is a new row in which nothing is typed."""
        return self.known is None and not self.is_changed() and not self.how.value()

    def change(self) -> RowChange | None:
        """Return what is to be saved, dated today, or None where nothing is."""
        _problems, body = self.read()
        how = self.how.value()
        if self.is_changed():
            asked = Asked(PartialDate.of(self.today))
        elif how and self.known is not None:
            body = self.known.body
            asked = Asked(PartialDate.of(self.today), How(how))
        else:
            return None
        return RowChange(self.key.text(), replace(body, asked=asked), self.key.fact_id, self.key.number)
