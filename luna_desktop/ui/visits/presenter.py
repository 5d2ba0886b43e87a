"""What the Visits view does: reads the list part by part, starts and opens visits, and keeps the tab's badge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.elsewhere import open_visit_elsewhere
from luna_desktop.services.care.visit_lists import PAGE, VisitPart, VisitsAsked, list_visits
from luna_desktop.services.care.visits import NewVisit, OpenVisit, VisitAsked, VisitHeader, open_visit, start_visit
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.visits.come_again_presenter import ComeAgainPresenter
from luna_desktop.ui.visits.courses_presenter import CoursesPresenter
from luna_desktop.ui.visits.earlier_dialog import EarlierDialog
from luna_desktop.ui.visits.reading_page import ReadingPage
from luna_desktop.ui.visits.reading_presenter import ReadingPresenter
from luna_desktop.ui.visits.view import VisitsView
from luna_desktop.ui.visits.visit_page import VisitPage
from luna_desktop.ui.visits.visit_presenter import VisitPresenter
from luna_desktop.ui.visits.wording import time_of

KEY = "visits"
AGAIN = "again"
"""The part of a chart's address that orders a patient to come again, as “visits/visits/again”."""
ELSEWHERE = "elsewhere-"
"""Before the number of a visit to another clinic in a chart's address, as “visits/visits/elsewhere-12”."""
START = "start"
"""The part of a chart's address that begins a visit, as “visits/visits/start”."""


class VisitsPresenter(Presenter):
    """Stands between the Visits view and the use cases of one patient's visits."""

    def __init__(
        self, view: VisitsView, context: Context, patient: PatientId, hub: ChartHub, *, part: int = PAGE
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._part = part
        self._headers: list[VisitHeader] = []
        self._may_write = context.actor.may(Permission.WRITE_VISITS)
        view.list.set_can_start(self._may_write)
        view.list.more_wanted.connect(self.read_more)
        view.list.retry_wanted.connect(self.load)
        view.list.start_wanted.connect(self.start)
        view.list.opened.connect(self.open)
        view.list.earlier_wanted.connect(self.ask_when)
        hub.visit_wanted.connect(self.start)
        self._courses = CoursesPresenter(view, context, patient)
        self._again = ComeAgainPresenter(view, context, patient)

    def load(self) -> None:
        """Read the newest visits."""
        self._read(None, self._show)
        self._courses.load()
        self._again.load()

    def open_part(self) -> None:
        """Open the visit that the chart was opened at, as 12 of “visits/visits/12”; “start” begins one.

        “again” orders the patient to come again. Whoever begins a visit from the book comes here with it.
        """
        view, _slash, visit_id = self._hub.part.partition("/")
        if view == KEY and visit_id == START:
            self._hub.part = KEY  # a chart that is read again does not begin another
            self.start()
        elif view == KEY and visit_id == AGAIN:
            self._hub.part = KEY
            self._again.ask_for_day()
        elif view == KEY and visit_id.isdigit():
            asked = VisitAsked(self._patient, int(visit_id))
            self.ask("visit", self._context.job(open_visit, asked), self.show_visit)
        elif view == KEY and visit_id.removeprefix(ELSEWHERE).isdigit():
            asked = VisitAsked(self._patient, int(visit_id.removeprefix(ELSEWHERE)))
            self.ask("visit", self._context.job(open_visit_elsewhere, asked), self.show_visit)

    def read_more(self) -> None:
        """Read the visits before those that are shown."""
        if self._headers:
            self._read(self._headers[-1], self._show_more)

    def start(self) -> None:
        """Begin a visit now, and open it; one that is open already is shown instead."""
        if not self._may_write or isinstance(self._view.page(), VisitPage):
            return
        self.act(self._context.job(start_visit, NewVisit(self._patient)), self._started)

    def ask_when(self) -> None:
        """Ask when a visit began that is written down afterwards, and open it."""
        dialog = EarlierDialog(self._view.window(), today_in(self._context))
        asking = Presenter(dialog, dialog, self._context.lane, self._context.incidents)

        def begun(visit: OpenVisit) -> None:
            dialog.put_away()
            self._started(visit)

        def begin(at: datetime) -> None:
            new = NewVisit(self._patient, started_at=at)
            asking.act(self._context.job(start_visit, new), begun)

        dialog.wanted.connect(begin)
        dialog.dismissed.connect(dialog.put_away)
        dialog.start()

    def open(self, header: VisitHeader) -> None:
        """Open a visit: a draft to be written, any other to be read."""
        asked = VisitAsked(self._patient, header.visit_id)
        case = open_visit_elsewhere if header.elsewhere else open_visit
        self.ask("visit", self._context.job(case, asked), self.show_visit)

    def show_visit(self, visit: OpenVisit) -> None:
        """Show a visit, as what may be done with it."""
        if visit.header.elsewhere:
            told = ReadingPage()
            self._view.show_page(told)
            told.back_wanted.connect(self.back)
            told.show_visit(visit, is_mine=False, may_write=False)
            told.head.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if visit.state is VisitState.DRAFT and self._may_write:
            self.write(visit)
            return
        page = ReadingPage()
        self._view.show_page(page)
        ReadingPresenter(page, self._context, visit, self.write, self.back)

    def write(self, visit: OpenVisit) -> None:
        """Show the form of a visit: of a draft, or of a signed one that is amended."""
        page = VisitPage(visit.header.started_at.astimezone(CLINIC_ZONE).date())
        self._view.show_page(page)
        self._hub.set_visit_since(time_of(visit.header.started_at) if visit.state is VisitState.DRAFT else "")
        VisitPresenter(page, self._context, self._hub, visit, self.back)
        page.frame.go_to("complaint")

    def back(self) -> None:
        """Show the list again, as it stands now."""
        self._hub.set_typing(KEY, False)
        self._hub.set_visit_since("")
        self._hub.watch_typing(KEY, lambda: False, lambda: None)
        self._view.show_list()
        self.load()

    def _started(self, visit: OpenVisit) -> None:
        self.load()
        self.write(visit)

    def _read(self, after: VisitHeader | None, show: Callable[[VisitPart], None]) -> None:
        asked = VisitsAsked(self._patient, after, self._part)
        self._background.run(self, self._context.job(list_visits, asked), show, self._not_read)

    def _show(self, part: VisitPart) -> None:
        self._headers = list(part.headers)
        self._refresh(part)

    def _show_more(self, part: VisitPart) -> None:
        known = {each.visit_id for each in self._headers}
        self._headers += [each for each in part.headers if each.visit_id not in known]
        self._refresh(part)

    def _refresh(self, part: VisitPart) -> None:
        self._view.list.show_visits(self._headers, part)
        self._hub.set_badge(KEY, part.total)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.list.show_failed(shown(error.message))
            return
        self._incidents.report(error)
        self._view.list.show_failed(_("The program met an error that it did not expect."))


def build_visits(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the view for one patient and begin to read."""
    view = VisitsView()
    presenter = VisitsPresenter(view, context, patient, hub)
    presenter.load()
    presenter.open_part()
    return view
