"""A date as far as it is known: `1991`, `Mar-2023` or `14-03-1991`, kept as `1991`, `2023-03` or `1991-03-14`."""

from __future__ import annotations

import datetime
import re

from luna_desktop.domain.measures import MONTH_NAMES, month_number
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.inputs import TextField

_YEAR = re.compile(r"^(\d{4})$")
_MONTH = re.compile(r"^([^\d\s/.-]{2,12}|\d{1,2})[-/. ](\d{4})$")
_ISO_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_DAY = re.compile(r"^(\d{1,2})[-/. ]([^\d\s/.-]{2,12}|\d{1,2})[-/. ](\d{4})$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
EARLIEST_YEAR = 1870


def read_partial_date(text: str) -> str | None:
    """Return a year, month or day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or None where it is none of these."""
    text = text.strip().replace("\u2011", "-")
    if found := _YEAR.match(text):
        return _checked(int(found[1]))
    if found := _ISO_MONTH.match(text):
        return _checked(int(found[1]), int(found[2]))
    if found := _ISO_DAY.match(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH.match(text):
        return _checked(int(found[2]), _month(found[1]))
    if found := _DAY.match(text):
        return _checked(int(found[3]), _month(found[2]), int(found[1]))
    return None


def show_partial_date(kept: str) -> str:
    """Return `1991`, `Mar-2023` or `14-Mar-1991` for a kept date, its month in the language of the windows.

    What cannot be read is returned as it is.
    """
    parts = [int(part) for part in kept.split("-") if part.isdigit()]
    if len(parts) == 1:
        return f"{parts[0]:04d}"
    if len(parts) == 2:
        return f"{shown(MONTH_NAMES[parts[1] - 1])}-{parts[0]:04d}"
    if len(parts) == 3:
        return f"{parts[2]:02d}-{shown(MONTH_NAMES[parts[1] - 1])}-{parts[0]:04d}"
    return kept


def is_after(kept: str, today: datetime.date) -> bool:
    """Tell whether the whole of a kept date lies after a day."""
    return kept > today.isoformat()[: len(kept)]


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    try:
        return month_number(text)
    except ValueError:
        return 0


def _checked(year: int, month: int | None = None, day: int | None = None) -> str | None:
    try:
        datetime.date(year, month if month is not None else 1, day if day is not None else 1)
    except ValueError:
        return None
    if year < EARLIEST_YEAR:
        return None
    kept = f"{year:04d}"
    if month is not None:
        kept += f"-{month:02d}"
    return kept + (f"-{day:02d}" if day is not None else "")


class PartialDateField(TextField):
    """A date as far as it is known; it is checked on leaving, and then on every key until it is right."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        help_text: str = "",
        example: str = "14-03-1991",
        latest: datetime.date | None = None,
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text, example=example, longest=20)
        self._latest = latest
        self._found_here = False
        self.left.connect(self._leave)
        self.edit.textEdited.connect(lambda _text: self.check() if self.problem else None)

    def value(self) -> str:
        """Return the date as kept, or what was typed where it is no date."""
        text = super().value()
        return read_partial_date(text) or text

    def show_value(self, value: object) -> None:
        """Show a kept date; None shows nothing."""
        super().show_value(show_partial_date(str(value)) if value else "")

    def check(self) -> bool:
        """Say under the field what is wrong with the date, and tell whether it is right."""
        text = super().value()
        kept = read_partial_date(text)
        problem = ""
        if text and kept is None:
            problem = _("This is not a date. Enter a year, Mar-2023 or 14-03-1991.")
        elif kept and self._latest and is_after(kept, self._latest):
            problem = _(
                "“{label}” is in the future. Enter {month} or earlier.",
                label=self.label,
                month=show_partial_date(self._latest.isoformat()[:7]),
            )
        self.show_problem(problem)
        self._found_here = bool(problem)
        return not problem

    def _leave(self) -> None:
        told = bool(self.problem) and not self._found_here
        if told or self.edit.isReadOnly():
            return  # a problem told by the service stays until the next edit
        if self.check() and super().value():
            self.show_value(self.value())
