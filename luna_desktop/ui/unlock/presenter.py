"""Carries the unlock screen out: who can sign in, the password in a thread, waiting times, the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from luna_desktop.domain.errors import InvalidInput, LunaError, UnlockRefused
from luna_desktop.domain.measures import show_day
from luna_desktop.services.clinic.clinics import Clock, OpenClinic, recover_access, unlock_clinic
from luna_desktop.services.clinic.sign_in import sign_in_choices
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.lane import Background
from luna_desktop.ui.presenter import Incidents
from luna_desktop.ui.unlock.staff_list import StaffChoice
from luna_desktop.ui.unlock.view import UnlockFacts, UnlockView


class UnlockPresenter(QObject):
    """Stands between the unlock view and `services.clinic.clinics`; hands an opened clinic on."""

    def __init__(
        self,
        view: UnlockView,
        folder: Path,
        background: Background,
        incidents: Incidents,
        opened: Callable[[OpenClinic], None],
        *,
        clock: Clock,
    ) -> None:
        super().__init__(view)
        self._view, self._folder, self._background = view, folder, background
        self._incidents, self._opened, self._clock = incidents, opened, clock
        view.unlock_wanted.connect(self._unlock)
        view.recovery_wanted.connect(self._recover)

    def start(self, *, clinic: str = "", remembered: str = "", locked_by: str = "") -> None:
        """Show who can sign in here, or what is wrong with the folder."""
        locked = _("Locked by {name}", name=locked_by) if locked_by else ""
        now = datetime.now(CLINIC_ZONE)
        self._view.show_facts(
            UnlockFacts(
                clinic=clinic,
                now=_("{day}, {time}", day=show_day(now.date(), current()), time=f"{now:%H:%M}"),
                safety=_("Records are encrypted on this computer."),
                locked=locked,
            )
        )
        try:
            choices = sign_in_choices(self._folder)
        except LunaError as error:
            self._view.show_trouble(shown(error.message))
            return
        people = [StaffChoice(each.login, each.name, each.login) for each in choices]
        self._view.show_staff(people, remembered=remembered)
        self._view.start()

    def _unlock(self, login: str, password: str) -> None:
        self._view.set_busy(True)
        job = lambda: unlock_clinic(self._folder, login, password, clock=self._clock)  # noqa: E731 - a job
        self._background.run(self, job, self._done, self._failed)

    def _recover(self, login: str, code: str, password: str) -> None:
        self._view.set_busy(True)
        job = lambda: recover_access(self._folder, code, login, password, clock=self._clock)  # noqa: E731 - a job
        self._background.run(self, job, self._done, self._failed)

    def _done(self, clinic: OpenClinic) -> None:
        self._view.set_busy(False)
        self._view.clear_secrets()
        self._opened(clinic)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UnlockRefused):
            self._view.show_refused(shown(error.message), wait_seconds=error.wait_seconds)
        elif isinstance(error, InvalidInput):
            self._view.show_problems({name: shown(text) for name, text in error.problems.items()})
        elif isinstance(error, LunaError):
            self._view.show_trouble(shown(error.message))
        else:
            self._view.set_busy(False)
            self._incidents.report(error)
