"""The line above the timeline that offers to go on with an import that was stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class RestBar(QFrame):
    """How far an import came, with a way to go on and a way to let the rest be.

    Signals:
        go_on_wanted: take in what is still to come.
        leave_wanted: leave the rest out.
    """

    go_on_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoRest", _("An import that was stopped"))
        styled(self, cls="banner", tone="info")
        self.text = words("", "body", wrap=True)
        styled(self.text, tone="info")
        self.go_on = Button(_("Continue"), "goOnButton", kind=Kind.PRIMARY, size="small")
        self.leave = Button(_("Leave the rest out…"), "leaveRestButton", size="small")
        self.go_on.clicked.connect(self.go_on_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 13, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("images", "info", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        self.hide()

    def show_rest(self, done: int, total: int) -> None:
        """Say how many of how many files are done; all of them, or none at all, puts the line away."""
        text = _("An import stopped after {done} of {total} files. The others are not in yet.", done=done, total=total)
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.setVisible(done < total)
