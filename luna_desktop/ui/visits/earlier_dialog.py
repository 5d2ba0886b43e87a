"""The dialog in which a visit is written down afterwards: on which day it was, and when it began."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog

_TIME = re.compile(r"^(\d{1,2})[:. ]?(\d{2})$")


class EarlierDialog(Dialog):
    """Asks when a visit began; Enter begins it.

    Signals:
        wanted: the instant, with the clinic's zone.
    """

    wanted = Signal(object)

    def __init__(self, window: QWidget, today: date) -> None:
        super().__init__(
            window,
            "earlierDialog",
            _("Write down a visit afterwards"),
            _("It stands in the list at the time that it began. The audit log keeps when it was written."),
            width=520,
        )
        self.banner = Banner("warn", "", name="earlierTrouble")
        self.day = PartialDateField("started_at", _("Day of the visit"), required=True, example="14-03-2026")
        self.day.show_value(today.isoformat())
        self.time = TextField("time", _("When it began"), required=True, example="11:30", longest=8)
        for part in (self.banner, self.day, self.time):
            self.add(part)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.begin = self.add_button(Button(_("Write visit"), "confirmButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.begin.clicked.connect(self._want)
        for field in (self.day, self.time):
            field.edit.returnPressed.connect(self._want)

    def start(self) -> None:
        """Show the dialog."""
        self.open_on(self.day.control)
        self.day.edit.selectAll()

    def show_trouble(self, text: str, *, tone: str = "warn") -> None:
        """Say what stands in the way; what was typed stays."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, and go to the first."""
        self.banner.say("warn", "")
        for field in (self.time, self.day):
            field.show_problem(problems.get(field.name, ""))
            if field.problem:
                field.edit.setFocus()

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.banner.say("warn", text)

    def _want(self) -> None:
        day, at = whole_day(str(self.day.value())), time_of_day(self.time.value())
        problems = {}
        if day is None:
            problems["started_at"] = _("Enter the whole day, for example 14-03-2026.")
        if at is None:
            problems["time"] = _("Enter the time of day, for example 11:30.")
        self.show_problems(problems)
        if day is not None and at is not None:
            self.wanted.emit(datetime.combine(day, at, CLINIC_ZONE))


def whole_day(kept: str) -> date | None:
    """Return a day that is known whole, or None."""
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None


def time_of_day(typed: str) -> time | None:
    """Return a time typed as 11:30, 9.05 or 0905, or None where it is none."""
    found = _TIME.match(typed.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
