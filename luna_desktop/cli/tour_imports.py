"""The part of the tour that shows how a list of another program would come in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.cli import demo_imports
from luna_desktop.ui.imports.view import ImportsView

Step = Callable[[], None]


class ImportsTour:
    """Walks through the first two pages of an import; nothing is imported."""

    def __init__(self, shell: QWidget, go: Callable[[str], None], picture: Callable[[str], Step]) -> None:
        self._shell, self._go, self._picture = shell, go, picture

    def steps(self) -> Iterator[Step]:
        """Yield the steps; between two of them the window is left alone until nothing is asked for any more."""
        with tempfile.TemporaryDirectory(prefix="luna-list-") as scratch:
            path = demo_imports.write_list(Path(scratch))
            yield lambda: self._go("imports")
            yield _nothing
            yield lambda: self._page(lambda page: page.start.dropped.emit(path))
            yield _nothing
            yield self._picture("imports-columns")
            yield lambda: self._page(lambda page: page.columns.source.show_value(demo_imports.SOURCE))
            yield lambda: self._page(lambda page: page.next_wanted.emit())
            yield from (_nothing, _nothing)
            yield self._picture("imports-preview")

    def _page(self, act: Callable[[ImportsView], None]) -> None:
        page = self._shell.findChild(ImportsView)
        if isinstance(page, ImportsView):
            act(page)


def _nothing() -> None:
    """Wait for what was asked."""
