"""The presenter of the Lifestyle tab: as for any entries, and a form is open whenever there is something to ask."""

from __future__ import annotations

from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.entries.presenter import EntriesPresenter
from luna_desktop.ui.lifestyle.view import NEW, LifestyleView


class LifestylePresenter(EntriesPresenter):
    """Opens a new assessment with the tab, unless none was ever made: then the person starts it."""

    def __init__(self, view: LifestyleView, context: Context, hub: ChartHub) -> None:
        self._lifestyle = view
        super().__init__(view, context, hub, "lifestyle")

    def show_chart(self, chart: Chart) -> None:
        """Show what was read; where no form is open yet, open the newest thing to do."""
        super().show_chart(chart)
        if self._lifestyle.form is None and chart.lifestyle:
            self._start(chart.lifestyle[0])

    def show_history(self, known: Known) -> None:
        """Show the versions of the assessment that is open."""
        form = self._lifestyle.form
        if form is not None and form.known is not None and form.known.fact_id == known.fact_id:
            super().show_history(known)

    def _start(self, newest: Known) -> None:
        if self._lifestyle.can_change:
            self.add("lifestyle")
        else:
            self._lifestyle.open_form("lifestyle", newest)
            self._lifestyle.frame.set_read_only(True)
            self.show_history(newest)

    def _stayed(self) -> None:
        self._lifestyle.dates.choose(self._lifestyle.key_of_form() or NEW)

    def _discard(self) -> None:
        super()._discard()
        if self._hub.chart is not None:
            self.show_chart(self._hub.chart)
