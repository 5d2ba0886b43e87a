"""What cards of papers ask of the place that they stand in: show a form, show pages, show the cards again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.services.sharing.paper_copies import CopyAsked
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.papers.pages import PaperPages, PaperPagesPresenter
from luna_desktop.ui.printing import Paper


class Room(Protocol):
    """A place with cards in which one page can be shown alone."""

    def show_page(self, page: QWidget) -> None:
        """Show a form or pages alone."""

    def show_overview(self) -> None:
        """Show the cards again."""


@dataclass(frozen=True)
class PapersDesk:
    """Where a card stands: in whose chart, in which room, beside which visit (None for none)."""

    context: Context
    patient: PatientId
    hub: ChartHub
    room: Room
    visit_id: int | None = None
    paper: Paper | None = None

    def watch_typing(self, key: str, form: EditFrame) -> None:
        """Let unsaved typing in a form be kept when the patient is left, for as long as the form is there."""
        self.hub.watch_typing(key, lambda: isValid(form) and form.is_dirty(), form.flush_draft)

    def open_pages(self, asked: CopyAsked, left: Callable[[Delivered], None] | None = None) -> None:
        """Show the pages of a paper; `left` hears when they were handed over."""
        view = PaperPages(asked.sort)
        view.back_wanted.connect(self.room.show_overview)
        presenter = PaperPagesPresenter(view, self.context, asked, left=left or _nothing, paper=self.paper)
        self.room.show_page(view)
        presenter.load()


def _nothing(_delivered: Delivered) -> None:
    """Do nothing more once pages were handed over."""
