"""Find what should have been encrypted: canaries and plain files among all that a run created or changed.

A canary is a made-up value that a test typed into the program. It is looked for in every spelling and coding that a
leak could have (letter case, Unicode form, UTF-8 and UTF-16, hexadecimal, base64 at each of its three offsets, URL,
JSON and HTML escapes, PDF octal strings), in file contents, in file names and link targets, and inside what is merely
compressed or wrapped: zlib streams at any place (PDF, PNG), zip members, gzip, bzip2, xz, ASCII85. A file counts as
changed by its modification *or* its status time, so that a copied or backdated file is seen too.

Refuses canaries of fewer than six bytes: chance would find them.
"""

from __future__ import annotations

import base64
import bz2
import html
import json
import lzma
import mmap
import os
import re
import stat
import unicodedata
import urllib.parse
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SHORTEST = 6
HEAD = 4
LARGEST_STREAM = 64 * 1024 * 1024
DEEPEST = 4
# Kernel views, which hold no files. /dev is left out but for its memory disk.
NOT_FILES = (Path("/proc"), Path("/sys"), Path("/dev"))
MEMORY_DISK = Path("/dev/shm")

PLAIN = {
    "SQLite": re.compile(rb"SQLite format 3\0"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "TIFF": re.compile(rb"II\*\0|MM\0\*"),
    "HEIC": re.compile(rb"....ftyp(?:heic|heix|mif1|msf1|avif)", re.DOTALL),
}
PDF_WITHIN = 1024

ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
ZIP_MEMBER = re.compile(rb"PK\x03\x04")
GZIP = re.compile(rb"\x1f\x8b\x08")
BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
XZ = re.compile(rb"\xfd7zXZ\0")
ASCII85 = re.compile(rb"stream\r?\n([!-uz\s]{8,}~>)")

Bytes = bytes | mmap.mmap


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that should not be readable: where, what it is, and how it was written there."""

    path: Path
    what: str
    how: str


@dataclass
class Report:
    """What a scan found, and how much it looked at."""

    findings: list[Finding] = field(default_factory=list)
    unread: list[Path] = field(default_factory=list)
    files: int = 0
    size: int = 0

    @property
    def clean(self) -> bool:
        """Tell whether nothing was found and every changed file could be read."""
        return not self.findings and not self.unread

    def __str__(self) -> str:
        lines = [f"{one.path}: {one.what} ({one.how})" for one in sorted(set(self.findings))]
        lines += [f"{path}: could not be read" for path in sorted(self.unread)]
        return "\n".join([f"{self.files} files, {self.size} bytes changed", *lines])


def spellings(canary: str) -> set[str]:
    """Return a canary's letter cases and Unicode forms."""
    cases = {canary, canary.casefold(), canary.upper(), canary.lower()}
    return {unicodedata.normalize(form, case) for case in cases for form in ("NFC", "NFD", "NFKC", "NFKD")}


def base64_cores(raw: bytes) -> Iterator[bytes]:
    """Yield the part of each of the three base64 codings that does not depend on the neighbours."""
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + raw)
        start = (offset * 8 + 5) // 6
        end = (offset + len(raw)) * 8 // 6
        core = coded[start:end]
        yield core
        yield core.translate(bytes.maketrans(b"+/", b"-_"))


def codings(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield every coding of one spelling with its name."""
    for name in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = text.encode(name)
        yield name, raw
        yield f"{name}, hex", raw.hex().encode()
        yield f"{name}, hex", raw.hex().upper().encode()
        yield f"{name}, octal", "".join(f"\\{byte:03o}" for byte in raw).encode()
        for core in base64_cores(raw):
            yield f"{name}, base64", core
    quoted = urllib.parse.quote(text, safe="")
    yield "URL", quoted.encode()
    yield "URL", re.sub("%..", lambda match: match.group().lower(), quoted).encode()
    yield "URL", urllib.parse.quote_plus(text).encode()
    yield "JSON", json.dumps(text)[1:-1].encode()
    yield "HTML", text.encode("ascii", "xmlcharrefreplace")
    yield "HTML", "".join(c if c.isascii() else f"&#x{ord(c):x};" for c in text).encode()
    yield "HTML", html.escape(text).encode()
    if all(ord(c) < 256 for c in text):
        yield "latin-1", text.encode("latin-1")


class Canaries:
    """All the canaries in all their codings, ready to be looked for in one pass."""

    def __init__(self, canaries: Iterable[str]) -> None:
        self._by_head: dict[bytes, dict[bytes, tuple[str, str]]] = defaultdict(dict)
        for canary in canaries:
            if len(canary.encode()) < SHORTEST:
                raise ValueError(f"a canary of fewer than {SHORTEST} bytes is found by chance: {canary!r}")
            for text in spellings(canary):
                for how, coded in codings(text):
                    if len(coded) >= SHORTEST:
                        self._by_head[coded[:HEAD]].setdefault(coded, (canary, how))
        self._heads = _heads_pattern(self._by_head)

    def search(self, data: Bytes) -> Iterator[tuple[str, str]]:
        """Yield each canary found in the bytes, with its coding."""
        if not self._by_head:
            return
        at = 0
        while match := self._heads.search(data, at):
            start, at = match.start(), match.start() + 1
            for coded, found in self._by_head[match.group()].items():
                if data[start : start + len(coded)] == coded:
                    yield found


def _heads_pattern(heads: Iterable[bytes]) -> re.Pattern[bytes]:
    """Return one pattern for all heads, branching on their first byte so that most bytes fail at once."""
    tails: dict[bytes, set[bytes]] = defaultdict(set)
    for head in heads:
        tails[head[:1]].add(head[1:])
    branches = (
        re.escape(first) + b"(?:" + b"|".join(re.escape(tail) for tail in sorted(rest)) + b")"
        for first, rest in sorted(tails.items())
    )
    return re.compile(b"|".join(branches), re.DOTALL)


def inflate(data: Bytes, start: int, wbits: int) -> bytes:
    """Return what a deflate stream at a place holds, as far as it can be read."""
    stream = zlib.decompressobj(wbits)
    parts: list[bytes] = []
    size = 0
    try:
        for at in range(start, len(data), 65536):
            part = stream.decompress(data[at : at + 65536], LARGEST_STREAM - size)
            parts.append(part)
            size += len(part)
            if stream.eof or size >= LARGEST_STREAM:
                break
    except zlib.error:
        pass  # not a stream, or a torn one: what came before the tear still counts
    return b"".join(parts)


def unpacked(data: Bytes, start: int, stream: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> bytes:
    """Return what a bzip2 or xz stream at a place holds."""
    try:
        return stream.decompress(data[start : start + LARGEST_STREAM], LARGEST_STREAM)
    except (OSError, EOFError, lzma.LZMAError):
        return b""


def zip_member(data: Bytes, start: int) -> bytes:
    """Return the bytes of the zip member whose local header stands at a place."""
    header = data[start : start + 30]
    if len(header) < 30:
        return b""
    method = int.from_bytes(header[8:10], "little")
    size = int.from_bytes(header[18:22], "little")
    body = start + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    if method == 8:
        return inflate(data, body, -15)
    return bytes(data[body : body + min(size, LARGEST_STREAM)]) if method == 0 else b""


def ascii85(match: re.Match[bytes]) -> bytes:
    """Return what an ASCII85 stream of a PDF holds."""
    try:
        return base64.a85decode(b"<~" + match.group(1), adobe=True)
    except ValueError:
        return b""


def wrapped(data: Bytes) -> Iterator[tuple[str, bytes]]:
    """Yield everything that is merely compressed or wrapped inside the bytes, with the kind of wrapping."""
    kinds: list[tuple[str, re.Pattern[bytes], Callable[[re.Match[bytes]], bytes]]] = [
        ("zlib", ZLIB, lambda match: inflate(data, match.start(), 15)),
        ("zip", ZIP_MEMBER, lambda match: zip_member(data, match.start())),
        ("gzip", GZIP, lambda match: inflate(data, match.start(), 31)),
        ("bzip2", BZIP2, lambda match: unpacked(data, match.start(), bz2.BZ2Decompressor())),
        ("xz", XZ, lambda match: unpacked(data, match.start(), lzma.LZMADecompressor())),
        ("ASCII85", ASCII85, ascii85),
    ]
    for kind, pattern, unwrap in kinds:
        for match in pattern.finditer(data):
            inner = unwrap(match)
            if len(inner) >= SHORTEST:
                yield kind, inner


def plain_kind(data: Bytes) -> str | None:
    """Return the format whose plain header the bytes begin with."""
    for kind, pattern in PLAIN.items():
        if pattern.match(data):
            return kind
    return "PDF" if re.search(rb"%PDF-\d", data[:PDF_WITHIN]) else None


@dataclass(frozen=True)
class Scanner:
    """Looks through files for canaries and plain headers; `plain_under` narrows the latter to some folders."""

    canaries: Canaries
    allowed: tuple[Path, ...] = ()
    plain_under: tuple[Path, ...] | None = None

    def scan(self, roots: Sequence[Path], since: float) -> Report:
        """Scan what was created or changed under the roots since a POSIX time; allowed paths are passed over."""
        report = Report()
        for root in roots:
            for entry, status in changed(root, since, self.allowed):
                self._look(entry, status, report)
        return report

    def look_into(self, path: Path, data: Bytes, *, how: tuple[str, ...] = ()) -> Iterator[Finding]:
        """Yield what the bytes of a file give away, also inside their wrappings."""
        within = ", ".join(("inside " + " > ".join(how),) if how else ())
        kind = plain_kind(data)
        if kind and self._counts_as_plain(path):
            yield Finding(path, f"plain {kind}", within or "as it is")
        for canary, coding in self.canaries.search(data):
            yield Finding(path, repr(canary), ", ".join(filter(None, (coding, within))))
        if len(how) < DEEPEST:
            for wrapping, inner in wrapped(data):
                yield from self.look_into(path, inner, how=(*how, wrapping))

    def _counts_as_plain(self, path: Path) -> bool:
        return self.plain_under is None or any(path.is_relative_to(folder) for folder in self.plain_under)

    def _look(self, path: Path, status: os.stat_result, report: Report) -> None:
        for canary, coding in self.canaries.search(os.fsencode(path.name)):
            report.findings.append(Finding(path, repr(canary), f"in the file name, {coding}"))
        try:
            if stat.S_ISLNK(status.st_mode):
                target = os.fsencode(path.readlink())
                report.findings += [
                    Finding(path, repr(c), f"in the link, {how}") for c, how in self.canaries.search(target)
                ]
            elif stat.S_ISREG(status.st_mode):
                report.files += 1
                report.size += status.st_size
                report.findings += set(self._read(path))
        except FileNotFoundError:
            pass  # gone since it was listed
        except OSError:
            report.unread.append(path)

    def _read(self, path: Path) -> Iterator[Finding]:
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size == 0:
                return
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield from self.look_into(path, data)


def changed(root: Path, since: float, allowed: Sequence[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield every path under the root whose content, name or rights changed since; follows no link."""
    passed_over = {os.fspath(path) for path in allowed}
    waiting = [os.fspath(root)]
    if root == Path("/"):
        passed_over |= {os.fspath(path) for path in NOT_FILES}
        waiting.append(os.fspath(MEMORY_DISK))
    while waiting:
        for entry in _listed(waiting.pop()):
            if entry.path in passed_over:
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat.S_ISDIR(status.st_mode):
                waiting.append(entry.path)
            if max(status.st_mtime, status.st_ctime) >= since:
                yield Path(entry.path), status


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, PermissionError, NotADirectoryError):
        return []


def scan(
    canaries: Iterable[str],
    since: float,
    *,
    roots: Sequence[Path] = (Path("/"),),
    allowed: Iterable[Path] = (),
    plain_under: Iterable[Path] | None = None,
) -> Report:
    """Scan what changed since a POSIX time. Allowed paths, and all below them, are passed over whole.

    `plain_under` limits plain headers, not canaries, to some folders: on a machine where other programs work, only
    the run's own folders can be asked to hold no picture at all.
    """
    folders = None if plain_under is None else tuple(Path(folder) for folder in plain_under)
    scanner = Scanner(Canaries(canaries), tuple(Path(path) for path in allowed), folders)
    return scanner.scan([Path(root) for root in roots], since)
