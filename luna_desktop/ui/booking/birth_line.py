"""A birth in one short line, as it is told on the phone: a date, a month, a year, or an age."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.measures import Birth, BirthKind, parse_birth
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.widgets.inputs import TextField

OLDEST = 3
"""So many digits at the most are an age; four are a year."""


def read_birth(typed: str, today: date) -> Birth | Message:
    """Return the birth, or what is wrong with it; nothing typed is “not known”."""
    text = typed.strip()
    if not text:
        return Birth()
    kind = BirthKind.AGE if text.isdecimal() and len(text) <= OLDEST else BirthKind.DATE
    return parse_birth(kind, text, today)


class BirthLine(TextField):
    """The field. Under it stands how the birth will be shown."""

    def __init__(self, name: str, label: str, today: date) -> None:
        super().__init__(name, label, example=_("14-03-1991, 1991 or 35"), longest=20)
        self._today = today
        self.edit.textEdited.connect(lambda _text: self.check() if self.problem else self._tell())
        self.left.connect(self.check)

    def birth(self) -> Birth | Message:
        """Return the birth, or what is wrong with it."""
        return read_birth(self.edit.text(), self._today)

    def check(self) -> bool:
        """Say under the field what is wrong, and tell whether it is right."""
        found = self.birth()
        self.show_problem(shown(found) if isinstance(found, Message) else "")
        self._tell()
        return not isinstance(found, Message)

    def show_value(self, value: object) -> None:
        """Show what was typed."""
        super().show_value(value)
        self._tell()

    def _tell(self) -> None:
        found = self.birth()
        known = isinstance(found, Birth) and found.kind is not BirthKind.UNKNOWN
        self.show_help(found.shown(current(), self._today) if isinstance(found, Birth) and known else "")
