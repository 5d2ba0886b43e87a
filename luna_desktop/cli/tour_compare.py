"""The comparison on the tour: every mode, a tool in use, the table of marks, another view, the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.compare.pointing import Tool
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.photos.view import PhotosView

Step = Callable[[], None]


class CompareTour:
    """Yields the steps on a chart whose Photos tab is open; `picture` makes the step that takes one."""

    def __init__(self, shell: QWidget, picture: Callable[[str], Step]) -> None:
        self._shell, self._picture = shell, picture

    def steps(self) -> Iterator[Step]:
        """Compare the last with the first face, in every mode, then two views that differ."""
        yield lambda: self._open("face_front")
        yield from (_nothing,) * 6
        yield self._picture("compare-slider")
        for mode in ("sides", "overlay", "blink"):
            yield lambda mode=mode: self._ask(mode)  # type: ignore[misc]  # a step bound to its mode
            yield _nothing
            yield self._picture(f"compare-{mode}")
        yield lambda: self._open("cheek_close_l")
        yield from (_nothing,) * 6
        yield lambda: self._ask("sides")
        yield self._picture("compare-measures")
        yield lambda: self._on(lambda view: view.tools.wanted.emit(Tool.EYES))
        yield self._picture("compare-tool")
        yield lambda: self._on(lambda view: view.strip.left.emit())
        yield lambda: self._on(lambda view: view.toggle_list())
        yield self._picture("compare-list")
        yield lambda: self._on(lambda view: view.print_wanted.emit())
        yield from (_nothing,) * 4
        yield self._picture("compare-pages")

    def _open(self, view: str) -> None:
        tab = self._shell.findChild(PhotosView)
        if isinstance(tab, PhotosView):
            tiles = [tile for tile in tab.seen_tiles() if tile.fact.body.view == view]
            tab.compare_wanted.emit(tiles[:1])

    def _ask(self, asked: str) -> None:
        self._on(lambda view: view.canvas.asked.emit(asked))

    def _on(self, act: Callable[[CompareView], None]) -> None:
        view = self._shell.findChild(CompareView)
        if isinstance(view, CompareView):
            act(view)


def _nothing() -> None:
    """Let what was begun come to its end."""
