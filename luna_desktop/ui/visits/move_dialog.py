"""The dialog that moves a visit out of a wrong chart: to which record number, and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import LinesField, TextField
from luna_desktop.ui.widgets.overlay import Dialog


class MoveDialog(Dialog):
    """Asks where a visit belongs.

    Signals:
        wanted: the record number of the right chart, and the reason.
    """

    wanted = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            "moveVisitDialog",
            _("Move this visit to the chart that it belongs to"),
            _("Here it is struck out. There it stands as a draft with its day and words, to be read over and signed."),
            width=520,
        )
        self.banner = Banner("warn", "", name="moveVisitTrouble")
        self.number = TextField("to_mrn", _("Record number"), required=True, example="LUN-004218", longest=20)
        self.reason = LinesField("move_reason", _("What happened"), required=True, lines=2)
        for part in (self.banner, self.number, self.reason):
            self.add(part)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.go = self.add_button(Button(_("Move visit"), "confirmButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.go.clicked.connect(lambda: self.wanted.emit(self.number.value(), self.reason.value()))

    def start(self) -> None:
        """Show the dialog."""
        self.open_on(self.number.control)

    def show_trouble(self, text: str) -> None:
        """Say what stands in the way; what was typed stays."""
        self.banner.say("warn", text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.banner.say("warn", "")
        self.number.show_problem(problems.get("to_mrn", ""))
        self.reason.show_problem(problems.get("reason", ""))
