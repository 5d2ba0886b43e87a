"""Series."""

from __future__ import annotations

from luna_desktop.ui.presenter import Presenter


class SeriesPresenter(Presenter):
    def __init__(self, view, context, tell) -> None:
        super().__init__(view, view, context.lane, context.incidents)

    def show_first(self, asked, preview): ...
    def outcome(self, outcome):
        return outcome

    def is_open(self):
        return False

    def open(self, asked, preview): ...
