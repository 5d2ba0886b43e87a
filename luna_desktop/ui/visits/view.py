"""The Visits view: the list, and in its place the visit that was opened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.visits.list_view import VisitList
from luna_desktop.ui.visits.whole_view import WholeView
from luna_desktop.ui.widgets.naming import named


class VisitsView(WholeView):
    """The list and the opened visit, one at a time; a visit takes the whole tab."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "visitsView", _("Visits"))
        self.list = VisitList()
        self.pages = named(QStackedWidget(), "visitsViewPages")
        self.pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def show_page(self, page: QWidget) -> None:
        """Show a visit instead of the list, or of the visit before."""
        self._drop_page()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.want_whole(True)

    def show_list(self) -> None:
        """Show the list again; the page of the visit is deleted."""
        self.pages.setCurrentWidget(self.list)
        self._drop_page()
        self.want_whole(False)
        self.list.table.setFocus()

    def page(self) -> QWidget | None:
        """Return the page of the visit that is shown, or None."""
        return self.pages.widget(1)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the list; empty takes it away."""
        self.list.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; the list has no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list keeps no versions
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def _drop_page(self) -> None:
        page = self.page()
        if page is not None:
            self.pages.removeWidget(page)
            page.hide()
            page.deleteLater()
