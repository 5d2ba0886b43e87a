"""The dialog in which somebody writes what they found: of an opening, of a request, of a week's list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.overlay import Dialog


class FindingDialog(Dialog):
    """Asks for a finding, and where `asks_incident` for what happened and what follows.

    Signals:
        wanted: keep it.
    """

    wanted = Signal()

    def __init__(
        self, window: QWidget, title: str, body: str, label: str, verb: str, *, asks_incident: bool = False
    ) -> None:
        super().__init__(window, "findingDialog", title, body, width=560)
        self.trouble = Banner("warn", "", name="findingTrouble")
        self.note = LinesField("note", label, required=True, lines=3)
        self.incident = LinesField(
            "incident",
            _("What happened, and what follows"),
            required=True,
            lines=3,
            help_text=_("It opens an incident note that stays with this record."),
        )
        self.incident.setVisible(asks_incident)
        for widget in (self.trouble, self.note, self.incident):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        kind = Kind.DANGER if asks_incident else Kind.PRIMARY
        self.keep = self.add_button(Button(verb, "keepFindingButton", kind=kind))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.keep.clicked.connect(self.wanted)

    def start(self) -> None:
        """Show the dialog with the keyboard in the first field."""
        self.open_on(self.note.control)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.keep.set_busy(False)
        for field in (self.note, self.incident):
            field.show_problem(problems.get(field.name, ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.keep.set_busy(False)
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that things changed meanwhile."""
        self.show_trouble(text, tone="warn")
