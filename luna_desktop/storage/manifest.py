"""The list of contents of a backup: what it holds, how much, and a MAC that nobody can make without the master key."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage.integrity import Expected
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.texts import say

MANIFEST = "manifest.json"
DATABASE = "database.db"
FORMAT = "luna-backup"
VERSION = 1
PARTIAL = ".partial"
_NAME = re.compile(r"luna-([0-9a-f]{8})-(\d{8}T\d{6}Z)(?:-\d+)?")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class FileRecord:
    """Size in bytes and SHA-256 of one file of a backup."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself; believed only after `check_mac`."""

    backup_id: str
    clinic_id: str
    generation: int
    created_at: datetime
    versions: Mapping[str, str]
    database: FileRecord
    keyring: FileRecord
    objects: Mapping[str, FileRecord]
    counts: Mapping[str, int]
    audit_entries: int
    audit_head: bytes
    audit_break: int | None
    missing: tuple[str, ...]
    signers: Mapping[str, bytes]
    mac: bytes = b""

    def _body(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "v": VERSION,
            "backup": self.backup_id,
            "clinic": self.clinic_id,
            "generation": self.generation,
            "created_at": self.created_at.astimezone(UTC).isoformat(),
            "versions": dict(self.versions),
            "database": _as_row(self.database),
            "keyring": _as_row(self.keyring),
            "objects": {name: _as_row(record) for name, record in self.objects.items()},
            "counts": dict(self.counts),
            "audit_entries": self.audit_entries,
            "audit_head": self.audit_head.hex(),
            "audit_break": self.audit_break,
            "missing": list(self.missing),
            "signers": {name: public.hex() for name, public in self.signers.items()},
        }

    def _mac(self, keys: Keys) -> bytes:
        body = json.dumps(self._body(), sort_keys=True, separators=(",", ":")).encode()
        return hmac.digest(keys.derive("clinic/manifest-mac/1"), body, "sha256")

    def signed(self, keys: Keys) -> Manifest:
        """Return the manifest with its MAC."""
        return replace(self, mac=self._mac(keys))

    def check_mac(self, keys: Keys) -> None:
        """Raise StorageTrouble unless this clinic's key made the MAC over exactly this content."""
        if not hmac.compare_digest(self._mac(keys), self.mac):
            raise damaged()

    def written(self) -> bytes:
        """Return the bytes of the file."""
        return json.dumps({**self._body(), "mac": self.mac.hex()}, indent=1, sort_keys=True).encode()

    def expected(self) -> Expected:
        """Return what a database of the same clinic must still know."""
        return Expected(self.counts, self.audit_entries, self.audit_head)

    @property
    def total_bytes(self) -> int:
        """Return the size of everything that the backup holds."""
        return self.database.size + self.keyring.size + sum(record.size for record in self.objects.values())


def _as_row(record: FileRecord) -> list[object]:
    return [record.size, record.sha256]


def backup_purpose(backup_id: str) -> str:
    """Return the purpose under which a backup's database key is derived: no two backups share one."""
    return f"clinic/backup/1|{backup_id}"


def folder_name(clinic_id: str, now: datetime) -> str:
    """Return the name of a backup made now."""
    return f"luna-{clinic_id[:8]}-{now.astimezone(UTC).strftime(_STAMP)}"


@dataclass(frozen=True)
class FoundBackup:
    """A finished backup in a folder, told by its name."""

    path: Path
    clinic: str
    created_at: datetime


def found_backup(path: Path) -> FoundBackup | None:
    """Return what a folder's name says, or None where it is no finished backup."""
    match = _NAME.fullmatch(path.name)
    if match is None or not (path / MANIFEST).is_file():
        return None
    return FoundBackup(path, match[1], datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC))


def latest_backups(folder: Path, clinic_id: str = "") -> list[FoundBackup]:
    """Return the finished backups in a folder, newest first; of one clinic where its id is given."""
    if not folder.is_dir():
        return []
    found = [entry for entry in map(found_backup, folder.iterdir()) if entry is not None]
    own = [entry for entry in found if not clinic_id or entry.clinic == clinic_id[:8]]
    return sorted(own, key=lambda entry: (entry.created_at, entry.path.name), reverse=True)


def read_manifest(folder: Path) -> Manifest:
    """Read a backup's list of contents; its MAC is not checked yet.

    Raises StorageTrouble when there is none, when it is damaged, or when a newer program wrote it.
    """
    try:
        content = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise StorageTrouble(
            say("There is no backup of Luna Desktop in this place. Choose the folder that holds manifest.json.")
        ) from None
    except OSError as error:
        raise as_trouble(error) from None
    try:
        document = json.loads(content)
        if document["format"] == FORMAT and type(document["v"]) is int and document["v"] > VERSION:
            raise _too_new()
        return _manifest(document)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise damaged() from None


def _manifest(document: Mapping[str, object]) -> Manifest:
    def part(name: str) -> dict[str, object]:
        value = document[name]
        if not isinstance(value, dict):
            raise TypeError
        return value

    if document["format"] != FORMAT or document["v"] != VERSION:
        raise ValueError
    return Manifest(
        backup_id=str(document["backup"]),
        clinic_id=str(document["clinic"]),
        generation=_whole(document["generation"]),
        created_at=datetime.fromisoformat(str(document["created_at"])),
        versions={name: str(value) for name, value in part("versions").items()},
        database=_record(document["database"]),
        keyring=_record(document["keyring"]),
        objects={name: _record(value) for name, value in part("objects").items()},
        counts={name: _whole(value) for name, value in part("counts").items()},
        audit_entries=_whole(document["audit_entries"]),
        audit_head=bytes.fromhex(str(document["audit_head"])),
        audit_break=None if document["audit_break"] is None else _whole(document["audit_break"]),
        missing=_names(document["missing"]),
        signers={name: bytes.fromhex(str(value)) for name, value in part("signers").items()},
        mac=bytes.fromhex(str(document["mac"])),
    )


def _record(value: object) -> FileRecord:
    if not isinstance(value, list):
        raise TypeError
    size, sha256 = value
    return FileRecord(_whole(size), str(sha256))


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(str(name) for name in value)


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def damaged() -> StorageTrouble:
    """Return the refusal of a backup that is not what was written."""
    return StorageTrouble(
        say("This backup is damaged or was changed, so nothing was taken from it. Choose an older one.")
    )


def _too_new() -> StorageTrouble:
    return StorageTrouble(
        say("This backup was written by a newer version of Luna Desktop. Install that version first.")
    )
