"""Files and folders that somebody chose: which files there are, and their bytes; a card pulled out is told apart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.interop.picture_limits import MOST_BYTES, sane_time
from luna_desktop.interop.pictures import PictureRefused
from luna_desktop.texts import say

MOST_FILES = 10_000
"""More than a camera card holds of one patient; a whole disk was dropped by mistake."""
_NOT_OURS = {"thumbs.db", "desktop.ini", "__macosx"}


class SourceGone(StorageTrouble):
    """The card, camera or folder that files came from is no longer there."""

    def __init__(self) -> None:
        super().__init__(
            say("The card or folder is no longer connected. Connect it again, then press Continue. Nothing is lost.")
        )


def files_of(chosen: Iterable[Path]) -> list[Path]:
    """Return the files, and those in the folders among them, in the order of their names.

    Hidden files and those that systems leave behind are passed over, links to folders are not followed, and no more
    than `MOST_FILES` are listed.

    Raises:
        SourceGone: A folder cannot be listed.
    """
    found: list[Path] = []
    for path in chosen:
        for file in _inside(path) if path.is_dir() else (path,):
            if len(found) == MOST_FILES:
                return found
            found.append(file)
    return found


def bytes_of(path: Path) -> bytes:
    """Return what a file holds; it is measured before a byte of it is in memory.

    Raises:
        PictureRefused: It is too large, or cannot be read while its folder can.
        SourceGone: Its folder cannot be listed either.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
        return path.read_bytes()
    except OSError:
        if not _can_be_listed(path.parent):
            raise SourceGone from None
        raise PictureRefused(
            say("The file cannot be read. Check that the card or folder is still connected.")
        ) from None


def file_time(path: Path) -> datetime | None:
    """Return when a file was last written, in this machine's zone and without one; None where nobody can tell."""
    try:
        told = datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)  # noqa: DTZ006 - as cameras tell it
    except (OSError, ValueError, OverflowError):
        return None
    return sane_time(told)


def _inside(folder: Path) -> Iterator[Path]:
    def stop(_error: OSError) -> None:
        raise SourceGone from None

    for place, folders, names in os.walk(folder, onerror=stop):
        folders[:] = sorted(name for name in folders if _is_ours(name))
        yield from (Path(place) / name for name in sorted(names) if _is_ours(name))


def _is_ours(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _NOT_OURS


def _can_be_listed(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError:
        return False
    return True
