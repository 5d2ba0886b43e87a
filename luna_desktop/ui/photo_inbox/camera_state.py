"""How it stands with this workstation's camera: one state for the window, told to whatever page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from luna_desktop.ui.photos.incoming import RefusedFile


class Stand(Enum):
    """What the watcher is at."""

    OFF = "off"
    """No folder is chosen on this workstation."""
    READY = "ready"
    TAKING = "taking"
    GONE = "gone"
    """The card, cable or share is gone; it is looked for again."""
    TROUBLE = "trouble"
    """The clinic's own disk refuses; it is tried again."""


@dataclass(frozen=True)
class CameraStatus:
    """The stand, how far the taking has come, what went wrong, and which files stayed out."""

    stand: Stand = Stand.OFF
    done: int = 0
    whole: int = 0
    trouble: str = ""
    refused: tuple[RefusedFile, ...] = ()


class CameraState(QObject):
    """Keeps the status and passes on what a page wants of the watcher.

    Signals:
        changed: the status is another one.
        files_wanted: paths that a person chose or dropped, to be taken in.
        refused_seen: the person has read which files stayed out.
    """

    changed = Signal()
    files_wanted = Signal(list)
    refused_seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status = CameraStatus()

    @property
    def status(self) -> CameraStatus:
        """Return how it stands now."""
        return self._status

    def show(self, status: CameraStatus) -> None:
        """Say how it stands; nothing is told where it stood so already."""
        if status != self._status:
            self._status = status
            self.changed.emit()

    def take(self, paths: Sequence[Path]) -> None:
        """Ask for files to be taken into the inbox."""
        self.files_wanted.emit(list(paths))


@cache
def camera_state() -> CameraState:
    """Return the one state of the window."""
    return CameraState()
