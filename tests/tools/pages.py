"""Every page of an encrypted database in clear, those in its write-ahead log and those in use by nothing too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
RESERVED = 80
SALT = 16
IV = 16
WAL_HEADER = 32
FRAME_HEADER = 24


def all_pages(path: Path, key: bytes) -> bytes:
    """Return the content of every page of the file and of its write-ahead log, one after the other."""
    return b"".join(_pages(path, key))


def _pages(path: Path, key: bytes) -> Iterator[bytes]:
    content = path.read_bytes()
    for start in range(0, len(content), PAGE):
        yield _clear(content[start : start + PAGE], key, first=start == 0)
    wal = path.with_name(path.name + "-wal")
    log = wal.read_bytes() if wal.exists() else b""
    step = FRAME_HEADER + PAGE
    for start in range(WAL_HEADER, len(log) - step + 1, step):
        number = int.from_bytes(log[start : start + 4], "big")
        yield _clear(log[start + FRAME_HEADER : start + step], key, first=number == 1)


def _clear(page: bytes, key: bytes, *, first: bool) -> bytes:
    """Decrypt one page: AES-256-CBC under the raw key, the vector before the page's MAC at its end."""
    body = page[SALT if first else 0 : PAGE - RESERVED]
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    reader = Cipher(AES256(key), CBC(vector)).decryptor()
    return reader.update(body) + reader.finalize()
