"""The banners between the fields: what stands in the way, and that a clinician looks at the booking first."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui.booking.days import time_words
from luna_desktop.ui.booking.shown import ConflictShown
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.flow import flowing
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class TitledBanner(QFrame):
    """An icon, a title, and a sentence under it."""

    def __init__(self, name: str, tone: str, icon: str) -> None:
        super().__init__()
        self.setObjectName(name)
        styled(self, cls="banner", tone=tone)
        self._icon = IconLabel(icon, tone, 18)
        self._title = words("", "strong", tone=tone, wrap=True)
        self._text = words("", "body", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 9, 12, 9)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._lines, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def tell(self, title: str, text: str, *, tone: str = "", icon: str = "") -> None:
        """Say something; without a title the banner goes away."""
        if tone:
            styled(self, tone=tone)
            styled(self._title, tone=tone)
            self._icon.show_icon(icon, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        named(self, self.objectName(), title, description=text)
        self.setVisible(bool(title))

    def text(self) -> str:
        """Return what the banner says."""
        return f"{self._title.text()} {self._text.text()}".strip()


class ConflictBanner(TitledBanner):
    """What stands in the way, and the ways on.

    Signals:
        show_wanted: the id of the booking that stands there.
        use_wanted: the next start that is free.
        override_wanted: book all the same, with a reason.
        keep_wanted: take the reason back; the rules hold again.
    """

    show_wanted = Signal(int)
    use_wanted = Signal(object)
    override_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("conflictBanner", "danger", "calendar-x")
        self._conflict: ConflictShown | None = None
        self._next: time | None = None
        self.show_button = Button(_("Show booking"), "conflictShow", size="small")
        self.use_button = Button("", "conflictUse", size="small", icon="arrow-right")
        self.override_button = Button(_("Book all the same…"), "conflictOverride", kind=Kind.DANGER_LINE, size="small")
        self.keep_button = Button(_("Take back"), "conflictKeep", size="small")
        self.show_button.clicked.connect(self._want_show)
        self.use_button.clicked.connect(lambda: self.use_wanted.emit(self._next))
        self.override_button.clicked.connect(self.override_wanted)
        self.keep_button.clicked.connect(self.keep_wanted)
        self._buttons = (self.show_button, self.use_button, self.override_button, self.keep_button)
        ways = QHBoxLayout()
        ways.setSpacing(6)
        for button in self._buttons[:2]:
            ways.addWidget(button)
        self._row.addLayout(ways)
        self._below = flowing(*self._buttons[2:])
        self._lines.addSpacing(4)
        self._lines.addWidget(self._below)

    def show_conflict(self, conflict: ConflictShown | None) -> None:
        """Show what stands in the way, or nothing."""
        self._conflict = conflict
        if conflict is None:
            self.tell("", "")
            return
        self._next = conflict.use
        self.tell(conflict.title, conflict.text, tone="danger", icon="calendar-x")
        self.show_button.setVisible(bool(conflict.booking_id))
        self.use_button.setVisible(conflict.use is not None)
        if conflict.use is not None:
            text = _("Use {time}", time=time_words(conflict.use))
            self.use_button.setText(text)
            styled(self.use_button, icononly="false")
            self.use_button.setAccessibleName(text)
        self.override_button.setVisible(conflict.may_override)
        self.keep_button.hide()
        self._below.setVisible(conflict.may_override)

    def show_overridden(self, conflict: ConflictShown, reason: str) -> None:
        """Say that the booking stands against a rule, and why."""
        self._conflict = conflict
        self.tell(
            _("Booked against a rule"),
            _("{conflict} Your reason: {reason}", conflict=conflict.text, reason=reason),
            tone="warn",
            icon="triangle-alert",
        )
        for button in self._buttons[:3]:
            button.hide()
        self.keep_button.show()
        self._below.show()

    def _want_show(self) -> None:
        if self._conflict is not None and self._conflict.booking_id:
            self.show_wanted.emit(self._conflict.booking_id)


class HoldBanner(TitledBanner):
    """That a clinician looks at the booking before it counts."""

    def __init__(self) -> None:
        super().__init__("holdBanner", "warn", "hourglass")

    def show_hold(self, reviewer: str | None) -> None:
        """Say who looks at it; "" where any clinician does, None where nobody has to."""
        if reviewer is None:
            self.tell("", "")
            return
        text = _("The booking is kept as held. It goes to the review list; the patient is told only after the review.")
        if reviewer:
            text = _(
                "The booking is kept as held. It goes to {name}’s review list; the patient is told only after the "
                "review.",
                name=reviewer,
            )
        self.tell(_("A clinician must review before this service"), text)
