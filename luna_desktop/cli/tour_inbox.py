"""The part of the tour in the photo inbox: a session whose facts agree, one picture large, and the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from luna_desktop.domain.clinical.photo_inbox import Standing
from luna_desktop.ui.photo_inbox.pages import GRID, LARGE, LIST
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]


class InboxTour:
    """Walks through the photo inbox of whoever is signed in."""

    def __init__(self, workspace: Workspace, picture: Callable[[str], Step]) -> None:
        self._workspace, self._picture = workspace, picture

    def steps(self) -> Iterator[Step]:
        """Yield the steps; between two of them the window is left alone until nothing is asked for any more."""
        yield lambda: self._workspace.go("inbox")
        yield from (_nothing, _nothing)
        yield self._choose_session
        yield from (_nothing, _nothing)
        yield self._picture("photo-inbox")
        for mode in (LARGE, LIST):
            yield lambda mode=mode: self._mode(mode)  # type: ignore[misc]  # a step bound to its mode
            yield from (_nothing, _nothing)
            yield self._picture(f"photo-inbox-{mode}")
        yield lambda: self._mode(GRID)

    def _choose_session(self) -> None:
        page = self._workspace.page()
        if isinstance(page, InboxView):
            for card in page.side.groups.cards():
                if card.shown.standing is Standing.AGREE:
                    card.click()

    def _mode(self, mode: str) -> None:
        page = self._workspace.page()
        if isinstance(page, InboxView):
            page.choose_mode(mode)


def _nothing() -> None:
    """Leave the window alone for a moment."""
