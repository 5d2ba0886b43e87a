"""Photographs and documents, each sealed in a file of its own under a key of its own.

A file under `objects/ab/` is named by a random id, so its name tells nothing, and padded to 4 KiB steps, so its
size tells little. The object's key is sealed under the vault key and lies with the other facts in the database
row; erasing that row makes the file worthless. `seal` returns only when the disk has the file, and the row is
committed after that: a crash between the two leaves an orphan, which is collected a week later, never a row that
points to nothing.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from luna_desktop.domain.errors import NotPermitted, StorageTrouble
from luna_desktop.storage import crypto, files
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.texts import say

FOLDER = "objects"
STREAM_ABOVE = 32 * 1024 * 1024
CHUNK = 1024 * 1024
PADDING = 4096
_MAGIC = b"CLOB"
_WHOLE, _STREAM = b"\x01", b"\x02"
_LENGTH_BYTES = 8
_ID = re.compile(r"[0-9a-f]{32}")
_SMALL = b"clinic/small/1"


@dataclass(frozen=True)
class SealedObject:
    """What the database row of an object keeps: its id, its sealed key, and size and SHA-256 of the plain bytes."""

    object_id: str
    wrapped_key: bytes = field(repr=False)
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True)
class VaultScan:
    """What a scan found: rows without a file, files without a row, files that do not open, and left-over writes."""

    checked: int
    missing: tuple[str, ...]
    orphans: tuple[str, ...]
    bad: tuple[str, ...]
    temporary: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether every known object is there and opens; orphans and left-over writes do no harm."""
        return not self.missing and not self.bad


class Vault:
    """The sealed objects of one clinic; without the vault key it can be counted but neither read nor added to."""

    def __init__(self, folder: Path, vault_key: bytes | None) -> None:
        self.folder = folder / FOLDER
        self._key = None if vault_key is None else bytearray(vault_key)

    def forget(self) -> None:
        """Overwrite the vault key; every later reading or sealing is refused."""
        if self._key is not None:
            self._key[:] = bytes(len(self._key))
            self._key = None

    def _required_key(self) -> bytes:
        if self._key is None:
            raise NotPermitted(
                say("This account cannot open photographs and documents. A clinician or the privacy officer can.")
            )
        return bytes(self._key)

    def path_of(self, object_id: str) -> Path:
        """Return where an object's file lies; ValueError for anything that is not an object id."""
        if not _ID.fullmatch(object_id):
            raise ValueError("not an object id")
        return self.folder / object_id[:2] / object_id

    def seal(self, plain: bytes, *, media_type: str) -> SealedObject:
        """Seal bytes into a new file and return once the disk has it; StorageTrouble when it cannot."""
        key, object_id, object_key = self._required_key(), secrets.token_hex(16), crypto.new_key()
        path = self.path_of(object_id)
        try:
            if not self.folder.parent.is_dir():  # a share went away; what was made in its place would hide behind it
                raise FileNotFoundError(errno.ENOENT, "")
            files.make_folder(path.parent)
            files.write_whole(path, b"".join(_sealed_parts(object_key, object_id, plain)))
        except OSError as error:
            raise as_trouble(error) from None
        return SealedObject(
            object_id=object_id,
            wrapped_key=crypto.seal(key, object_key, aad=_key_binding(object_id)),
            size=len(plain),
            sha256=hashlib.sha256(plain).hexdigest(),
            media_type=media_type,
        )

    def read(self, object_id: str, wrapped_key: bytes, *, sha256: str = "") -> bytes:
        """Return the plain bytes; StorageTrouble when the file is missing, damaged or not the one of this row."""
        self._required_key()
        try:
            content = self.path_of(object_id).read_bytes()
        except FileNotFoundError:
            raise StorageTrouble(
                say("The file of this photograph or document is missing. Restore it from a backup.")
            ) from None
        except OSError as error:
            raise as_trouble(error) from None
        return self.open_sealed(object_id, wrapped_key, content, sha256=sha256)

    def open_sealed(self, object_id: str, wrapped_key: bytes, content: bytes, *, sha256: str = "") -> bytes:
        """Return what the bytes of an object's file hold, wherever the file lies; StorageTrouble as for `read`."""
        key = self._required_key()
        try:
            plain = _opened(crypto.unseal(key, wrapped_key, aad=_key_binding(object_id)), object_id, content)
        except crypto.NotOpened:
            raise _damaged() from None
        if sha256 and not hmac.compare_digest(hashlib.sha256(plain).hexdigest(), sha256):
            raise _damaged()
        return plain

    @property
    def opens(self) -> bool:
        """Tell whether the vault key is here, so that objects can be read and not only counted."""
        return self._key is not None

    def remove(self, object_id: str) -> None:
        """Delete an object's file, after its row has lost the key; a file already gone is well."""
        path = self.path_of(object_id)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise as_trouble(error) from None

    def small_seal(self, plain: bytes) -> bytes:
        """Seal a few kilobytes, such as a thumbnail, for a column of the database."""
        return crypto.seal(crypto.derive(self._required_key(), "clinic/small/1"), plain, aad=_SMALL)

    def small_open(self, sealed: bytes) -> bytes:
        """Open what `small_seal` made; StorageTrouble when a byte of it changed."""
        try:
            return crypto.unseal(crypto.derive(self._required_key(), "clinic/small/1"), sealed, aad=_SMALL)
        except crypto.NotOpened:
            raise _damaged() from None

    def stored_ids(self) -> Iterator[str]:
        """Yield the id of every object file."""
        for path in self._files():
            if _ID.fullmatch(path.name) and path.parent.name == path.name[:2]:
                yield path.name

    def _files(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (path for path in sorted(self.folder.rglob("*")) if path.is_file())

    def scan(
        self,
        known: Iterable[str],
        *,
        wrapped_keys: Mapping[str, bytes] | None = None,
        hashes: Mapping[str, str] | None = None,
    ) -> VaultScan:
        """Compare the files with the objects that the database knows.

        With `wrapped_keys` (and the vault key) each of those objects is also decrypted, and its plain bytes compared
        with `hashes`; without, headers are read.
        """
        expected, stored = set(known), set(self.stored_ids())
        temporary = tuple(path.name for path in self._files() if path.name.startswith(files.TEMPORARY_PREFIX))
        keys, plain = wrapped_keys or {}, hashes or {}
        there = sorted(expected & stored)
        bad = [name for name in there if not self._is_good(name, keys.get(name), plain.get(name, ""))]
        return VaultScan(
            checked=len(expected),
            missing=tuple(sorted(expected - stored)),
            orphans=tuple(sorted(stored - expected)),
            bad=tuple(bad),
            temporary=temporary,
        )

    def _is_good(self, object_id: str, wrapped_key: bytes | None, sha256: str) -> bool:
        if wrapped_key is None or self._key is None:
            with self.path_of(object_id).open("rb") as stream:
                return stream.read(5) in (_MAGIC + _WHOLE, _MAGIC + _STREAM)
        try:
            self.read(object_id, wrapped_key, sha256=sha256)
        except StorageTrouble:
            return False
        return True

    def left_overs(self, known: Iterable[str], *, before: datetime) -> list[Path]:
        """Return the files that no row knows, and those half written, that were last changed before an instant.

        `known` must be every object of the database, read in one transaction.
        """
        expected = set(known)
        found = []
        for path in self._files():
            is_half = path.name.startswith(files.TEMPORARY_PREFIX)
            is_orphan = _ID.fullmatch(path.name) is not None and path.name not in expected
            if (is_half or is_orphan) and path.stat().st_mtime < before.timestamp():
                found.append(path)
        return found


def _key_binding(object_id: str) -> bytes:
    return b"clinic/obj/1|" + object_id.encode()


def _padded(plain: bytes) -> bytes:
    size = _LENGTH_BYTES + len(plain)
    return b"".join((len(plain).to_bytes(_LENGTH_BYTES, "big"), plain, bytes(-size % PADDING)))  # copied once


def _unpadded(framed: bytes) -> bytes:
    size = int.from_bytes(framed[:_LENGTH_BYTES], "big")
    if size > len(framed) - _LENGTH_BYTES:
        raise crypto.NotOpened
    return framed[_LENGTH_BYTES : _LENGTH_BYTES + size]


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _sealed_parts(key: bytes, object_id: str, plain: bytes) -> Iterator[bytes]:
    """Yield header and ciphertext; the key is used for this object only, so the nonce may count from zero."""
    framed, cipher = _padded(plain), AESGCM(key)
    version = _WHOLE if len(framed) <= STREAM_ABOVE else _STREAM
    step = len(framed) if version == _WHOLE else CHUNK
    aad = _MAGIC + version + object_id.encode()
    yield _MAGIC + version
    for count, start in enumerate(range(0, len(framed), step)):
        last = start + step >= len(framed)
        yield cipher.encrypt(_nonce(count, last=last), framed[start : start + step], aad)


def _opened(key: bytes, object_id: str, content: bytes) -> bytes:
    header, body = content[:5], memoryview(content)[5:]
    if header not in (_MAGIC + _WHOLE, _MAGIC + _STREAM) or len(body) < crypto.TAG_BYTES:
        raise crypto.NotOpened
    step = len(body) if header[4:] == _WHOLE else CHUNK + crypto.TAG_BYTES
    cipher, aad, parts = AESGCM(key), header + object_id.encode(), []
    try:
        for count, start in enumerate(range(0, len(body), step)):
            last = start + step >= len(body)
            parts.append(cipher.decrypt(_nonce(count, last=last), body[start : start + step], aad))
    except InvalidTag:
        raise crypto.NotOpened from None
    return _unpadded(b"".join(parts))


def _damaged() -> StorageTrouble:
    return StorageTrouble(
        say("The file of this photograph or document is damaged. Nothing was changed. Restore it from a backup.")
    )
