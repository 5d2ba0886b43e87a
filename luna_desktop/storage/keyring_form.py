"""The shape of `keyring.json`: what may stand in it, checked before any of it is used, and its canonical bytes.

Everything that comes from the file is untrusted here: sizes, types, lengths, ranges and repeats are refused with
StorageTrouble before a password is hashed, so an edited file can neither crash the program nor make it allocate
terabytes. Whether the content is genuine is decided later, by its MAC.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import crypto
from luna_desktop.storage.crypto import KdfCost
from luna_desktop.texts import Message, say

FORMAT = "luna-keyring"
VERSION = 1
LARGEST_FILE = 2 * 1024 * 1024
MOST_SLOTS = 500
IDENTITY_BYTES = 2 * crypto.KEY_BYTES + crypto.NONCE_BYTES + crypto.TAG_BYTES
BOX_BYTES = 2 * crypto.KEY_BYTES + crypto.NONCE_BYTES + crypto.TAG_BYTES
STAFF, RECOVERY = "staff", "recovery"
_HEX_ID = re.compile(r"[0-9a-f]{32}")

Json = Mapping[str, object]


@dataclass(frozen=True)
class Slot:
    """One way in: a member of staff with a password, or the recovery code."""

    id: str
    kind: str
    login: str
    display_name: str
    xpub: bytes
    epub: bytes
    sealed: bytes
    sealed_vault: bytes | None = None
    kdf: KdfCost | None = None
    salt: bytes = b""
    ident: bytes = b""

    @property
    def waits(self) -> bool:
        """Tell whether no key was sealed to this slot yet: its password is known, and opens nothing."""
        return not self.sealed

    def as_json(self) -> dict[str, object]:
        """Return the slot as it stands in the file."""
        cost = self.kdf and {"alg": "argon2id", "m": self.kdf.memory_kib, "t": self.kdf.passes, "p": self.kdf.lanes}
        return {
            "id": self.id,
            "kind": self.kind,
            "login": self.login,
            "display_name": self.display_name,
            "kdf": cost,
            "salt": self.salt.hex(),
            "ident": self.ident.hex(),
            "xpub": self.xpub.hex(),
            "epub": self.epub.hex(),
            "sealed": self.sealed.hex(),
            "sealed_vault": None if self.sealed_vault is None else self.sealed_vault.hex(),
        }


@dataclass(frozen=True)
class Keyring:
    """The whole key file: which clinic, which key, which generation, whose slots, and the MAC over it."""

    vault_id: str
    mk_id: str
    generation: int
    inbox: bytes
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def _body(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "v": VERSION,
            "vault": self.vault_id,
            "mk_id": self.mk_id,
            "generation": self.generation,
            "inbox": self.inbox.hex(),
            "slots": [slot.as_json() for slot in self.slots],
        }

    def canonical(self) -> bytes:
        """Return the bytes that the MAC covers: everything but the MAC, sorted, without spaces."""
        return json.dumps(self._body(), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()

    def written(self) -> bytes:
        """Return the bytes of the file."""
        return json.dumps({**self._body(), "mac": self.mac.hex()}, indent=1, ensure_ascii=False).encode()

    def with_slots(self, slots: tuple[Slot, ...]) -> Keyring:
        """Return the next generation with these slots, still without its MAC."""
        return replace(self, slots=slots, generation=self.generation + 1, mac=b"")


def parsed(content: bytes) -> Keyring:
    """Read the file's bytes, or raise StorageTrouble with what is wrong: damaged, foreign or too new."""
    if len(content) > LARGEST_FILE:
        raise _damaged()
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise _damaged() from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise StorageTrouble(say("The file keyring.json does not belong to Luna Desktop. Choose another data folder."))
    version = document.get("v")
    if isinstance(version, int) and version > VERSION:
        raise StorageTrouble(
            say("The key file was written by a newer version of Luna Desktop. Install that version to open the clinic.")
        )
    try:
        return _keyring(document)
    except (KeyError, TypeError, ValueError):
        raise _damaged() from None


def _keyring(document: Json) -> Keyring:
    rows = document["slots"]
    if document["v"] != VERSION or not isinstance(rows, list) or not 1 <= len(rows) <= MOST_SLOTS:
        raise ValueError
    slots = tuple(_slot(row) for row in rows)
    logins = [folded(slot.login) for slot in slots if slot.kind == STAFF]
    if len({slot.id for slot in slots}) != len(slots) or len(set(logins)) != len(logins):
        raise ValueError
    return Keyring(
        vault_id=_identifier(document["vault"]),
        mk_id=_identifier(document["mk_id"]),
        generation=_whole(document["generation"], 1, 2**53),
        inbox=_bytes(document["inbox"], crypto.KEY_BYTES),
        slots=slots,
        mac=_bytes(document["mac"], 32),
    )


def _slot(row: object) -> Slot:
    if not isinstance(row, dict) or row["kind"] not in (STAFF, RECOVERY):
        raise ValueError
    staff = row["kind"] == STAFF
    if not staff and row["kdf"] is not None:
        raise ValueError
    waits = staff and row["sealed"] == "" and row["sealed_vault"] is None
    return Slot(
        id=_identifier(row["id"]),
        kind=str(row["kind"]),
        login=_text(row["login"]),
        display_name=_text(row["display_name"]),
        xpub=_bytes(row["xpub"], crypto.KEY_BYTES),
        epub=_bytes(row["epub"], crypto.KEY_BYTES),
        sealed=b"" if waits else _bytes(row["sealed"], BOX_BYTES),
        sealed_vault=None if row["sealed_vault"] is None else _bytes(row["sealed_vault"], BOX_BYTES),
        kdf=_cost(row["kdf"]) if staff else None,
        salt=_bytes(row["salt"], crypto.SALT_BYTES if staff else 0),
        ident=_bytes(row["ident"], IDENTITY_BYTES if staff else 0),
    )


def _cost(row: object) -> KdfCost:
    if not isinstance(row, dict) or row["alg"] != "argon2id":
        raise ValueError
    highest = 2**40
    return KdfCost(_whole(row["m"], 1, highest), _whole(row["t"], 1, highest), _whole(row["p"], 1, highest))


def _identifier(value: object) -> str:
    if not isinstance(value, str) or not _HEX_ID.fullmatch(value):
        raise ValueError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 200:
        raise ValueError
    return value


def _bytes(value: object, size: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * size or value != value.lower():
        raise ValueError
    return bytes.fromhex(value)


def _whole(value: object, lowest: int, highest: int) -> int:
    if type(value) is not int or not lowest <= value <= highest:
        raise ValueError
    return value


def folded(login: str) -> str:
    """Return a login as it is compared: trimmed, in one Unicode form, without regard to case."""
    return crypto.normalised(login.strip()).casefold()


def _damaged() -> StorageTrouble:
    return StorageTrouble(damaged_sentence())


def damaged_sentence() -> Message:
    """Return the sentence for a key file that cannot be read."""
    return say(
        "The key file keyring.json is damaged. Nothing was changed. "
        "Put back a copy of it, or restore the newest backup with the recovery code."
    )
