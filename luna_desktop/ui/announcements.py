"""The one place where screens hear that something in the clinic's records changed, so that they can reread."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QObject, Signal


class Announcements(QObject):
    """Passes on what a use case changed, as the services name it.

    Signals:
        changed: a frozenset of changes; a screen rereads when one of them concerns it.
        locked: the clinic was locked; screens forget what they show.
    """

    changed = Signal(object)
    locked = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._muted = False
        self._arrived.connect(self.announce)  # crosses to the GUI thread where it was emitted on the lane

    def announce_from_anywhere(self, changes: frozenset[Hashable]) -> None:
        """Tell every open screen of what a thread of work committed."""
        self._arrived.emit(changes)

    def announce(self, changes: Iterable[Hashable]) -> None:
        """Tell every open screen; nothing is sent where nothing changed."""
        news = frozenset(changes)
        if news and not self._muted:
            self.changed.emit(news)

    def mute(self, *, muted: bool) -> None:
        """Pass nothing on while the clinic is locked: what still arrives then is about pages that are going."""
        self._muted = muted
