"""A view whose place is taken by the form or the pages that somebody opened, until they go back."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.ui.visits.whole_view import WholeView
from luna_desktop.ui.widgets.naming import named


class PagesRoom(WholeView):
    """An overview, or one page in its place."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, f"{name}View", title)
        self.pages = named(QStackedWidget(), f"{name}Pages")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def set_overview(self, overview: QWidget) -> None:
        """Show this whenever no page is open; once, before anything else."""
        self._overview = overview
        self.pages.addWidget(overview)

    def show_page(self, page: QWidget) -> None:
        """Show a form or pages alone; what was shown before goes."""
        self._drop()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.want_whole(True)

    def show_overview(self) -> None:
        """Show the overview again."""
        self.pages.setCurrentWidget(self._overview)
        self._drop()
        self.want_whole(False)

    def page(self) -> QWidget | None:
        """Return the form or the pages that are shown, or None."""
        shown = self.pages.currentWidget()
        return None if shown is self._overview else shown

    def _drop(self) -> None:
        for at in range(self.pages.count() - 1, 0, -1):
            old = self.pages.widget(at)
            if old is not None:
                self.pages.removeWidget(old)
                old.hide()
                old.deleteLater()
