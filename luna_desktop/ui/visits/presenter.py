"""What the Visits view does: reads the list part by part, opens visits, and keeps the tab's badge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.visits import PAGE, VisitHeader, VisitPart, VisitsAsked, list_visits
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.visits.view import VisitsView

KEY = "visits"


class VisitsPresenter(Presenter):
    """Stands between the Visits view and the use cases of one patient's visits."""

    def __init__(
        self, view: VisitsView, context: Context, patient: PatientId, hub: ChartHub, *, part: int = PAGE
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._part = part
        self._headers: list[VisitHeader] = []
        view.list.more_wanted.connect(self.read_more)
        view.list.retry_wanted.connect(self.load)

    def load(self) -> None:
        """Read the newest visits."""
        self._read(None, self._show)

    def read_more(self) -> None:
        """Read the visits before those that are shown."""
        if self._headers:
            self._read(self._headers[-1], self._show_more)

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
    VisitsPresenter(view, context, patient, hub).load()
    return view
