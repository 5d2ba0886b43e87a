"""An import on the tour: a list of another program, its columns, and what would become of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.cli import demo_elsewhere, demo_imports
from luna_desktop.ui.imports.view import ImportsView
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]
RECORD_OF = date(2026, 3, 1)
"""The day on which the made-up record of the picture was handed over."""


class ImportsTour:
    """Yields the steps; `picture` makes the step that takes one."""

    def __init__(self, workspace: Workspace, shell: QWidget, picture: Callable[[str], Step]) -> None:
        self._workspace, self._shell, self._picture = workspace, shell, picture

    def steps(self) -> Iterator[Step]:
        """Choose a list and preview it; nothing is imported."""
        with tempfile.TemporaryDirectory(prefix="luna-list-") as scratch:
            path = demo_imports.write_list(Path(scratch))
            yield lambda: self._workspace.go("imports")
            yield _nothing
            yield lambda: self._page(lambda page: page.start.dropped.emit(path))
            yield _nothing
            yield self._picture("imports-columns")
            yield lambda: self._page(lambda page: page.columns.source.show_value(demo_imports.SOURCE))
            yield lambda: self._page(lambda page: page.next_wanted.emit())
            yield from (_nothing, _nothing)
            yield self._picture("imports-preview")
            record = demo_elsewhere.write_record(Path(scratch), RECORD_OF)
            yield lambda: self._page(lambda page: page.start.dropped.emit(record))
            yield _nothing
            yield lambda: self._page(lambda page: page.next_wanted.emit())
            yield from (_nothing, _nothing)
            yield self._picture("imports-record")

    def _page(self, act: Callable[[ImportsView], None]) -> None:
        page = self._shell.findChild(ImportsView)
        if isinstance(page, ImportsView):
            act(page)


def _nothing() -> None:
    return None
