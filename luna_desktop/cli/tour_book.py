"""The book on the tour: check-in, details of an appointment, something carried, the week, its list, an empty week."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from luna_desktop.ui.book.keys import lifted
from luna_desktop.ui.book.layer import PlacedCard
from luna_desktop.ui.book.view import BookView
from luna_desktop.ui.front.check_in_dialog import CheckInDialog
from luna_desktop.ui.front.parts import ExpectedRow
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]
FAR = 60
"""So many weeks ahead nobody is booked."""


class BookTour:
    """Yields the steps; `picture` makes the step that takes one."""

    def __init__(self, workspace: Workspace, picture: Callable[[str], Step]) -> None:
        self._workspace, self._picture = workspace, picture

    def steps(self) -> Iterator[Step]:
        """Go through the day and the week."""
        yield from self._shown("today", "check-in", self._check_in)
        yield self._put_away
        yield from self._shown("today", "today-details", self._open_details)
        yield from self._shown("today", "today-moving", self._carry)
        yield from self._shown("week", "week", _nothing)
        yield from self._shown("week", "week-list", self._list)
        yield from self._shown("week", "week-empty", self._far_away)

    def _shown(self, place: str, name: str, act: Step) -> Iterator[Step]:
        yield lambda: self._workspace.go(place)
        yield from (_nothing, _nothing)
        yield act
        yield from (_nothing, _nothing)
        yield self._picture(name)

    def _view(self) -> BookView | None:
        page = self._workspace.page()
        return page if isinstance(page, BookView) else None

    def _movable(self, view: BookView) -> PlacedCard | None:
        return next((each for each in view.canvas.placed_cards() if each.card.may_move), None)

    def _open_details(self) -> None:
        view = self._view()
        found = self._movable(view) if view is not None else None
        if view is not None and found is not None:
            view.canvas.go_to_card(found.card.key)
            view.canvas.opened.emit(found.card.key)

    def _check_in(self) -> None:
        view = self._view()
        row = view.findChild(ExpectedRow) if view is not None else None
        if isinstance(row, ExpectedRow):
            row.check_in.click()

    def _put_away(self) -> None:
        view = self._view()
        for dialog in view.window().findChildren(CheckInDialog) if view is not None else ():
            dialog.put_away()

    def _carry(self) -> None:
        view = self._view()
        found = self._movable(view) if view is not None else None
        if view is not None and found is not None:
            view.canvas.propose(lifted(found.column, found.card))

    def _list(self) -> None:
        view = self._view()
        if view is not None:
            view.turn_view()

    def _far_away(self) -> None:
        view = self._view()
        if view is not None:
            view.turn_view()
            view.bar.step_wanted.emit(FAR)


def _nothing() -> None:
    return None
