"""The part of the tour that takes a folder of photographs in: what is true of all of them, before anything is read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.photos.view import PhotosView

Step = Callable[[], None]
FILES = 48


class PhotosTour:
    """Yields the steps; `picture` makes the step that takes one."""

    def __init__(self, shell: QWidget, picture: Callable[[str], Step]) -> None:
        self._shell, self._picture = shell, picture

    def steps(self) -> Iterator[Step]:
        """Drop a folder onto the Photos tab that is open, and let it go again; its files are empty."""
        with tempfile.TemporaryDirectory(prefix="luna-card-") as scratch:
            for number in range(FILES):
                (Path(scratch) / f"IMG_{4100 + number}.HEIC").touch()
            yield lambda: self._page(lambda page: page.files_dropped.emit([Path(scratch)]))
            yield from (_nothing, _nothing, _nothing)
            yield self._picture("chart-photos-folder")
            yield lambda: self._page(PhotosView.show_timeline)

    def _page(self, act: Callable[[PhotosView], None]) -> None:
        page = self._shell.findChild(PhotosView)
        if isinstance(page, PhotosView):
            act(page)


def _nothing() -> None:
    return None
