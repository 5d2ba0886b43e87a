"""From the book to paper: the day or week that is shown, and the papers of the patient of an appointment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from luna_desktop.domain.book.zone import local_day
from luna_desktop.services.front.book_days import BookRow
from luna_desktop.ui.book.whose import Sort, Whose
from luna_desktop.ui.book_papers.patient_pick import Picked
from luna_desktop.ui.book_papers.presenter import PapersStart, open_papers
from luna_desktop.ui.book_papers.view import PaperKind

if TYPE_CHECKING:
    from luna_desktop.ui.book.presenter import BookPresenter
    from luna_desktop.ui.book.view import BookView


def offer_printing(view: BookView, act: Callable[[], None]) -> None:
    """Let the bar's button and Ctrl+P on the page print."""
    view.bar.print_wanted.connect(act)
    keys = QShortcut(QKeySequence("Ctrl+P"), view)
    keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    keys.activated.connect(act)


def print_shown(on: BookPresenter, whose: Whose | None) -> None:
    """Open the day sheet or the week sheet of what is shown."""
    page = on.page
    day = page.days[0].day if page is not None else on.day()
    who = whose.id if whose is not None and whose.sort is Sort.PERSON else 0
    kind = PaperKind.WEEK if on.is_week else PaperKind.DAY
    open_papers(on.view.window(), on.context, PapersStart(kind, day, who))


def print_for(on: BookPresenter, row: BookRow) -> None:
    """Open the papers of the patient of an appointment: card, route of that day, labels."""
    page = on.page
    day = local_day(row.span.starts, page.set_up.zone) if page is not None else None
    picked = Picked(row.patient_id, row.name, row.mrn)
    open_papers(on.view.window(), on.context, PapersStart(PaperKind.CARD, day, patient=picked))
