"""The part of the tour at the privacy desk: cases, letters, logging, what was closed, and a correction to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.review.view import ReviewView
from luna_desktop.ui.rights.view import PrivacyDeskView
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]


class RightsTour:
    """Walks through the privacy desk of the person who is signed in."""

    def __init__(self, shell: QWidget, workspace: Workspace, picture: Callable[[str], Step]) -> None:
        self._shell, self._workspace, self._picture = shell, workspace, picture

    def steps(self) -> Iterator[Step]:
        """Yield the steps; between two of them the window is left alone until nothing is asked for any more."""
        yield lambda: self._workspace.go("privacy")
        yield _nothing
        yield lambda: self._page(lambda page: page.queue.table.selectRow(1))
        yield from (_nothing, _nothing)
        yield self._picture("privacy-desk")
        yield lambda: self._page(lambda page: page.open_panel())
        yield self._picture("privacy-case")
        for key, name in (("letter", "privacy-letter"), ("identity", "privacy-step")):
            if key == "identity":
                yield lambda: self._page(lambda page: page.queue.table.selectRow(2))  # nobody has proven who asks yet
                yield from (_nothing, _nothing)
            yield lambda key=key: self._page(lambda page: page.panel.acted.emit(key))  # type: ignore[misc]
            yield from (_nothing, _nothing)
            yield self._picture(name)
            yield self._close
        yield lambda: self._page(lambda page: page.log_wanted.emit())
        yield from (_nothing, _nothing)
        yield self._picture("privacy-log")
        yield self._close
        yield lambda: self._page(lambda page: page.closed_wanted.emit())
        yield _nothing
        yield self._picture("privacy-closed")
        yield lambda: self._page(lambda page: page.retention_wanted.emit())
        yield from (_nothing, _nothing)
        yield self._picture("privacy-retention")

    def corrections(self) -> Iterator[Step]:
        """Open the first correction that waits for whoever is signed in."""
        yield lambda: self._workspace.go("review")
        yield from (_nothing, _nothing)
        yield lambda: self._review(lambda page: page.choose_section("corrections"))
        yield _nothing
        yield self._picture("review-corrections")
        yield lambda: self._review(lambda page: page.open_button.click())
        yield from (_nothing, _nothing)
        yield self._picture("correction-decide")
        yield self._close

    def _review(self, act: Callable[[ReviewView], object]) -> None:
        page = self._shell.findChild(ReviewView)
        if isinstance(page, ReviewView):
            act(page)

    def _page(self, act: Callable[[PrivacyDeskView], object]) -> None:
        page = self._shell.findChild(PrivacyDeskView)
        if isinstance(page, PrivacyDeskView):
            act(page)

    def _close(self) -> None:
        for overlay in self._shell.findChildren(Overlay):
            if not overlay.isHidden():
                overlay.dismissed.emit()


def _nothing() -> None:
    """Wait for what was asked."""
