"""The card of checks: one row each, with what was found and whether it is well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.clinic.health import Check, Health
from luna_desktop.texts import _, shown
from luna_desktop.ui.health.wording import check_icon, check_title, health_chip
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.progress import Waiting


class CheckRow(QWidget):
    """One thing that was looked at."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        title, found = check_title(check.name), shown(check.message)
        state = _("Good") if check.ok else _("Look")
        named(self, f"check-{check.name.replace(' ', '-')}", f"{title}: {state}. {found}")
        self.chip = Chip(state, "ok" if check.ok else "danger", "check" if check.ok else "circle-alert")
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(title))
        lines.addWidget(words(found, "caption", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        row.addWidget(IconLabel(check_icon(check.name), "text2" if check.ok else "danger", 18), 0, _MIDDLE)
        row.addLayout(lines, 1)
        row.addWidget(self.chip, 0, _MIDDLE)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ChecksCard(Card):
    """What the doctor looked at."""

    def __init__(self) -> None:
        super().__init__(_("Checks"), "checksCard", icon="list-checks")
        self.chip = Chip("", name="healthChip")
        self.chip.show_chip(health_chip(None))
        self.examine = Button(_("Examine"), "examineButton", icon="stethoscope", size="small", tip=_("F5"))
        self.when = words("", "caption", wrap=True)
        self.waiting = Waiting(_("Looking at every page and every sealed file…"), "examineWaiting")
        hint = _("Key file, database, photographs, audit log, backups and disk are looked at. Nothing is changed.")
        self.hint = words(hint, "body2", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.add_beside_title(self.chip)
        self.add_action(self.examine)
        for part in (self.hint, self.waiting):
            self.add(part)
        self.add(self.rows)
        self.add(self.when)
        self.waiting.hide()
        self.when.hide()

    def show_busy(self) -> None:
        """Show that the doctor is at work; the last findings stay."""
        self.examine.set_busy(True)
        self.waiting.show()

    def stop(self) -> None:
        """Show that the doctor has stopped."""
        self.examine.set_busy(False)
        self.waiting.hide()

    def show_health(self, health: Health, when: str) -> None:
        """Show the findings, what is wrong first."""
        self.stop()
        self.hint.hide()
        self._clear()
        for at, check in enumerate(sorted(health.checks, key=lambda each: each.ok)):
            if at:
                self.rows.addWidget(hairline())
            self.rows.addWidget(CheckRow(check))
        self.chip.show_chip(health_chip(health))
        self.when.setText(when)
        self.when.show()

    def _clear(self) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
