"""The folder into which a camera writes: which picture files lie there, and which of them are whole.

A file is whole when its size and date stand still between two looks. Names never leave this module but for the screen:
a file is known by the mark of where it lay, its size and its date.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.interop.picture_limits import sane_time
from luna_desktop.interop.pictures import MOST_BYTES

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif"})
"""What is looked at; what a file is, its content says. Films, raw data and side files of cameras are passed over."""
MOST_FILES = 20_000
DEEPEST = 4


class FolderGone(Exception):
    """The folder cannot be read: the card was pulled out, the cable or the share is gone."""


class NotWhole(Exception):
    """The file changed or vanished while it was read; it is looked at again."""


@dataclass(frozen=True)
class CameraFile:
    """A picture file as it lay there at one look."""

    path: Path = field(repr=False)
    size: int
    changed_ns: int
    mark: str

    @property
    def written_at(self) -> datetime | None:
        """Return when the file was last written; None where its folder tells nonsense."""
        try:
            return sane_time(datetime.fromtimestamp(self.changed_ns / 1e9, UTC))
        except (OSError, ValueError, OverflowError):
            return None

    @property
    def state(self) -> tuple[int, int]:
        """Return what stands still once the camera is done with it."""
        return self.size, self.changed_ns


def look(folder: Path) -> tuple[CameraFile, ...]:
    """Return the picture files in a folder and its folders, the oldest first; links and hidden ones are left out.

    Raises:
        FolderGone: The folder itself cannot be read.
    """
    found: list[CameraFile] = []
    _gather(folder, folder, 0, found)
    return tuple(sorted(found, key=lambda each: (each.changed_ns, each.path.name)))


def _gather(root: Path, folder: Path, depth: int, found: list[CameraFile]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if len(found) >= MOST_FILES or entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
                    _gather(root, Path(entry.path), depth + 1, found)
                elif entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in SUFFIXES:
                    _add(root, entry, found)
    except OSError:
        if depth == 0 or not root.is_dir():
            raise FolderGone from None


def _add(root: Path, entry: os.DirEntry[str], found: list[CameraFile]) -> None:
    path = Path(entry.path)
    told = entry.stat(follow_symlinks=False)
    mark = mark_of(path.relative_to(root).as_posix(), told.st_size, told.st_mtime_ns)
    found.append(CameraFile(path, told.st_size, told.st_mtime_ns, mark))


def mark_of(name: str, size: int, changed_ns: int) -> str:
    """Return the hash by which a file is known again, whatever letter its drive has today."""
    return hashlib.sha256(f"{name}|{size}|{changed_ns}".encode(errors="surrogatepass")).hexdigest()


def settled(before: Mapping[Path, tuple[int, int]], now: Iterable[CameraFile]) -> list[CameraFile]:
    """Return the files that stood still since the look before; empty ones are still being written."""
    return [each for each in now if each.size > 0 and before.get(each.path) == each.state]


def read_whole(file: CameraFile) -> bytes:
    """Return the bytes of a file that is as it was when it was looked at; at most one byte more than is ever taken.

    Raises:
        FolderGone: It cannot be read any more.
        NotWhole: Somebody wrote to it meanwhile.
    """
    try:
        with file.path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            content = stream.read(MOST_BYTES + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError:
        if file.path.parent.is_dir():
            raise NotWhole from None
        raise FolderGone from None
    except OSError:
        raise FolderGone from None
    states = {(each.st_size, each.st_mtime_ns) for each in (before, after)}
    if states != {file.state} or len(content) < min(file.size, MOST_BYTES):
        raise NotWhole
    return content


def remove(file: CameraFile) -> bool:
    """Remove a file that was taken in, where it is still the same one; tell whether it is gone."""
    try:
        told = file.path.stat(follow_symlinks=False)
        if (told.st_size, told.st_mtime_ns) != file.state:
            return False
        file.path.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def chosen(paths: Iterable[Path]) -> tuple[CameraFile, ...]:
    """Return files that a person chose, as they are now; folders and what is gone are left out. They have no mark."""
    found = []
    for path in paths:
        try:
            told = path.stat()
        except OSError:
            continue
        if path.is_file():
            found.append(CameraFile(path, told.st_size, told.st_mtime_ns, ""))
    return tuple(found)
