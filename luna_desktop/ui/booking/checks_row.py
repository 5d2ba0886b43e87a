"""The four live checks: practitioner, room, device and patient, each with a sign and in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.booking.shown import CheckShown, CheckState
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel
from luna_desktop.ui.widgets.naming import named, styled

_SIGNS = {
    CheckState.FREE: ("circle-check", "ok"),
    CheckState.BUSY: ("circle-x", "danger"),
    CheckState.OPEN: ("circle", "text3"),
    CheckState.UNNEEDED: ("minus", "text3"),
    CheckState.OVERRIDDEN: ("triangle-alert", "warn"),
}
_NAMES = ("checkPractitioner", "checkRoom", "checkDevice", "checkPatient")


class _Check(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.sign = IconLabel("circle", "text3", 16)
        self.who, self.note = ElidedLabel("", "body"), ElidedLabel("", "caption")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.who)
        lines.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(lines, 1)

    def show_check(self, check: CheckShown) -> None:
        self.sign.show_icon(*_SIGNS[check.state])
        self.who.show_text(check.name)
        self.note.show_text(check.note)
        styled(self.note, tone="danger" if check.state is CheckState.BUSY else "")
        self.setAccessibleName(check.spoken())


class ChecksRow(QFrame):
    """The four beside each other; a change is spoken as well."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "bookingChecks", _("Checks")), cls="zebra")
        self._said = ""
        self.checks = tuple(_Check(name) for name in _NAMES)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        for check in self.checks:
            row.addWidget(check, 1)

    def show_checks(self, checks: Sequence[CheckShown]) -> None:
        """Show how the four stand."""
        for widget, check in zip(self.checks, checks, strict=True):
            widget.show_check(check)
        said = ". ".join(check.spoken() for check in checks)
        self.setAccessibleDescription(said)
        if said != self._said and any(check.state is CheckState.BUSY for check in checks):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._said = said
