"""The list of erasures beside the key file: what a restored backup has to erase once more before it is worked with.

A line holds a random name, the instant, names of data groups, and for each record a keyed hash of its random id. It
says nothing of a person to anybody, and to whoever has the key only which record of a backup is meant. A copy lies
beside the backups, because a computer that is lost takes its own list along. A MAC covers the whole list.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import files
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.texts import say

LEDGER = "erasures.json"
FORMAT = "luna-erasures"
_MAC_PURPOSE = "clinic/erasures-mac/1"
_SUBJECT_PURPOSE = "clinic/erasure-subjects/1"


@dataclass(frozen=True)
class Tombstone:
    """One erasure: its random name, when (ISO 8601, UTC), which groups, and which records by keyed hash."""

    name: str
    erased_at: str
    groups: tuple[str, ...]
    subjects: tuple[str, ...]


def subject_of(keys: Keys, record: str) -> str:
    """Return the keyed hash of a record's random id."""
    return hmac.digest(keys.derive(_SUBJECT_PURPOSE), record.encode(), "sha256").hex()[:40]


def beside_keyfile(folder: Path) -> Path:
    """Return where the list of a clinic lies."""
    return folder / LEDGER


def beside_backups(folder: Path, clinic_id: str) -> Path:
    """Return where its copy lies among the backups of a folder, which may hold those of several clinics."""
    return folder / f"luna-{clinic_id[:8]}-{LEDGER}"


def read(path: Path, keys: Keys, clinic_id: str) -> tuple[Tombstone, ...]:
    """Return the erasures of a list, none where there is no file; StorageTrouble where it was changed."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise as_trouble(error) from None
    try:
        found = json.loads(content)
        mac, body = bytes.fromhex(found.pop("mac")), _bytes_of(found)
        lines = tuple(
            Tombstone(each["name"], each["erased_at"], tuple(each["groups"]), tuple(each["subjects"]))
            for each in found["erasures"]
        )
        own = found["format"] == FORMAT and found["clinic"] == clinic_id
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _changed() from None
    if not own or not hmac.compare_digest(mac, _mac(keys, body)):
        raise _changed()
    return lines


def write(path: Path, keys: Keys, clinic_id: str, erasures: Iterable[Tombstone]) -> None:
    """Write a list anew, in one step; StorageTrouble where the disk refuses."""
    body: dict[str, object] = {"format": FORMAT, "clinic": clinic_id, "erasures": [asdict(each) for each in erasures]}
    signed = {**body, "mac": _mac(keys, _bytes_of(body)).hex()}
    try:
        files.write_whole(path, json.dumps(signed, sort_keys=True, indent=1).encode())
    except OSError as error:
        raise as_trouble(error) from None


def joined(*lists: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    """Return every erasure of some lists once, the oldest first."""
    by_name = {each.name: each for erasures in lists for each in erasures}
    return tuple(sorted(by_name.values(), key=lambda each: (each.erased_at, each.name)))


def _bytes_of(body: object) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _mac(keys: Keys, body: bytes) -> bytes:
    return hmac.digest(keys.derive(_MAC_PURPOSE), body, "sha256")


def _changed() -> StorageTrouble:
    return StorageTrouble(say("The list of erasures beside the key file was changed. Nothing of it is believed."))
