"""The seal of a zip: a list of every file in it with its SHA-256, and the clinic's signature over that list.

`manifest.sha256` has the form that `sha256sum --check` reads; `seal.txt` is one line of plain letters.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

MANIFEST, SEAL = "manifest.sha256", "seal.txt"
MOST_BYTES = 4 * 1024**3
_MOST_LISTED = 16 * 1024**2
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_PIECE = 1 << 20
_HEAD, _DESCRIPTOR = 30, b"PK\x07\x08"
_DESCRIBED = 0x8
_END = 22


class NotAZip(Exception):
    """The file is no zip, cut short or damaged."""


@dataclass(frozen=True)
class CarriedZip:
    """What a zip carries: its seal as text, the digest of its list, and the names of what does not match the list.

    `digests` is what lies in it, by name.
    """

    seal: str
    digest: str
    changed: tuple[str, ...]
    files: int
    digests: Mapping[str, str] = field(default_factory=dict)


def manifest_of(digests: Mapping[str, str]) -> bytes:
    """Return the list for these names and hexadecimal SHA-256, in the order of the names."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode("utf-8")


def read_sealed_zip(content: bytes) -> CarriedZip:
    """Return what a zip carries; every file in it is read and compared with the list.

    Raises:
        NotAZip: It is no zip, a part of it cannot be read, or it holds more than its table of contents lists.
    """
    if not holds_nothing_else(content):
        raise NotAZip
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            return _read(opened)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, EOFError, ValueError) as error:
        raise NotAZip from error


def holds_nothing_else(content: bytes) -> bool:
    """Tell whether a zip is its listed entries, one behind the other, its table of contents, and nothing more.

    Some programs unpack from the beginning and never look at the table at the end: what lies before or between would be
    what they show, and is not what was measured.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            at = 0
            for entry in sorted(opened.infolist(), key=lambda each: each.header_offset):
                if entry.header_offset != at:
                    return False
                at = _behind(content, entry)
            return at == opened.start_dir and content.startswith(b"PK\x05\x06", len(content) - _END)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, struct.error):
        return False


def _behind(content: bytes, entry: zipfile.ZipInfo) -> int:
    """Return where an entry ends, with the description that some programs write behind it."""
    name, extra = struct.unpack_from("<HH", content, entry.header_offset + _HEAD - 4)
    end: int = entry.header_offset + _HEAD + name + extra + entry.compress_size
    if entry.flag_bits & _DESCRIBED:
        end += 16 if content.startswith(_DESCRIPTOR, end) else 12
    return end


def _read(opened: zipfile.ZipFile) -> CarriedZip:
    names = [entry.filename for entry in opened.infolist() if entry.file_size or not entry.is_dir()]
    if sum(entry.file_size for entry in opened.infolist()) > MOST_BYTES or len(set(names)) != len(names):
        raise NotAZip
    if MANIFEST not in names or SEAL not in names:
        return CarriedZip("", "", (), len(names))
    if max(opened.getinfo(name).file_size for name in (MANIFEST, SEAL)) > _MOST_LISTED:
        raise NotAZip
    listed = opened.read(MANIFEST)
    wanted = _listed(listed)
    found = {name: _digest(opened, name) for name in names if name not in {MANIFEST, SEAL}}
    changed = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    seal = opened.read(SEAL).decode("ascii").strip()
    return CarriedZip(seal, hashlib.sha256(listed).hexdigest(), tuple(changed), len(names), found)


def _listed(manifest: bytes) -> dict[str, str]:
    matches = (_LINE.fullmatch(line) for line in manifest.decode("utf-8").splitlines())
    return {found.group(2): found.group(1) for found in matches if found is not None}


def _digest(opened: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with opened.open(name) as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
