"""The Health page: backups left, checks right. Counts, and record numbers of damaged files; no patient content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.services.clinic.audit import AuditVerdict
from luna_desktop.services.clinic.backups import BackupListing, BackupStatus
from luna_desktop.services.clinic.health import Health
from luna_desktop.texts import _
from luna_desktop.ui.health.checks_card import ChecksCard
from luna_desktop.ui.health.damaged_card import DamagedCard
from luna_desktop.ui.health.recovery_card import RecoveryCard
from luna_desktop.ui.health.wording import audit_chip, audit_words, backup_chip, backup_words, moment, size_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Waiting
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column, RowsTable


@dataclass(frozen=True)
class Backups:
    """What is known of the backups: the status, the folder looked into, what lies there, and the time now."""

    status: BackupStatus
    folder: str
    listed: Sequence[BackupListing]
    now: datetime


class HealthView(QWidget):
    """Shows how the system is; says what is wanted.

    Signals:
        backup_wanted, folder_wanted, examine_wanted, audit_wanted: what is to be done.
    """

    backup_wanted = Signal()
    folder_wanted = Signal()
    examine_wanted = Signal()
    audit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "healthPage", _("Health of the system")), cls="page")
        self.banner = Banner("danger", "", name="healthTrouble")
        self.checks = ChecksCard()
        self.examine = self.checks.examine
        self.examine.clicked.connect(self.examine_wanted)
        self.recovery = RecoveryCard()
        self.damaged = DamagedCard()
        self._build_backups()
        self._build_audit()
        self._build()

    def _build_backups(self) -> None:
        self.backups = Card(_("Backups"), "backupsCard", icon="archive-restore")
        self.backup_chip = Chip("", name="backupChip")
        self.backup_button = Button(
            _("Back up now"), "backUpButton", kind=Kind.PRIMARY, icon="archive", size="small", tip=_("Ctrl+Shift+B")
        )
        self.folder_button = Button(_("Choose a folder…"), "backupFolderButton", icon="folder", size="small")
        self.backup_button.clicked.connect(self.backup_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.table: RowsTable[BackupListing] = RowsTable(
            "backupsTable", _("Backups in this folder"), _columns(), key=lambda row: str(row.path)
        )
        self.stack = StateStack(self.table, "backupsStack")
        self.stack.setMinimumHeight(230)
        self.backup_waiting = Waiting(_("Making a backup, then restoring it to a scratch place…"), "backupWaiting")
        self.backup_waiting.hide()
        self.folder_words = ElidedLabel("", "caption")
        self.proof = words("", "caption", wrap=True)
        self.backups.add_beside_title(self.backup_chip)
        self.backups.add_action(self.folder_button)
        self.backups.add_action(self.backup_button)
        for part in (self.folder_words, self.backup_waiting):
            self.backups.add(part)
        self.backups.add(self.stack, 1)
        self.backups.add(self.proof)

    def _build_audit(self) -> None:
        self.audit = Card(_("Audit log"), "auditCard", icon="scroll-text")
        self.audit_chip = Chip("", name="auditChip")
        self.audit_button = Button(_("Check the audit log"), "checkAuditButton", icon="link", size="small")
        self.audit_button.clicked.connect(self.audit_wanted)
        self.audit_words = words("", "body", wrap=True)
        self.audit_head = words("", "caption", wrap=True)
        self.audit_head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.audit.add_beside_title(self.audit_chip)
        self.audit.add_action(self.audit_button)
        self.audit.add(self.audit_words)
        self.audit.add(self.audit_head)
        self.show_verdict(None)

    def _build(self) -> None:
        page = styled(QWidget(), cls="body")
        sides = QHBoxLayout(page)
        sides.setContentsMargins(24, 0, 20, 16)
        sides.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        left.addWidget(self.damaged)
        left.addWidget(self.backups, 1)
        left.addWidget(self.audit)
        right.addWidget(self.checks)
        right.addWidget(self.recovery)
        right.addStretch(1)
        sides.addLayout(left, 1)
        holder = QWidget()
        holder.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(440)
        sides.addWidget(holder)
        area = named(QScrollArea(), "healthScroll", _("Health of the system"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 20, 10)
        top.setSpacing(0)
        top.addWidget(words(_("Health of the system"), "title"))
        top.addWidget(words(_("No patient content is shown here: counts, and numbers of records."), "body2"))
        top.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(area, 1)

    def allow(self, *, may_back_up: bool, may_verify: bool) -> None:
        """Show only what the person may do."""
        self.backup_button.setVisible(may_back_up)
        self.folder_button.setVisible(may_back_up)
        self.audit_button.setVisible(may_verify)

    def show_backups(self, found: Backups) -> None:
        """Show the status and what lies in the folder."""
        self.backup_chip.show_chip(backup_chip(found.status, found.now))
        self.proof.setText(backup_words(found.status))
        self.folder_words.show_text(_("In {folder}", folder=found.folder) if found.folder else "")
        self.folder_words.setVisible(bool(found.folder))
        self.table.show_rows(found.listed)
        if found.listed:
            self.stack.show_content()
        elif found.folder:
            page = StatePage("archive", _("No backup in this folder"), _("Make one now, or choose another folder."))
            self.stack.show_state(page)
        else:
            hint = _("Another disk is best: a fire or a thief takes both otherwise.")
            self.stack.show_state(StatePage("hard-drive", _("No folder for backups is set"), hint))

    def show_backing_up(self, busy: bool) -> None:
        """Show that a backup is being made and proved."""
        self.backup_button.set_busy(busy)
        self.backup_waiting.setVisible(busy)

    def show_examining(self) -> None:
        """Show that the doctor is at work."""
        self.checks.show_busy()

    def show_health(self, health: Health, when: datetime) -> None:
        """Show a row for each check."""
        self.checks.show_health(health, _("Examined {when}", when=moment(when)))

    def show_verdict(self, verdict: AuditVerdict | None) -> None:
        """Show whether the log holds, and its head to be noted down."""
        self.audit_button.set_busy(False)
        self.audit_chip.show_chip(audit_chip(verdict))
        self.audit_words.setText(audit_words(verdict))
        self.audit_head.setText(
            _(
                "Head of the log: {head}. Whoever notes it down can tell later that nothing was cut off.",
                head=verdict.head,
            )
            if verdict is not None
            else ""
        )
        self.audit_head.setVisible(verdict is not None)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the cards; what was going on has stopped."""
        self.banner.say(tone, text)
        if text:
            self.show_backing_up(False)
            self.checks.stop()
            self.damaged.restore.set_busy(False)
            self.audit_button.set_busy(False)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is edited here
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 examines, Ctrl+Shift+B backs up."""
        wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F5:
            self.examine.click()
        elif event.key() == Qt.Key.Key_B and event.modifiers() == wanted and not self.backup_button.isHidden():
            self.backup_button.click()
        else:
            super().keyPressEvent(event)


def _columns() -> list[Column[BackupListing]]:
    return [
        Column(_("Backup"), lambda row: Cell(moment(row.created_at), strong=True), 190),
        Column(_("Size"), lambda row: Cell(size_words(row.size)), 100),
        Column(_("Rows"), lambda row: Cell(grouped(row.rows)), 90),
        Column(_("Sealed files"), lambda row: Cell(grouped(row.photographs)), 110),
        Column(_("Folder"), lambda row: Cell(row.path.name), 180, stretch=True),
    ]
