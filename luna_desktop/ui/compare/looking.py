"""Looks at two open photographs: modes, zoom, slider, switches; and asks for the full copy when it is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from luna_desktop.ui.compare.stage import BOTH, Mode, Side, Stage
from luna_desktop.ui.compare.view import CompareView

if TYPE_CHECKING:
    from luna_desktop.ui.compare.presenter import ComparePresenter

_MAGNIFIED = 1.05
"""Above so many screen pixels for a pixel of the small copy, the full copy is opened."""


class Looking(QObject):
    """Keeps canvas and bars in step."""

    def __init__(self, owner: ComparePresenter, view: CompareView) -> None:
        super().__init__(view)
        self._owner, self._view = owner, view
        self._can_wipe = True
        self._asked_full: set[Side] = set()
        view.head.swap_wanted.connect(owner.swap)
        view.head.mode_wanted.connect(self.show_mode)
        view.canvas.changed.connect(self._changed)
        view.canvas.asked.connect(self.obey)
        view.foot.stage_wanted.connect(view.canvas.change)
        view.foot.zoom_wanted.connect(self._zoom)
        view.foot.grid_wanted.connect(view.canvas.show_grid)
        view.foot.marks_wanted.connect(view.canvas.show_marks)
        view.foot.lock_wanted.connect(self._lock)
        view.foot.difference_wanted.connect(self._difference)

    def begin(self, *, can_wipe: bool) -> None:
        """Start afresh with two photographs; where their views differ, only side by side is offered."""
        self._can_wipe = can_wipe
        self._asked_full = set()

    def show_mode(self, mode: Mode) -> None:
        """Show the two in another mode."""
        if mode is not Mode.SIDES and not self._can_wipe:
            self._changed(self._view.canvas.stage)
            return
        self._view.canvas.change(replace(self._view.canvas.stage, mode=mode))

    def obey(self, asked: str) -> None:
        """Do what a key of the canvas asked for."""
        view = self._view
        switches = {"grid": view.foot.grid, "marks": view.foot.marks, "lock": view.foot.lock}
        if asked in switches:
            switches[asked].toggle()
        elif asked in set(Mode):
            same = view.canvas.stage.mode is Mode(asked)
            self.show_mode(Mode.SLIDER if same and self._can_wipe else Mode(asked))
        elif asked == "swap":
            self._owner.swap()
        elif asked == "pixels":
            side, area = view.canvas.active_side(), view.canvas.area()
            now = view.canvas.stage.placed(side, area).size * view.canvas.devicePixelRatioF()
            view.canvas.change(view.canvas.stage.zoomed(1 / now, side, area))
        elif asked == "panel":
            view.toggle_panel()
        elif asked == "close":
            view.closed.emit()

    def _changed(self, stage: Stage) -> None:
        self._view.head.show_mode(stage.mode, can_wipe=self._can_wipe)
        self._view.foot.show_stage(stage)
        if self._owner.compared is not None:
            self._sharpen(stage)

    def _sharpen(self, stage: Stage) -> None:
        canvas = self._view.canvas
        for side in BOTH:
            picture = canvas.picture(side)
            if picture is None or not picture.levels or picture.is_full or side in self._asked_full:
                continue
            shown = stage.placed(side, canvas.area()).size * canvas.devicePixelRatioF()
            if shown * picture.size.width() > picture.levels[0].width() * _MAGNIFIED:
                self._asked_full.add(side)
                self._owner.sharpen(side)

    def _zoom(self, zoom: float) -> None:
        canvas = self._view.canvas
        canvas.change(canvas.stage.zoomed_to(zoom, canvas.active_side(), canvas.area()))

    def _lock(self, locked: bool) -> None:
        canvas = self._view.canvas
        canvas.change(canvas.stage.lock(locked, canvas.active_side()))

    def _difference(self, shown: bool) -> None:
        self._view.canvas.change(replace(self._view.canvas.stage, difference=shown))
