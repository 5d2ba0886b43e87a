"""A view of the Visits tab that may ask for the whole tab, without the switch above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class WholeView(QWidget):
    """A view that takes all the room while something is written in it.

    Signals:
        whole_wanted: True when the view wants the whole tab, False when the switch may stand above it again.
    """

    whole_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._wants_whole = False

    def wants_whole(self) -> bool:
        """Tell whether the view wants the whole tab now."""
        return self._wants_whole

    def want_whole(self, wanted: bool) -> None:
        """Ask for the whole tab, or give the switch its place back."""
        if wanted != self._wants_whole:
            self._wants_whole = wanted
            self.whole_wanted.emit(wanted)
