"""One sealed file out of a backup: found in the list of contents, compared with it, and put back in its place.

Sealed files never change, so the copy in a backup is the file itself. The list is believed after its MAC; whoever has
the vault key also opens the copy before it takes the damaged file's place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import files, manifest, restore
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.storage.vault import Vault
from luna_desktop.texts import say


@dataclass(frozen=True)
class Holder:
    """A backup whose list names a sealed file."""

    path: Path
    created_at: datetime


def holders_of(folder: Path, clinic_id: str, object_ids: frozenset[str], opened: Keys) -> dict[str, tuple[Holder, ...]]:
    """Return for each sealed file the backups in a folder that hold it, newest first; lists are believed by MAC only.

    A copy in a backup that is not as its list says does not count.
    """
    found: dict[str, list[Holder]] = {name: [] for name in object_ids}
    for each in manifest.latest_backups(folder, clinic_id):
        try:
            listed = manifest.read_manifest(each.path)
            listed.check_mac(opened)
        except StorageTrouble:
            continue
        copies = Vault(each.path, None)
        for name in object_ids & listed.objects.keys():
            path = copies.path_of(name)
            if path.is_file() and restore.record_of(path) == listed.objects[name]:
                found[name].append(Holder(each.path, each.created_at))
    return {name: tuple(holders) for name, holders in found.items()}


def changed_since(folder: Path, clinic_id: str, live: Vault, opened: Keys) -> frozenset[str]:
    """Return which sealed files are not as the newest believed backup in a folder has them; needs no vault key."""
    for each in manifest.latest_backups(folder, clinic_id):
        try:
            listed = manifest.read_manifest(each.path)
            listed.check_mac(opened)
        except StorageTrouble:
            continue
        paths = {name: live.path_of(name) for name in listed.objects}
        there = {name: path for name, path in paths.items() if path.is_file()}
        return frozenset(name for name, path in there.items() if restore.record_of(path) != listed.objects[name])
    return frozenset()


def sealed_in(backup: Path, clinic_id: str, object_id: str, opened: Keys) -> bytes:
    """Return the bytes of a sealed file as a backup holds them.

    Raises:
        StorageTrouble: There is no backup of this clinic, it was changed, or it does not hold the file whole.
    """
    listed = manifest.read_manifest(backup)
    listed.check_mac(opened)
    record = listed.objects.get(object_id)
    if listed.clinic_id != clinic_id or record is None:
        raise StorageTrouble(say("This backup does not hold the file. Choose another one."))
    path = Vault(backup, None).path_of(object_id)
    if not path.is_file() or restore.record_of(path) != record:
        raise manifest.damaged()
    try:
        return path.read_bytes()
    except OSError as error:
        raise as_trouble(error) from None


def put_back(live: Vault, object_id: str, content: bytes) -> None:
    """Write a sealed file in its place, whole or not at all; StorageTrouble where the disk refuses."""
    path = live.path_of(object_id)
    try:
        files.make_folder(path.parent)
        files.write_whole(path, content)
    except OSError as error:
        raise as_trouble(error) from None
