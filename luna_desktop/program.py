"""The running program: lanes, prompts and screens, from the unlock screen to the lock and the end.

States: no clinic yet (wizard), locked (unlock screen), unlocked (workspace). A lock keeps drafts first, then closes
connections and overwrites keys; closing the window makes the backup that is due before it locks. This module brings
in everything heavy, so `app` loads it after the first paint.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from luna_desktop import options
from luna_desktop.app import apply_look
from luna_desktop.domain.access import ROLE_NAMES
from luna_desktop.domain.errors import LunaError
from luna_desktop.interop.mail import connected
from luna_desktop.interop.pictures import forget_pictures
from luna_desktop.services.care import catalogue_shelf
from luna_desktop.services.care.catalogues import put_on_shelf
from luna_desktop.services.clinic import backups, clinics, left_overs, staff_proposals
from luna_desktop.services.clinic.clinics import Clock, Created, NewClinic, OpenClinic
from luna_desktop.services.front import calendars
from luna_desktop.services.messages.sending import Transport
from luna_desktop.services.rights import erasure_runs
from luna_desktop.storage.crypto import KdfCost
from luna_desktop.texts import Message, _, current, say_n, shown
from luna_desktop.ui import screens
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.context import Context
from luna_desktop.ui.help.front_topics import front_topic
from luna_desktop.ui.help.panel import HelpPanel, close_help
from luna_desktop.ui.incident import IncidentDesk
from luna_desktop.ui.lane import Background, CpuPool, DatabaseLane
from luna_desktop.ui.lock_watch import LockWatch
from luna_desktop.ui.messages.courier import Courier
from luna_desktop.ui.photo_inbox.watcher import CameraWatcher
from luna_desktop.ui.prompts import Prompts, WindowPrompts
from luna_desktop.ui.settings.view import SettingsView
from luna_desktop.ui.shell import Shell
from luna_desktop.ui.unlock.presenter import UnlockPresenter
from luna_desktop.ui.unlock.view import UnlockView
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.toasts import News
from luna_desktop.ui.wizard.presenter import WizardPresenter, WizardTools
from luna_desktop.ui.wizard.view import WizardView
from luna_desktop.ui.workspace import Workspace


@dataclass(frozen=True)
class Wiring:
    """What tests replace: the clock, lanes, prompts, the cost of a new clinic's passwords, the lock watch's clocks."""

    clock: Clock = clinics.system_clock
    lane: Background | None = None
    pool: Background | None = None
    transport: Transport = connected
    prompts: Prompts | None = None
    cost: KdfCost | None = None
    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic


class Program(QObject):
    """The running program: one window over one data folder.

    Signals:
        working_in: the data folder of a clinic that was opened; the wizard may have made it elsewhere.
    """

    working_in = Signal(Path)

    def __init__(
        self, app: QApplication, folder: Path, wiring: Wiring | None = None, *, shell: Shell | None = None
    ) -> None:
        super().__init__()
        self._app, self._folder = app, folder
        self._wiring = wiring or Wiring()
        self.lane = self._wiring.lane or DatabaseLane()
        self.pool = self._wiring.pool or CpuPool()
        self.shell = shell or Shell(app)
        self.prompts: Prompts = self._wiring.prompts or WindowPrompts(self.shell)
        self.incidents = IncidentDesk(self.shell)
        self.announcements = Announcements(self)
        self.clinic: OpenClinic | None = None
        self.workspace: Workspace | None = None
        self.courier: Courier | None = None
        self.camera: CameraWatcher | None = None
        self._wizard: WizardPresenter | None = None
        self._clinic_name = ""
        self._closing, self._ended = False, False
        self.watch = LockWatch(app, 300, wall=self._wiring.wall, monotonic=self._wiring.monotonic)
        self._connect()

    def _connect(self) -> None:
        self.shell.lock_wanted.connect(self.lock)
        self.shell.switch_wanted.connect(self.lock)
        self.shell.help_wanted.connect(self._help_before_sign_in)
        self.shell.close_wanted.connect(self.close)
        self.shell.stay_wanted.connect(self._stay)
        self.watch.cover_due.connect(self._cover)
        self.watch.lock_due.connect(self.lock)

    def _help_before_sign_in(self) -> None:
        """Show the help of the wizard or of the unlock screen, or put it away; later the workspace does."""
        if self.workspace is not None or close_help(self.shell):
            return
        HelpPanel(self.shell, front_topic("wizard" if self._wizard is not None else "unlock")).open()

    def start(self, front: UnlockView | None = None) -> None:
        """Show the wizard where there is no clinic yet, the unlock screen otherwise, and open the window.

        `front` is an unlock screen that is painted already.
        """
        if clinics.is_clinic(self._folder):
            self._show_unlock(front=front)
        else:
            self._show_wizard()
        self.shell.show()

    def _show_wizard(self, before: WizardView | None = None) -> None:
        view = WizardView()
        folder = self._wizard.folder if self._wizard is not None else self._folder
        tools = WizardTools(self.lane, self.incidents, self.prompts, folder, self._create)
        view.language_chosen.connect(self._choose_language)
        if before is not None:
            view.show_typed(before.typed())
        self._wizard = WizardPresenter(view, tools, self.opened)
        self.shell.show_front(view)

    def _create(self, folder: Path, new: NewClinic) -> Created:
        made = clinics.create_clinic(folder, new, cost=self._wiring.cost, clock=self._wiring.clock)
        self._folder = folder
        return made

    def _show_unlock(self, locked_by: str = "", *, front: UnlockView | None = None) -> None:
        view = front or UnlockView()
        view.language_chosen.connect(self._choose_language)
        self._locked_by = locked_by
        presenter = UnlockPresenter(
            view, self._folder, self.lane, self.incidents, self.opened, clock=self._wiring.clock
        )
        if front is None:
            self.shell.show_front(view)
        chosen = options.load()
        name = self._clinic_name or chosen.clinic_name
        presenter.start(clinic=name, remembered=chosen.last_login, locked_by=locked_by)

    def opened(self, clinic: OpenClinic) -> None:
        """Begin to work in a clinic that was unlocked or made."""
        self._wizard = None
        close_help(self.shell)
        self.clinic = clinic
        self._clinic_name = clinic.name
        self._remember(clinic.actor.login)
        self.working_in.emit(self._folder)
        self.announcements.mute(muted=False)
        clinic.desk.listen(self.announcements.announce_from_anywhere)
        self.workspace = Workspace(self.shell, clinic, screens.all_screens(self.restyle))
        self.workspace.start(self._context(clinic, self.workspace))
        self.watch.set_limit(clinic.lock_minutes * 60)
        self.watch.start()
        self._tell_what_waits(clinic)
        self.lane.run(self, lambda: _take_stock(clinic), self._tell_refused, self.incidents.report)
        self.lane.run(self, lambda: _due_work(clinic), lambda _none: None, self._not_backed_up)
        self.lane.run(self, lambda: _collect_if_due(clinic), lambda _none: None, self._not_collected)
        self.lane.run(self, lambda: _write_feeds(clinic), self._feeds_written, self._not_collected)
        self.courier = Courier(clinic, self.lane, self.announcements, self.incidents, self._wiring.transport)
        self.courier.start()
        self.camera = CameraWatcher(clinic, self.lane, self.pool, self.incidents)
        self.camera.start(options.load())

    def _tell_what_waits(self, clinic: OpenClinic) -> None:
        """Tell who signs in which of their roles wait for an owner, and an owner what waits for them."""
        if clinic.waits_for:
            roles = ", ".join(shown(ROLE_NAMES[role]) for role in ROLE_NAMES if role in clinic.waits_for)
            text = _("{roles}: counts from the sign-in after the approval.", roles=roles)
            self.shell.news(News(_("Waits for the owner’s approval"), text, tone="info"))
        if clinic.to_approve:
            text = shown(say_n("{count} change of staff", "{count} changes of staff", clinic.to_approve))
            news = News(_("Waits for your approval"), text, tone="warn", action=_("Open Staff"), act=self._open_staff)
            self.shell.news(news)

    def _tell_refused(self, stock: catalogue_shelf.Stock) -> None:
        """Tell which catalogue file was refused, and what stays in use."""
        for each in stock.refused:
            self.shell.news(News(_("Catalogue refused"), shown(catalogue_shelf.refusal_words(each)), tone="warn"))

    def _open_staff(self) -> None:
        if self.workspace is not None:
            self.workspace.go("staff")

    def _feeds_written(self, wrong: tuple[Message, ...]) -> None:
        for text in wrong:
            self.shell.news(News(_("A calendar was not written"), shown(text), tone="warn"))

    def _not_collected(self, error: Exception) -> None:
        if not isinstance(error, LunaError):  # what the disk refuses today is tried again; Health names what lies there
            self.incidents.report(error)

    def _not_backed_up(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self.shell.news(News(_("Not backed up"), shown(error.message), tone="danger"))
        else:
            self.incidents.report(error)

    def _context(self, clinic: OpenClinic, workspace: Workspace) -> Context:
        return Context(
            clinic.desk,
            clinic.actor,
            self.lane,
            self.pool,
            self.announcements,
            self.prompts,
            self.incidents,
            workspace,
        )

    def lock(self) -> None:
        """Keep drafts, put every page away, then lock; asks nothing."""
        if self.clinic is None or self.workspace is None:
            return
        clinic, who = self.clinic, self.clinic.actor.display_name
        self.watch.stop()
        self._end_courier()
        self.prompts.put_all_away()
        self.workspace.keep_drafts()
        self.workspace.stop()
        for dialog in self.shell.findChildren(Overlay):
            dialog.put_away()  # one over the window does not go with its page
        self.clinic, self.workspace = None, None
        self.announcements.mute(muted=True)
        self.announcements.locked.emit()
        self.shell.uncover_screen()
        self._show_unlock(who)
        self.lane.run(self, lambda: _locked(clinic), lambda _none: None, self._lock_failed)

    def _end_courier(self) -> None:
        """Begin no message more and take no photograph more in; what is under way does not hold up the lock."""
        if self.courier is not None:
            self.courier.stop()
            self.courier.deleteLater()
            self.courier = None
        if self.camera is not None:
            self.camera.stop()
            self.camera.deleteLater()
            self.camera = None

    def _lock_failed(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self.shell.news(News(_("Locked"), shown(error.message), tone="danger"))
        else:
            self.incidents.report(error)

    def _cover(self, seconds: int) -> None:
        self.shell.cover_screen(seconds)

    def _stay(self) -> None:
        self.shell.uncover_screen()
        self.watch.stay()

    def close(self) -> None:
        """Make the backup that is due, lock, and end; a backup that fails is said and asked about."""
        if self._closing or (self.workspace is not None and self.workspace.asks_before_close(self.close)):
            return
        self._closing = True
        if self._wizard is not None:
            self._wizard.abandon()
        clinic = self.clinic
        if clinic is None:
            self._end()
            return
        self.shell.news(News(_("Closing"), _("A backup is made first if one is due."), tone="info"))
        self.lane.run(
            self, lambda: _back_up_if_due(clinic, backups.ON_CLOSE), lambda _none: self._end(), self._backup_failed
        )

    def _backup_failed(self, error: Exception) -> None:
        self._locked_by = ""
        self._closing = False
        if isinstance(error, LunaError):
            act: Callable[[], None] = self._end
            self.shell.news(
                News(_("Not backed up"), shown(error.message), tone="danger", action=_("Close anyway"), act=act)
            )
        else:
            self.incidents.report(error)

    @property
    def is_ended(self) -> bool:
        """Tell whether the program was closed: the clinic is locked, the lanes have ended, the window is gone."""
        return self._ended

    def _end(self) -> None:
        if self._ended:
            return
        self._closing = True
        self.lock()
        self.stop()
        self.shell.allow_close()
        self._ended = True
        self.shell.deleteLater()
        self.watch.deleteLater()
        self._app.quit()

    def stop(self) -> None:
        """End the lanes."""
        self.watch.stop()
        self._end_courier()
        for worker in (self.lane, self.pool):
            if isinstance(worker, (DatabaseLane, CpuPool)):
                worker.stop()

    def restyle(self, chosen: options.Options) -> None:
        """Apply this workstation's choices at once, and keep them."""
        spoken = current().language
        apply_look(self._app, chosen)
        try:
            options.save(chosen)
        finally:
            if self.camera is not None:
                self.camera.use(chosen)
            if current().language != spoken:
                self._speak()

    def _speak(self) -> None:
        """Say everything anew in the language that was chosen just now; nobody is locked out and no typing is lost."""
        if self.workspace is None:
            self.shell.speak()
            self._speak_in_front()
            return
        self.workspace.speak()
        page = self.workspace.page()
        if isinstance(page, SettingsView):
            page.show_tab("workstation")
            page.workstation.language.control.setFocus()

    def _speak_in_front(self) -> None:
        wizard = self.shell.findChild(WizardView)
        if self._wizard is None:
            self._show_unlock(self._locked_by)
        elif isinstance(wizard, WizardView):
            self._show_wizard(wizard)

    def _choose_language(self, language: object) -> None:
        """Take a language chosen before somebody has signed in."""
        try:
            self.restyle(replace(options.load(), language=str(language)))
        except OSError:
            self.shell.news(
                News(_("Not kept"), _("This computer did not keep the choice. It holds until the program ends."))
            )

    def _remember(self, login: str) -> None:
        """Keep for the unlock screen what this workstation may remember: the clinic's name, and who, if wished."""
        before = options.load()
        chosen = replace(before, clinic_name=self._clinic_name)
        if chosen.remember_person:
            chosen = replace(chosen, last_login=login)
        if chosen != before:
            options.save(chosen)


def _take_stock(clinic: OpenClinic) -> catalogue_shelf.Stock:
    return clinic.desk.perform(clinic.actor, catalogue_shelf.take_stock, None)


def _locked(clinic: OpenClinic) -> None:
    """Lock, take the clinic's own catalogues off the shelf, and end the processes that decode pictures."""
    put_on_shelf({})
    forget_pictures()
    clinic.lock()


def _due_work(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, staff_proposals.close_expired_proposals, None)
    clinic.desk.perform(clinic.actor, erasure_runs.finish_erasures, None)
    _back_up_if_due(clinic, "daily")


def _back_up_if_due(clinic: OpenClinic, reason: str) -> None:
    clinic.desk.perform(clinic.actor, backups.back_up_if_due, reason)


def _write_feeds(clinic: OpenClinic) -> tuple[Message, ...]:
    return clinic.desk.perform(clinic.actor, calendars.write_feeds_if_due, None)


def _collect_if_due(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, left_overs.collect_if_due, None)
