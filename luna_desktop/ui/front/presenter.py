"""What the panel beside the book does: reads the day, counts minutes, checks in, stamps and takes back, opens tasks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QTimer

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.front.book_days import read_revisions
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.services.front.desk_tasks import read_desk_tasks
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.services.front.waiting_room import DayNow, read_day_now
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.front.check_in_presenter import check_in
from luna_desktop.ui.front.own_work import own_tasks
from luna_desktop.ui.front.panel import FrontPanel, PanelWords
from luna_desktop.ui.front.telling import tell_stamped
from luna_desktop.ui.presenter import Presenter

LOOK_AGAIN_MS = 15_000
"""So often minutes are counted anew, and the day's revision is compared with what other workstations did."""
_OF_TASKS = frozenset(
    {"booking", "notice", "consent", "visit", "treatment consent", "waiting", "message", "patient", "merge", "pair"}
)


def build_panel(context: Context) -> FrontPanel:
    """Make the panel for whoever is signed in, and begin to read.

    The book asks for a check-in and for stamps by `FrontPanel.check_in` and `FrontPanel.stamp`.
    """
    may_treat = context.actor.may(Permission.WRITE_VISITS)
    said = PanelWords(_("Waiting room"), _("Expected next"), _("To do") if may_treat else _("Desk tasks"))
    panel = FrontPanel(said, me=int(context.actor.user_id) if may_treat else 0, may_treat=may_treat)
    FrontPresenter(panel, context).start()
    return panel


class FrontPresenter(Presenter):
    """Stands between the panel and the use cases of the day."""

    def __init__(self, panel: FrontPanel, context: Context) -> None:
        super().__init__(panel, panel, context.lane, context.incidents)
        self._panel, self._context = panel, context
        self._revision: tuple[date, int] | None = None
        self._own: tuple[DeskTask, ...] = ()
        self._desk: tuple[DeskTask, ...] = ()
        panel.stamp_wanted.connect(self.stamp)
        panel.check_in_wanted.connect(self.check_in)
        panel.visit_wanted.connect(lambda patient: self._open(patient, "visits/visits/start"))
        panel.open_wanted.connect(self._open)
        panel.task_wanted.connect(self._do)
        panel.retry_wanted.connect(self.start)
        context.announcements.changed.connect(self._hear)
        context.announcements.locked.connect(panel.forget)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_AGAIN_MS)
        self._watch.timeout.connect(self.look_again)
        context.announcements.locked.connect(self._watch.stop)
        self._watch.start()

    def start(self) -> None:
        """Read the day and what waits."""
        self._read_day()
        self._read_tasks()

    def look_again(self) -> None:
        """Count minutes anew; read again where another workstation wrote this day."""
        self._panel.tick(self._now())
        today = local_day(self._now())

        def compare(found: dict[date, int]) -> None:
            revision = today, next(iter(found.values()), 0)
            if self._revision is not None and revision != self._revision:
                self.start()
            self._revision = revision

        self.ask("revision", self._context.job(read_revisions, (today,)), compare)

    def check_in(self, asked: BookingAsked, name: str) -> None:
        """Open the check-in of a booking."""
        self._panel.show_trouble("")
        check_in(
            self._panel.window(), self._context, asked, name, lambda known: tell_stamped(self._context, known, name)
        )

    def stamp(self, asked: BookingAsked, step: Step, name: str) -> None:
        """Stamp a step and say so, with the way to take it back."""
        self._panel.show_trouble("")
        wanted = Stamping(asked.patient_id, asked.booking_id, step, asked.number)
        self.act(
            self._context.job(stamp_booking, wanted),
            lambda known: tell_stamped(self._context, known, name),
            self._refused,
        )

    def _refused(self, error: Exception) -> None:
        """Complain, and show how things stand now: somebody else was faster."""
        self.complain(error)
        if isinstance(error, LunaError):
            self.start()

    def _read_day(self) -> None:
        self._background.run(self, self._context.job(read_day_now, None), self._show, self._failed)

    def _show(self, found: DayNow) -> None:
        self._panel.show_waiting(found.waiting, found.at, found.limits)
        self._panel.show_expected(found.expected, found.at)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._panel.show_failed(shown(error.message))
        else:
            self.complain(error)

    def _read_tasks(self) -> None:
        self.ask("tasks", self._context.job(read_desk_tasks, None), self._show_desk)
        own_tasks(self, self._context, self._show_own)

    def _show_desk(self, tasks: tuple[DeskTask, ...]) -> None:
        self._desk = tasks
        self._panel.show_tasks((*self._own, *self._desk))

    def _show_own(self, tasks: tuple[DeskTask, ...]) -> None:
        self._own = tasks
        self._panel.show_tasks((*self._own, *self._desk))

    def _do(self, task: DeskTask) -> None:
        if task.patient_id is not None:
            self._context.navigation.open_patient(task.patient_id, task.goes_to)
        else:
            self._context.navigation.go(task.goes_to)

    def _open(self, patient: PatientId, tab: str = "") -> None:
        self._context.navigation.open_patient(patient, tab)

    def _hear(self, changes: Iterable[Change]) -> None:
        touched = {change.entity for change in changes}
        if "booking" in touched:
            self._read_day()
        if touched & _OF_TASKS:
            self._read_tasks()

    def _now(self) -> datetime:
        return self._context.desk.premises.clock()
