"""The head of the page: whose copy, case and clock as chips, the draft, and the one next step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from luna_desktop.domain.rights.cases import Case
from luna_desktop.texts import _
from luna_desktop.ui.rights.clock_face import ClockFace, chip_words
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.progress import Waiting

_CLOCK_ICONS = {"danger": "triangle-alert", "ok": "circle-check", "neutral": "pause"}


class CopyHead(QFrame):
    """The head of the page.

    Signals:
        back_wanted: to where the person came from.
        draft_wanted: keep the choices now.
        next_wanted: take the next step.
    """

    back_wanted = Signal()
    draft_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, cls="bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 20, 10)
        row.setSpacing(10)
        self.back = icon_button("arrow-left", "copyBack", _("Back to the chart"))
        self.title, self.subtitle = ElidedLabel(_("Record copy"), "title"), ElidedLabel("", "caption")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.number = Chip("", "neutral", name="copyCaseNumber")
        self.clock = Chip("", "warn", "hourglass", name="copyClockChip")
        self.waiting = Waiting(_("Making the pages"), name="copyWaiting")
        self.draft = Button(_("Save draft"), "copySaveDraft", icon="save", tip=_("Ctrl+S"))
        self.next = Button("", "copyNext", kind=Kind.PRIMARY)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.title)
        first.addWidget(self.number)
        first.addWidget(self.clock)
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(first)
        lines.addWidget(self.subtitle)
        row.addWidget(self.back)
        row.addLayout(lines, 1)
        for widget in (self.waiting, self.draft, self.next):
            row.addWidget(widget)
            widget.hide()
        self.number.hide()
        self.clock.hide()
        self.back.clicked.connect(self.back_wanted)
        self.draft.clicked.connect(self.draft_wanted)
        self.next.clicked.connect(self.next_wanted)

    def show_case(self, case: Case | None, face: ClockFace | None) -> None:
        """Show the case's number and its clock, or neither."""
        self.number.setVisible(case is not None)
        self.clock.setVisible(face is not None)
        if case is not None:
            self.number.show_chip(ChipSpec(case.number, "neutral"))
        if face is not None:
            icon = _CLOCK_ICONS.get(face.tone, "hourglass")
            self.clock.show_chip(ChipSpec(chip_words(face), face.tone, icon))

    def show_next(self, text: str, icon: str, *, enabled: bool = True) -> None:
        """Name the next step; an empty name hides the button."""
        self.next.setText(text)
        self.next.setAccessibleName(text)
        self.next.show_icon(icon)
        self.next.setEnabled(enabled)
        self.next.setVisible(bool(text))
        self.next.ensurePolished()
        self.next.updateGeometry()

    def show_draft(self, *, may_save: bool, said: str = "") -> None:
        """Offer to keep the choices, and say when they were kept last."""
        self.draft.setVisible(may_save)
        self.draft.setText(said or _("Save draft"))
        self.draft.setAccessibleName(self.draft.text())
