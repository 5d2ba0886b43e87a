"""Where a clinic's data may lie, who may read it there, and what this process keeps out of core dumps.

A database in write-ahead mode needs one computer and a real disk: network shares and folders that a program copies
to a cloud behind its back are refused by name.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import files
from luna_desktop.storage.troubles import READ_ONLY
from luna_desktop.texts import say

LEAST_FREE_BYTES = 200 * 1000 * 1000
_NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "afpfs",
        "ceph",
        "glusterfs",
        "lustre",
        "webdav",
    }
)
_HARMLESS_FUSE = frozenset({"fuseblk", "fuse.fuse-overlayfs", "fuse.lxcfs"})
_SYNCED_PARTS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "com~apple~clouddocs",
    "nextcloud",
    "my drive",
    "pcloud",
)


def check_data_folder(folder: Path) -> None:
    """Make the folder if it is missing, close it to others, and refuse one where a clinic cannot be kept safely.

    Raises StorageTrouble for a network or synced folder, one that cannot be written, or less than 200 MB free.
    """
    whole = folder.absolute()
    _refuse_synced(whole)
    existing = nearest_existing(whole)
    if is_network_type(file_system_type(existing)):
        raise StorageTrouble(
            say("This folder lies on another computer, where two programs could damage it. Choose one on this disk.")
        )
    try:
        whole.mkdir(mode=files.OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(prefix=files.TEMPORARY_PREFIX, dir=whole):
            pass  # a file without a name: a kill at this moment leaves nothing in a folder that has to stay empty
    except OSError:
        raise StorageTrouble(READ_ONLY) from None
    check_free_space(whole, LEAST_FREE_BYTES)
    close_to_others(whole)


def check_free_space(folder: Path, needed: int) -> None:
    """Raise StorageTrouble when the disk of this folder has fewer bytes free than needed."""
    free = shutil.disk_usage(nearest_existing(folder.absolute())).free
    if free < needed:
        raise StorageTrouble(
            say(
                "This disk has {free} MB free and {needed} MB are needed. Nothing was written. Make room, or choose "
                "another disk.",
                free=free // 1_000_000,
                needed=-(-needed // 1_000_000),
            )
        )


def close_to_others(folder: Path) -> list[Path]:
    """Give the folder and everything in it to its owner only; return what had been open to others before.

    Windows keeps such rights in the folder's access list, which a new folder inherits from the person's profile.
    """
    if os.name == "nt":
        return []
    opened = open_to_others(folder)
    for path in opened:
        with suppress(FileNotFoundError):
            path.chmod(files.OWNER_ONLY_FOLDER if path.is_dir() else files.OWNER_ONLY_FILE)
    return opened


def open_to_others(folder: Path) -> list[Path]:
    """Return what in this folder others on this computer may read or enter, changing nothing."""
    if os.name == "nt":
        return []
    return [path for path in (folder, *folder.rglob("*")) if _is_open_to_others(path)]


def _is_open_to_others(path: Path) -> bool:
    try:
        return not path.is_symlink() and bool(path.stat().st_mode & 0o077)
    except FileNotFoundError:  # a file of a transaction that ended meanwhile, beside the command line
        return False


def nearest_existing(path: Path) -> Path:
    """Return the path itself or the nearest folder above it that exists."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def file_system_type(path: Path) -> str:
    """Return the name of the file system that holds this path, in lower case, or "" where it cannot be told."""
    resolved = path.resolve()
    if os.name == "nt":
        if str(resolved).startswith("\\\\"):
            return "smb"
        return "smb" if _windows_drive_is_remote(resolved) else ""
    mountinfo = Path("/proc/self/mountinfo")
    if mountinfo.exists():
        return type_from_mountinfo(mountinfo.read_text(errors="replace").splitlines(), resolved)
    mounts = [(Path(part.mountpoint), part.fstype) for part in psutil.disk_partitions(all=True)]
    return _longest_match(mounts, resolved)


def type_from_mountinfo(lines: Iterable[str], path: Path) -> str:
    """Return the file system type of a path from the lines of Linux's mountinfo (proc(5), section 3.5)."""
    mounts = []
    for line in lines:
        before, separator, after = line.partition(" - ")
        columns = before.split(" ")
        if separator and len(columns) > 4:
            mounts.append((Path(_unescaped(columns[4])), after.split(" ")[0]))
    return _longest_match(mounts, path)


def _unescaped(mount_point: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        mount_point = mount_point.replace(code, letter)
    return mount_point


def _longest_match(mounts: Iterable[tuple[Path, str]], path: Path) -> str:
    """Return the type at the deepest mount point above the path; of several at one place the last counts."""
    best, found = -1, ""
    for mount_point, kind in mounts:
        depth = len(mount_point.parts)
        if depth >= best and path.is_relative_to(mount_point):
            best, found = depth, kind
    return found.lower()


def is_network_type(kind: str) -> bool:
    """Tell whether a file system of this name lies on another computer or behind a program (FUSE)."""
    return kind in _NETWORK_TYPES or (kind.startswith("fuse") and kind not in _HARMLESS_FUSE)


def _refuse_synced(folder: Path) -> None:
    for part in folder.parts:
        lowered = part.lower()
        if any(lowered.startswith(name) for name in _SYNCED_PARTS):
            raise StorageTrouble(
                say(
                    "The folder {name} is copied to other computers by a program of its own, which damages a database "
                    "and carries patients' records away. Choose a folder that is not synchronised.",
                    name=part,
                )
            )


def _windows_drive_is_remote(path: Path) -> bool:
    kernel = getattr(ctypes, "windll", None)
    drive_remote = 4
    return bool(kernel and kernel.kernel32.GetDriveTypeW(path.anchor) == drive_remote)
