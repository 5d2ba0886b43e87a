"""The first card of the page: the clock of the case, or that nobody asked for a copy yet."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from luna_desktop.domain.rights.cases import Case
from luna_desktop.texts import _
from luna_desktop.ui.rights.case_words import face_of
from luna_desktop.ui.rights.clock_bar import CaseClock
from luna_desktop.ui.rights.clock_face import moment_in_short
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import words


class ClockCard(Card):
    """The clock of the request.

    Signals:
        log_wanted: the person wants to log the request.
    """

    log_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "copyClockCard")
        self.clock = CaseClock()
        self.said = words("", "caption", wrap=True)
        self.log = Button(_("Log the request…"), "copyLogButton", kind=Kind.SECONDARY, icon="inbox")
        self.log.clicked.connect(self.log_wanted)
        self.add(self.clock)
        self.add(self.said)
        self.add(self.log)
        self.clock.hide()

    def show_case(self, case: Case | None, at: datetime, *, may_log: bool) -> None:
        """Show when the copy was asked for and until when it is due, or that it was not asked for."""
        self.clock.setVisible(case is not None)
        self.log.setVisible(case is None and may_log)
        if case is None:
            self.said.setText(
                _("No request for a copy is open. A copy leaves for a request only: log it, and its clock runs.")
            )
            return
        self.clock.show_face(face_of(case, at))
        self.clock.title.setText(_("Copies within 72 hours of asking"))
        self.said.setText(
            _(
                "Asked {asked}. Hand over by {due}.",
                asked=moment_in_short(case.received_at),
                due=moment_in_short(case.due_at),
            )
        )
