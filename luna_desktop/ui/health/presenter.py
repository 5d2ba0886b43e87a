"""What the Health page does: reads the backups, makes one, examines the clinic, checks the audit log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.audit import verify_audit
from luna_desktop.services.clinic.backups import (
    BackupListing,
    BackupMade,
    BackupPlan,
    BackupStatus,
    back_up,
    backups_in,
    choose_backup_folder,
    read_backup_status,
)
from luna_desktop.services.clinic.health import Health, examine
from luna_desktop.services.clinic.kept_files import DamagedFile, RestoreOrder, look_again, restore_file
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.health.recovery_card import RecoveryPresenter
from luna_desktop.ui.health.view import Backups, HealthView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice


def build_page(context: Context) -> QWidget:
    """Make the Health page."""
    view = HealthView()
    HealthPresenter(view, context).start()
    RecoveryPresenter(view.recovery, view, view, context)
    return view


class HealthPresenter(Presenter):
    """Stands between the Health page and backups, doctor and audit log."""

    def __init__(self, view: HealthView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._folder = ""
        may = context.actor.may
        view.allow(may_back_up=may(Permission.BACK_UP), may_verify=may(Permission.VERIFY_AUDIT))
        view.backup_wanted.connect(self._back_up)
        view.folder_wanted.connect(lambda: self._choose_folder(then_back_up=False))
        view.examine_wanted.connect(self._examine)
        view.audit_wanted.connect(self._verify)
        view.damaged.restore_wanted.connect(self._restore)
        context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read when a backup was last proved and what lies in the folder."""
        job, chosen = self._context.job(read_backup_status, None), self._folder

        def read() -> tuple[BackupStatus, str, list[BackupListing]]:
            status = job()
            folder = chosen or status.folder
            return status, folder, backups_in(Path(folder)) if folder else []

        self.ask("backups", read, self._show_backups)

    def _show_backups(self, found: tuple[BackupStatus, str, list[BackupListing]]) -> None:
        status, folder, listed = found
        self._folder = folder
        self._view.show_backups(Backups(status, folder, listed, self._context.desk.premises.clock()))

    def _choose_folder(self, *, then_back_up: bool) -> None:
        start = Path(self._folder) if self._folder else None
        choice = FileChoice(_("Choose a folder for backups, on another disk if there is one"), folder=start)

        def answered(folder: Path | None) -> None:
            if folder is None:
                return
            self._folder = str(folder)
            self.act(self._context.job(choose_backup_folder, str(folder)), lambda _none: self.start())
            if then_back_up:
                self._back_up()

        self._context.prompts.choose_folder(choice, answered)

    def _back_up(self) -> None:
        if not self._folder:
            self._choose_folder(then_back_up=True)
            return
        self._view.show_trouble("")
        self._view.show_backing_up(True)
        self.act(self._context.job(back_up, BackupPlan(self._folder)), self._backed_up)

    def _backed_up(self, made: BackupMade) -> None:
        self._view.show_backing_up(False)
        if made.audit_break is not None or made.missing_photographs:
            self._view.show_trouble(
                _("The backup is made, but the records it copies are not whole. Examine them now."), tone="warn"
            )
        self._context.navigation.saved(_("The backup is made and proved."))
        self.start()

    def _examine(self) -> None:
        self._view.show_trouble("")
        self._view.show_examining()
        self.act(self._context.job(examine, None), self._show_health)

    def _show_health(self, health: Health) -> None:
        self._view.show_health(health, self._context.desk.premises.clock())
        self._show_damaged(health.damaged)

    def _show_damaged(self, files: tuple[DamagedFile, ...]) -> None:
        self._view.damaged.show_files(files, may_restore=self._context.actor.may(Permission.BACK_UP))

    def _restore(self, file: DamagedFile, backup: str) -> None:
        self._view.show_trouble("")
        self._view.damaged.show_restoring()
        listed = tuple(each.object_id for each in self._view.damaged.files())

        def restored(_none: None) -> None:
            self._context.navigation.saved(_("The file is back, as the backup holds it."))
            self.act(self._context.job(look_again, listed), self._looked)

        self.act(self._context.job(restore_file, RestoreOrder(file.object_id, backup)), restored)

    def _looked(self, left: tuple[DamagedFile, ...]) -> None:
        self._show_damaged(left)
        if not left:
            self._examine()

    def _verify(self) -> None:
        self._view.show_trouble("")
        self._view.audit_button.set_busy(True)
        self.act(self._context.job(verify_audit, None), self._view.show_verdict)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in {"backup", "setting"} for change in changes):
            self.start()
