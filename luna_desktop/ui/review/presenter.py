"""What the Review page does: reads each list that the person may read, rereads after a change, opens a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.review import ReviewItem, ReviewRead, note_review
from luna_desktop.services.work import Change
from luna_desktop.texts import shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.review.sections import SECTIONS, Section
from luna_desktop.ui.review.view import ReviewView


def build_page(context: Context) -> QWidget:
    """Make the Review page with the lists that the person may read."""
    mine = [each for each in SECTIONS if context.actor.may(each.permission)]
    view = ReviewView(mine)
    ReviewPresenter(view, context, mine).start()
    return view


class ReviewPresenter(Presenter):
    """Stands between the Review page and the lists."""

    def __init__(self, view: ReviewView, context: Context, sections: Sequence[Section]) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._sections = {each.key: each for each in sections}
        self._counts: dict[str, int] = {}
        self._is_noted = False
        view.open_wanted.connect(self._open)
        view.retry_wanted.connect(self.start)
        context.announcements.changed.connect(self._hear)
        context.announcements.locked.connect(self._forget)

    def start(self) -> None:
        """Read every list."""
        self._view.show_today(today_in(self._context))
        for key, section in self._sections.items():
            job = self._context.job(section.read, None)
            self._background.run(self, job, partial(self._show, key), partial(self._failed, key))

    def _show(self, key: str, rows: list[ReviewItem]) -> None:
        self._counts[key] = len(rows)
        self._view.show_rows(key, rows)
        if not self._is_noted and len(self._counts) == len(self._sections):
            self._is_noted = True
            self._go_to_first()
            read = ReviewRead(tuple(sorted(self._counts.items())))
            self.act(self._context.job(note_review, read), lambda _none: None)

    def _go_to_first(self) -> None:
        """Begin at the first list in which something waits."""
        first = next((key for key in self._sections if self._counts.get(key)), "")
        if first:
            self._view.choose_section(first)

    def _failed(self, key: str, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(key, shown(error.message))
        else:
            self.complain(error)

    def _open(self, key: str, row: ReviewItem) -> None:
        section = self._sections[key]
        if section.ask is not None:
            section.ask(self._context, self._view.window(), row)
        else:
            section.open(self._context, row)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.patient_id is not None for change in changes):
            self.start()

    def _forget(self) -> None:
        self._view.forget()
