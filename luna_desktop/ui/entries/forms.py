"""What every form of an entry does alike: heading, who told it, why it is corrected, and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from luna_desktop.domain.facts import SOURCE_NAMES, Source
from luna_desktop.domain.measures import DATE_HELP, PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.entries.described import title_of
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

E = TypeVar("E", bound=Enum)
Values = Mapping[str, object]
Problems = dict[str, str]
Cells = Sequence[tuple[Field, int]]


def options_of(names: Mapping[E, Message]) -> list[Option]:
    """Return the choices of an enumeration: kept as its value, shown in words."""
    return [Option(each.value, shown(name)) for each, name in names.items()]


def read_day(values: Values, name: str, problems: Problems) -> PartialDate | None:
    """Read a date field; a text that is no date becomes a problem."""
    text = str(values.get(name) or "").strip()
    if not text:
        return None
    try:
        return PartialDate.from_iso(text)
    except (TypeError, ValueError):
        problems[name] = shown(DATE_HELP)
        return None


def iso_or_none(day: PartialDate | None) -> str | None:
    """Return a date as a date field shows it."""
    return day.iso if day else None


class EntryMark(Field):
    """Says in a draft which entry the form stands for: its kind, the fact's id (0 for a new one), and the version."""

    def __init__(self, kind: str, fact_id: int, number: int) -> None:
        super().__init__("entry", "")
        self._mark = f"{kind}:{fact_id}:{number}"
        self.hide()

    def value(self) -> str:
        """Return kind, id and version."""
        return self._mark


def read_mark(value: object) -> tuple[str, int, int]:
    """Return kind, id and version of a mark; raises ValueError for anything else."""
    kind, fact_id, number = str(value).split(":")
    return kind, int(fact_id), int(number)


class EntryForm(QFrame):
    """A form of one kind of entry, made anew each time it is opened.

    Subclasses lay their fields out in `place_fields` and turn bodies into values and back.

    Signals:
        close_wanted: the person put the form away.
    """

    close_wanted = Signal()
    kind = ""

    def __init__(self, known: Known | None, today: date) -> None:
        super().__init__()
        self.known, self.today = known, today
        named(self, f"{self.kind}Form", self.heading())
        styled(self, cls="entryform")
        self.source = ChoiceField("source", _("Told by"), options_of(SOURCE_NAMES))
        self.reason = TextField("reason", _("Why it is corrected"), required=True, example=_("Misheard at the desk"))
        self.mark = EntryMark(self.kind, known.fact_id if known else 0, known.number if known else 0)
        self._fields: list[Field] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(words(self.heading(), "strong"), 1)
        self.close_button = icon_button("x", "closeFormButton", _("Close the form"), size="small")
        self.close_button.clicked.connect(self.close_wanted)
        head.addWidget(self.close_button)
        self._column.addLayout(head)
        self.place_fields()

    def heading(self) -> str:
        """Return the heading: the title of the entry that is corrected, or what is added."""
        return _("Correct “{name}”", name=title_of(self.known.body)) if self.known else self.new_heading()

    def new_heading(self) -> str:
        """Return the heading of a new entry."""
        return _("New entry")

    def place_fields(self) -> None:
        """Lay the fields out; called once."""

    def values_of(self, body: object) -> dict[str, object]:
        """Return a body as the values of the fields; None as those of an empty form."""
        raise TypeError(type(body).__name__)

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return what is wrong with the values as typed, and the body that they mean."""
        raise TypeError(self.kind, values)

    def add_row(self, cells: Cells) -> None:
        """Put fields side by side, each with its share of the width."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for at, (field, share) in enumerate(cells):
            grid.addWidget(field, 0, at)
            grid.setColumnStretch(at, share)
            grid.setColumnMinimumWidth(at, 0)
            field.setMinimumWidth(60)
            self._fields.append(field)
        self._column.addLayout(grid)

    def adopt(self, *fields: Field) -> None:
        """Count fields that a subclass laid out itself."""
        self._fields.extend(fields)

    def leave_out(self, *fields: Field) -> None:
        """Take fields that were laid out from those that count."""
        self._fields = [field for field in self._fields if field not in fields]

    def column(self) -> QVBoxLayout:
        """Return the column under the heading."""
        return self._column

    def add_last_row(self) -> None:
        """Put who told it and, for a correction, why."""
        if self.known is None:
            self.reason.hide()
            self.reason.setParent(self)
            self.add_row([(self.source, 1), (Field("spare", ""), 2)])
            self._fields.pop()
        else:
            self.add_row([(self.source, 1), (self.reason, 2)])
        self.mark.setParent(self)
        self._fields.append(self.mark)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order in which they are to be fixed."""
        return tuple(self._fields)

    def start_values(self) -> dict[str, object]:
        """Return what the form shows when it opens."""
        source = self.known.source if self.known else Source.PATIENT
        body = self.values_of(self.known.body if self.known else None)
        return {**body, "source": source.value, "reason": "", "entry": self.mark.value()}

    def read(self, values: Values) -> tuple[Problems, object]:
        """Return what is wrong, the missing reason of a correction included, and the body."""
        problems, body = self.body_of(values)
        if self.known is not None and not str(values.get("reason") or "").strip():
            problems["reason"] = _("Enter why it is corrected. The earlier version stays in the history.")
        return problems, body
