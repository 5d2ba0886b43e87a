"""Folders that a kill or a power cut left half made: of a new clinic, or of one that was being restored.

Both are made beside the place that they are meant for and get its name only when they are whole, so what still has its
working name is nobody's clinic. It is left alone for an hour, in which another window may still be at work on it.
"""

from __future__ import annotations

import secrets
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from luna_desktop.storage.manifest import PARTIAL

AT_WORK_FOR = timedelta(hours=1)


def building_place(folder: Path) -> Path:
    """Return a folder beside the wished one, in which a new clinic is made."""
    return folder.parent / f".{folder.name}.new-{secrets.token_hex(4)}"


def restoring_place(folder: Path) -> Path:
    """Return the folder beside the wished one, in which a backup is put back."""
    return folder.with_name(folder.name + PARTIAL)


def unfinished_beside(folder: Path, *, now: datetime) -> list[Path]:
    """Return what interruptions left beside a clinic's folder and nobody works in any more."""
    start = f".{folder.name}.new-"
    if not folder.parent.is_dir():
        return []
    found = [path for path in folder.parent.iterdir() if path.name.startswith(start)]
    found += [path for path in [restoring_place(folder)] if path.exists()]
    oldest = (now - AT_WORK_FOR).timestamp()
    return sorted(path for path in found if path.is_dir() and path.stat().st_mtime < oldest)


def sweep_unfinished(folder: Path, *, now: datetime) -> None:
    """Remove what interruptions left beside a clinic's folder; what cannot be removed stays for `doctor` to name."""
    for path in unfinished_beside(folder, now=now):
        shutil.rmtree(path, ignore_errors=True)
