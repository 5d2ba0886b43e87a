"""The dialog that orders a patient to come again by a day: the day for the desk, the reason for the chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.clinical.come_again import LONGEST_REASON, ComeAgain
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog

WEEKS = (4, 6, 12, 26, 52)
"""Intervals that one press enters."""


class ComeAgainDialog(Dialog):
    """Asks for a day and a reason; Enter orders it.

    Signals:
        wanted: the `ComeAgain`.
    """

    wanted = Signal(object)

    def __init__(self, window: QWidget, today: date) -> None:
        super().__init__(
            window,
            "comeAgainDialog",
            _("Come again by"),
            _("The desk learns the day and calls the patient. The reason stays in the chart."),
            width=520,
        )
        self.banner = Banner("warn", "", name="comeAgainTrouble")
        self.by = PartialDateField("by", _("By which day"), required=True, example="14-09-2026")
        self.reason = TextField("reason", _("Why"), required=True, longest=LONGEST_REASON)
        self.add(self.banner)
        self.add(self.by)
        self.add(self._steps(today))
        self.add(self.reason)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.order = self.add_button(Button(_("Order"), "confirmButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.order.clicked.connect(self._want)
        for field in (self.by, self.reason):
            field.edit.returnPressed.connect(self._want)

    def _steps(self, today: date) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for weeks in WEEKS:
            day = today + timedelta(weeks=weeks)
            button = Button(_("{count} weeks", count=weeks), f"comeAgain{weeks}", kind=Kind.GHOST, size="small")
            button.clicked.connect(lambda _on=False, day=day: self._take(day))
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _take(self, day: date) -> None:
        self.by.show_value(day.isoformat())
        self.by.show_problem("")
        self.reason.control.setFocus()

    def start(self) -> None:
        """Show the dialog."""
        self.open_on(self.by.control)

    def typed(self) -> ComeAgain:
        """Return what is typed; a day that is none is None."""
        try:
            by = PartialDate.from_iso(str(self.by.value()))
        except ValueError:
            by = None
        return ComeAgain(by, str(self.reason.value()))

    def show_trouble(self, text: str, *, tone: str = "warn") -> None:
        """Say what stands in the way; what was typed stays."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.banner.say("warn", "")
        for field in (self.by, self.reason):
            field.show_problem(problems.get(field.name, ""))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - a new order has no other version
        """Say that something moved on meanwhile."""
        self.show_trouble(text)

    def _want(self) -> None:
        self.wanted.emit(self.typed())
