"""Leads through the first run: makes the clinic, has the recovery key read back, sets the backup folder, adds staff."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.recovery_sheet import RecoverySheet, render_recovery_sheet
from luna_desktop.services.clinic import backups, clinics, recovery_key, settings, staff
from luna_desktop.services.clinic.clinics import Created, NewClinic, OpenClinic
from luna_desktop.services.exports import write_export
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.lane import Background
from luna_desktop.ui.presenter import Incidents
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice, Prompts
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.wizard.view import WizardView

CLIPBOARD_SECONDS = 60
_HIDE_FROM_HISTORY = "x-kde-passwordManagerHint"
"""Asks clipboard histories to keep nothing; KDE and others heed it."""
_FIELDS = {
    "name": "clinicName",
    "mrn_prefix": "clinicName",
    "login": "personLogin",
    "display_name": "personName",
    "password": "personPassword",
    "phone": "contactPhone",
    "email": "contactEmail",
    "folder": "backupFolder",
}
T = TypeVar("T")


@dataclass(frozen=True)
class WizardTools:
    """What the composition root hands in: lanes, prompts, where the clinic goes by default, and how it is made."""

    background: Background
    incidents: Incidents
    prompts: Prompts
    folder: Path
    create: Callable[[Path, NewClinic], Created]
    paper: Paper = field(default_factory=PrinterDialog)


class WizardPresenter(QObject):
    """Stands between the wizard and the services; hands the opened clinic on when the last step is done."""

    def __init__(self, view: WizardView, tools: WizardTools, finished: Callable[[OpenClinic], None]) -> None:
        super().__init__(view)
        self._view, self._tools, self._finished = view, tools, finished
        self._typed: dict[str, object] = {}
        self._folder = tools.folder
        self._clinic: OpenClinic | None = None
        self._code = ""
        self._copied = QTimer(self, singleShot=True, interval=CLIPBOARD_SECONDS * 1000)
        self._copied.timeout.connect(self._empty_clipboard)
        view.continue_wanted.connect(self._go_on)
        view.back_wanted.connect(lambda key: view.show_step(view.step_before(key)))
        view.person.passphrase_wanted.connect(lambda: view.person.show_passphrase(clinics.new_passphrase()))
        view.records.choose_wanted.connect(self._choose_records)
        view.backup.choose_wanted.connect(self._choose_backup)
        view.recovery.print_wanted.connect(self._print_key)
        view.recovery.save_wanted.connect(self._save_key)
        view.recovery.copy_wanted.connect(self._copy_key)
        view.staff.offer_roles([Option(role, shown(ROLE_NAMES[role])) for role in Role])
        self._show_records(tools.folder)

    def _go_on(self, key: str, values: Mapping[str, object]) -> None:
        self._typed |= values
        self._view.show_trouble("")
        steps: dict[str, Callable[[], None]] = {
            "records": self._create,
            "recovery": self._key_kept,
            "backup": self._first_backup,
            "staff": self._add_staff,
        }
        steps.get(key, lambda: self._view.show_step(self._view.step_after(key)))()

    @property
    def folder(self) -> Path:
        """Return the folder chosen for the records."""
        return self._folder

    def _text(self, name: str) -> str:
        return str(self._typed.get(name) or "").strip()

    def _new_clinic(self) -> NewClinic:
        roles = set(clinics.FIRST_ROLES)
        if self._typed.get("personTreats"):
            roles.add(Role.CLINICIAN)
        address = self._text("contactAddress") or self._text("clinicAddress")
        return NewClinic(
            settings.ClinicDetails(
                self._text("clinicName"),
                self._text("clinicAddress"),
                self._text("clinicPhone"),
                "",
                self._text("clinicRegistration"),
            ),
            settings.PrivacyContact(
                self._text("contactName"),
                self._text("contactTitle"),
                self._text("contactPhone"),
                self._text("contactEmail"),
                address,
            ),
            staff.NewStaff(
                self._text("personLogin"),
                self._text("personName"),
                frozenset(roles),
                str(self._typed.get("personPassword") or ""),
            ),
        )

    def _create(self) -> None:
        folder, new = self._folder, self._new_clinic()
        self._work(lambda: self._tools.create(folder, new), self._created)

    def _created(self, made: Created) -> None:
        self._clinic, self._code = made.clinic, made.recovery_code
        self._typed = {name: value for name, value in self._typed.items() if "assword" not in name}
        self._view.person.clear_secrets()
        groups = made.recovery_code.replace(" ", "-").split("-")
        first, second = sorted(secrets.SystemRandom().sample(range(len(groups)), 2))
        self._view.set_busy(False)
        self._view.show_step("recovery", may_go_back=False)
        self._view.recovery.show_key(groups, asked=(first, second))

    def _key_kept(self) -> None:
        self._empty_clipboard()
        self._code = ""
        self._view.recovery.clear_secrets()
        clinic = self._open()
        job = lambda: clinic.desk.perform(clinic.actor, recovery_key.note_read_back, None)  # noqa: E731 - a job
        self._work(job, lambda _none: self._view.show_step("backup", may_go_back=False))

    def _first_backup(self) -> None:
        clinic, folder = self._open(), self._text("backupFolder")
        if not folder:
            self._view.show_step("staff", may_go_back=False)
            return

        def job() -> None:
            wanted = clinic.desk.perform(clinic.actor, settings.read_settings, None).preferences
            preferences = replace(wanted, backup_folder=folder)
            clinic.desk.perform(clinic.actor, settings.change_preferences, preferences)
            clinic.desk.perform(clinic.actor, backups.back_up, backups.BackupPlan(reason="first backup"))

        self._work(job, lambda _none: self._view.show_step("staff", may_go_back=False))

    def _add_staff(self) -> None:
        clinic = self._open()
        people = [
            staff.NewStaff(one.login, one.name, frozenset({Role(one.role)}), one.password)
            for one in self._view.staff.people()
        ]

        def job() -> int | None:
            known = {row.login for row in clinic.desk.perform(clinic.actor, staff.list_staff, None)}
            for at, person in enumerate(people):
                if person.login.strip().lower() in known:
                    continue
                try:
                    clinic.desk.perform(clinic.actor, staff.add_staff, person)
                except InvalidInput as error:
                    raise _RowProblem(at, error) from None
            return None

        self._work(job, lambda _none: self._finish())

    def _finish(self) -> None:
        clinic = self._open()
        self._clinic = None
        self._finished(clinic)

    def _open(self) -> OpenClinic:
        if self._clinic is None:
            raise RuntimeError("the clinic was not made yet")
        return self._clinic

    def abandon(self) -> None:
        """Lock a clinic that was made and not handed on, as when the window closes half-way."""
        self._empty_clipboard()
        if self._clinic is not None:
            self._clinic.lock()
            self._clinic = None

    def _work(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        self._view.set_busy(True)

        def arrived(result: T) -> None:
            self._view.set_busy(False)
            done(result)

        self._tools.background.run(self, job, arrived, self._failed)

    def _failed(self, error: Exception) -> None:
        self._view.set_busy(False)
        if isinstance(error, _RowProblem):
            self._view.staff.show_row_problems(
                error.at, {name: shown(text) for name, text in error.problems.problems.items()}
            )
        elif isinstance(error, InvalidInput):
            self._show_problems(error)
        elif isinstance(error, LunaError):
            self._view.show_trouble(shown(error.message))
        else:
            self._tools.incidents.report(error)

    def _show_problems(self, error: InvalidInput) -> None:
        problems = {_FIELDS.get(name, name): shown(text) for name, text in error.problems.items()}
        step = {"clinic": "clinic", "person": "person", "contact": "contact"}
        for prefix, key in step.items():
            if any(name.startswith(prefix) for name in problems):
                self._view.show_step(key)
                break
        self._view.show_problems(problems)
        self._view.show_trouble(next(iter(problems.values())), tone="warn")

    def _choose_records(self) -> None:
        choice = FileChoice(_("Where records are kept"), folder=self._folder.parent)
        self._tools.prompts.choose_folder(choice, lambda path: self._show_records(path) if path else None)

    def _show_records(self, folder: Path) -> None:
        self._folder = folder
        trouble = clinics.folder_trouble(folder)
        if trouble is None:
            self._view.records.show_folder(str(folder), found=_("This folder can keep the records."), tone="ok")
        else:
            self._view.records.show_folder(str(folder), found=shown(trouble), tone="danger")

    def _choose_backup(self) -> None:
        choice = FileChoice(_("Folder for backups"))
        self._tools.prompts.choose_folder(choice, self._show_backup)

    def _show_backup(self, folder: Path | None) -> None:
        if folder is None:
            return
        if self._folder in (folder, *folder.parents):
            text = _("This folder lies inside the records. Choose one on another disk.")
            self._view.backup.show_folder(str(folder), found=text, tone="danger")
        else:
            text = _("Backups go here. Another disk, or one that is taken away, is best.")
            self._view.backup.show_folder(str(folder), found=text, tone="ok")

    def _sheet(self) -> bytes:
        new = self._new_clinic_details()
        sheet = RecoverySheet(
            clinic=Letterhead(name=new.name, address=tuple(new.address.splitlines()), phone=new.phone),
            key=self._code,
            made_at=datetime.now(UTC),
            made_by=self._text("personName"),
        )
        return render_recovery_sheet(sheet, translator=current())

    def _new_clinic_details(self) -> settings.ClinicDetails:
        return settings.ClinicDetails(self._text("clinicName"), self._text("clinicAddress"), self._text("clinicPhone"))

    def _print_key(self) -> None:
        self._tools.paper.choose(self._view, self._printer_chosen)

    def _printer_chosen(self, printer: QPrinter | None) -> None:
        if printer is None:
            return
        job = PagePrinter(printer, self._sheet(), self._view)
        job.finished.connect(self._printed)
        job.start()

    def _printed(self, went_well: bool) -> None:
        if went_well:
            self._kept(_("Printed {time}", time=f"{datetime.now(CLINIC_ZONE):%H:%M}"))
        else:
            self._view.show_trouble(_("The printer did not take the page. Check it, or save the key to a file."))

    def _save_key(self) -> None:
        choice = FileChoice(_("Save the recovery key"), kinds=_("PDF (*.pdf)"), proposed="recovery-key.pdf")
        self._tools.prompts.save_file(choice, self._write_key)

    def _write_key(self, path: Path | None) -> None:
        if path is None:
            return
        try:
            write_export(path, self._sheet())
        except LunaError as error:
            self._view.show_trouble(shown(error.message))
            return
        self._kept(_("Saved {time}", time=f"{datetime.now(CLINIC_ZONE):%H:%M}"))

    def _copy_key(self) -> None:
        mime = QMimeData()
        mime.setText(self._code)
        mime.setData(_HIDE_FROM_HISTORY, b"secret")
        QGuiApplication.clipboard().setMimeData(mime)
        self._copied.start()
        self._kept(_("Copied; the clipboard is cleared after a minute"))

    def _empty_clipboard(self) -> None:
        """Take the key off the clipboard: after a minute, once it was read back, and when the window closes."""
        self._copied.stop()
        clipboard = QGuiApplication.clipboard()
        if self._code and clipboard.text() == self._code:
            clipboard.clear()

    def _kept(self, text: str) -> None:
        self._view.recovery.show_kept(text)


class _RowProblem(Exception):
    """What is wrong with one row of new staff."""

    def __init__(self, at: int, problems: InvalidInput) -> None:
        super().__init__()
        self.at = at
        self.problems = problems
