"""A file with patients from another program: what it is, how it is written, its columns, and its rows one by one.

Files are read as a stream and never held whole, but for FHIR bundles, which are one JSON document. What cannot be
read is refused with a sentence; what is wrong with one row is said of that row, and the others are read on.
"""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.import_dates import DateEvidence
from luna_desktop.texts import Message, say

MOST_BYTES = 256 * 1024 * 1024
UTF_8, WINDOWS = "utf-8", "cp1252"
UNREADABLE = say("The file cannot be read. Check that it is still there and that you may open it.")
_BLOCK = 1 << 20
_HEAD = 64 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FOREIGN = {
    b"PK\x03\x04": say(
        "This is a workbook of a spreadsheet program. Save the sheet as “CSV UTF-8” and choose that file."
    ),
    b"\xd0\xcf\x11\xe0": say(
        "This is an old workbook of a spreadsheet program. Save the sheet as CSV and choose that file."
    ),
    b"%PDF": say("This is a PDF file. Choose a CSV file, a vCard file or a FHIR bundle."),
    b"SQLite format 3": say(
        "This is a database. Let the other program export its patients as CSV, and choose that file."
    ),
}


class FileRefused(LunaError):
    """The file cannot be taken; the sentence says why and what to do."""


class PassphraseWanted(FileRefused):
    """A passphrase opens the file, and none or another one was given; the sentence says which."""


class FileKind(StrEnum):
    """What kind of file it is."""

    CSV = "csv"
    VCARD = "vcard"
    FHIR = "fhir"
    COPY = "copy"


KIND_NAMES: dict[FileKind, Message] = {
    FileKind.CSV: say("Table (CSV)"),
    FileKind.VCARD: say("Address cards (vCard)"),
    FileKind.FHIR: say("FHIR R4 bundle"),
    FileKind.COPY: say("Machine copy of a record (zip)"),
}
ENCODING_NAMES: dict[str, Message] = {
    UTF_8: say("UTF-8"),
    "utf-8-sig": say("UTF-8"),
    "utf-16": say("UTF-16"),
    "utf-16-le": say("UTF-16"),
    "utf-16-be": say("UTF-16"),
    WINDOWS: say("Western European (Windows-1252)"),
}


@dataclass(frozen=True)
class FileLook:
    """What was found out about a file.

    `encoding` is empty where the bytes are no Unicode and somebody has to say that they are Western European;
    `sample` then shows how that would read. `comes_from` is whom a file itself names as its maker. `dates` holds for a
    column that looks like dates what they say about their order. `left_out` counts what is not taken over, by its name.
    """

    kind: FileKind
    sha256: str
    rows: int
    encoding: str
    delimiter: str = ""
    headers: tuple[str, ...] = ()
    has_headers: bool = True
    sample: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    dates: Mapping[int, DateEvidence] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    comes_from: str = ""


def kind_of(head: bytes) -> FileKind:
    """Return what kind of file begins like this.

    Raises:
        FileRefused: It is empty, or a kind of file that no patients are read from.
    """
    if not head:
        raise FileRefused(say("The file is empty."))
    for start, reason in _FOREIGN.items():
        if head.startswith(start):
            raise FileRefused(reason)
    encoding = encoding_of(head)
    text = head.decode(encoding or WINDOWS, errors="ignore").lstrip("\ufeff \t\r\n")
    if text[:11].upper() == "BEGIN:VCARD":
        return FileKind.VCARD
    if text[:1] in {"{", "["}:
        return FileKind.FHIR
    if text[:5].lower() in {"<?xml", "<html", "<!doc"}:
        raise FileRefused(say("This is an XML or web page. Choose a CSV file, a vCard file or a FHIR bundle in JSON."))
    return FileKind.CSV


def encoding_of(head: bytes) -> str:
    """Return the encoding that the first bytes speak for; empty where they are no Unicode."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    pairs = head[: len(head) // 2 * 2]
    for encoding, zeros, others in (("utf-16-le", pairs[1::2], pairs[::2]), ("utf-16-be", pairs[::2], pairs[1::2])):
        if pairs and zeros.count(0) > len(zeros) * 0.4 > others.count(0) * 4:
            return encoding
    decoder = codecs.getincrementaldecoder(UTF_8)()
    try:
        decoder.decode(head)
    except UnicodeDecodeError:
        return ""
    return UTF_8


def fingerprint(path: Path) -> tuple[str, str, bytes]:
    """Return a file's SHA-256, its encoding (empty where it is no Unicode) and its beginning, in one reading.

    Raises:
        FileRefused: It is too large, or cannot be opened.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            encoding = encoding_of(head)
            digest, decoder = hashlib.sha256(head), codecs.getincrementaldecoder(UTF_8)()
            plain = _decodes(decoder, head) if encoding == UTF_8 else True
            while block := stream.read(_BLOCK):
                digest.update(block)
                plain = plain and (encoding != UTF_8 or _decodes(decoder, block))
            plain = plain and (encoding != UTF_8 or _decodes(decoder, b"", final=True))
    except OSError:
        raise FileRefused(
            say("The file cannot be read. Check that it is still there and that you may open it.")
        ) from None
    return digest.hexdigest(), encoding if plain else "", head


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def opened_text(path: Path, encoding: str) -> io.TextIOWrapper:
    """Open a file as text; line ends stay as they are, and what is no text becomes U+FFFD.

    Raises:
        FileRefused: It cannot be opened, or nobody knows that encoding.
    """
    try:
        return path.open(encoding=encoding or WINDOWS, errors="replace", newline="")
    except LookupError:
        raise FileRefused(
            say("Luna does not know this way of writing letters. Choose UTF-8 or Western European.")
        ) from None
    except OSError:
        raise FileRefused(
            say("The file cannot be read. Check that it is still there and that you may open it.")
        ) from None
