"""Watches for an unattended screen: first an opaque cover, fifteen seconds later the lock.

Two clocks are read, because a monotonic clock may stand still while the computer sleeps and a wall clock may be set
back: whichever saw more time pass counts. Both are passed in, so that tests need not wait.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

COVER_SECONDS = 15
"""How long the cover is shown before the lock."""
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class LockWatch(QObject):
    """An application event filter that knows when somebody was last there.

    While the cover is shown, signs of life no longer count: the person answers on the cover.

    Signals:
        cover_due: cover the screen; carries the seconds left until the lock.
        lock_due: lock now.
    """

    cover_due = Signal(int)
    lock_due = Signal()

    def __init__(
        self, app: QObject, limit_seconds: int, *, wall: Callable[[], float], monotonic: Callable[[], float]
    ) -> None:
        super().__init__(app)
        self._app = app
        self._limit = limit_seconds
        self._wall, self._monotonic = wall, monotonic
        self._seen = (wall(), monotonic())
        self._covered = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch, as after unlocking."""
        self.stay()
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, as while locked."""
        self._timer.stop()
        self._app.removeEventFilter(self)
        self._covered = False

    def stay(self) -> None:
        """Take it that somebody is there now."""
        self._seen = (self._wall(), self._monotonic())
        self._covered = False

    def set_limit(self, limit_seconds: int) -> None:
        """Change how long the screen may be left alone."""
        self._limit = limit_seconds

    def idle_seconds(self) -> float:
        """Return how long nobody has been there, by whichever clock saw more time pass."""
        return max(self._wall() - self._seen[0], self._monotonic() - self._seen[1], 0.0)

    def look(self) -> None:
        """Cover or lock when it is time."""
        idle = self.idle_seconds()
        if idle >= self._limit:
            self.stop()
            self.lock_due.emit()
        elif idle >= self._limit - COVER_SECONDS:
            self._covered = True
            self.cover_due.emit(max(1, round(self._limit - idle)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a sign of life and let it pass."""
        if not self._covered and event.type() in _SIGNS_OF_LIFE:
            if self.idle_seconds() >= self._limit:
                self.look()  # the computer slept over the limit: the key that woke it must not count
                return True
            self._seen = (self._wall(), self._monotonic())
        return super().eventFilter(watched, event)
