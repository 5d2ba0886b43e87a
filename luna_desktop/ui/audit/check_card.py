"""The card that says whether the whole log holds, and has it checked on screen."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.services.clinic.audit import AuditVerdict
from luna_desktop.services.clinic.audit_log import LastCheck
from luna_desktop.texts import _, shown
from luna_desktop.ui.audit.wording import to_the_minute
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.progress import Progress

FRESH = timedelta(days=31)
"""How long a check counts as fresh: the monthly review that the privacy rules ask for."""


class CheckCard(QFrame):
    """What the last check found, the button for another, and how far it is.

    Signals:
        check_wanted: check the whole log now.
        break_wanted: the number of the first entry that does not hold.
    """

    check_wanted = Signal()
    break_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "auditCheck", _("Check of the log")), cls="card")
        self._broken = 0
        tile = styled(QFrame(), cls="tile")
        tile.setFixedSize(40, 40)
        inside = QHBoxLayout(tile)
        inside.setContentsMargins(10, 10, 10, 10)
        self._icon = IconLabel("link", "text2", 20)
        inside.addWidget(self._icon)
        self.title = words(_("Not checked yet"), "strong")
        self.chip = Chip(_("Not checked"), "neutral", "circle-question-mark")
        self.text = words("", "body2", wrap=True)
        self.progress = Progress("auditProgress", _("Checking the log…"))
        self.check = Button(_("Check the log"), "checkLog", icon="refresh-cw")
        self.check.clicked.connect(self.check_wanted)
        self.show_break = Button("", "showBreak", icon="search")
        self.show_break.clicked.connect(lambda: self.break_wanted.emit(self._broken))
        self.show_break.hide()
        self._stack = QStackedWidget()
        self._build(tile)

    def _build(self, tile: QFrame) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.chip)
        head.addStretch(1)
        told = QWidget()
        lines = QVBoxLayout(told)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addLayout(head)
        lines.addWidget(self.text)
        going = QWidget()
        middle = QVBoxLayout(going)
        middle.setContentsMargins(0, 0, 8, 0)
        middle.addStretch(1)
        middle.addWidget(self.progress)
        middle.addStretch(1)
        self._stack.addWidget(told)
        self._stack.addWidget(going)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.setSpacing(14)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._stack, 1)
        row.addWidget(self.show_break)
        row.addWidget(self.check)

    def show_last(self, entries: int, last: LastCheck | None, now: datetime) -> None:
        """Show what the last check found, and what came after it."""
        if last is None:
            text = _("{count} entries. Check them from the first to the last.", count=grouped(entries))
            self._show(_("Not checked yet"), ChipSpec(_("Not checked"), "neutral", "circle-question-mark"), text)
            return
        when = to_the_minute(last.at)
        if last.first_break is not None:
            text = _("Found on {when} by {name}. Tell the owner; change nothing.", when=when, name=last.name)
            self._show_broken(last.first_break, text)
            return
        text = _("{count} entries checked on {when} by {name}.", count=grouped(last.entries), when=when, name=last.name)
        if now - last.at > FRESH:
            self._show(_("Checked long ago"), ChipSpec(_("Check again"), "warn", "clock"), text)
        else:
            self._show(_("The log is complete"), ChipSpec(_("Verified"), "ok", "shield-check"), text)

    def show_verdict(self, verdict: AuditVerdict) -> None:
        """Show what the check just found."""
        if verdict.first_break is not None:
            reason = shown(verdict.reason) if verdict.reason is not None else ""
            text = _("What is wrong: {reason}. Tell the owner; change nothing.", reason=reason)
            self._show_broken(verdict.first_break, text)
            return
        text = _(
            "{count} entries checked just now. The last seal begins with {head}.",
            count=grouped(verdict.entries),
            head=verdict.head,
        )
        self._show(_("The log is complete"), ChipSpec(_("Verified"), "ok", "shield-check"), text)

    def show_checking(self, done: int, entries: int) -> None:
        """Show how far the check is."""
        share = min(100, round(100 * done / max(1, entries)))
        self._stack.setCurrentIndex(1)
        self.show_break.hide()
        self.check.set_busy(True)
        self.progress.show_text(_("Checking every entry from the first to the last…"))
        self.progress.show_progress(share, _("{done} of {count}", done=grouped(done), count=grouped(entries)))

    def stop_checking(self) -> None:
        """Show the words again."""
        self._stack.setCurrentIndex(0)
        self.check.set_busy(False)

    def _show_broken(self, number: int, text: str) -> None:
        title = _("The log does not hold from entry {number} on", number=grouped(number))
        self._show(title, ChipSpec(_("Broken"), "danger", "unlink"), text)
        self._broken = number
        self.show_break.setText(_("Show entry {number}", number=grouped(number)))
        self.show_break.setAccessibleName(self.show_break.text())
        styled(self.show_break, icononly="false")
        self.show_break.show()

    def _show(self, title: str, chip: ChipSpec, text: str) -> None:
        self.stop_checking()
        self._broken = 0
        self.show_break.hide()
        self.title.setText(title)
        self.chip.show_chip(chip)
        self.text.setText(text)
        broken = chip.tone == "danger"
        styled(self, tone="danger" if broken else "")
        token = chip.tone if chip.tone in ("danger", "warn", "ok") else "text2"
        self._icon.show_icon("unlink" if broken else "link", token)
        self.setAccessibleDescription(f"{title}. {text}")
