"""What the view of the log does: reads so many days, and opens a line."""

from __future__ import annotations

from luna_desktop.services.messages.contacts import read_log
from luna_desktop.ui.context import Context
from luna_desktop.ui.messages.log_view import SPANS, LogView
from luna_desktop.ui.messages.said_presenter import SaidPresenter


class LogPresenter(SaidPresenter):
    """Stands between the view of the log and its use case."""

    def __init__(self, view: LogView, context: Context) -> None:
        super().__init__(view, view, view.panel, context)
        self._view, self._days = view, SPANS[0]
        view.span_chosen.connect(self._choose_span)
        view.chosen.connect(self.choose)

    def load(self) -> None:
        """Read the log."""
        self.ask("log", self._context.job(read_log, self._days), self._view.show_log)

    def _choose_span(self, days: int) -> None:
        self._days = days
        self.load()
