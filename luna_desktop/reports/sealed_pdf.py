"""The seal inside a PDF: what it covers, how it is put in, and how it is read again.

It covers everything that a reader can get from the file: pages in their order, fonts, pictures, tags, bookmarks,
metadata and attachments. The measure is the file as qpdf writes it anew, plain and uncompressed, so that a passphrase
and the way of compressing do not count. The seal lies where ISO 32000-1, 14.5 has room for a program's own data.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO, cast

import pikepdf

from luna_desktop.domain.copy_seal import manifest_text
from luna_desktop.reports.tree_update import append_part, read_end

OWNER = "/LunaDesktop"
_PLACE = "/PieceInfo"
_START, _END, _OBJECT = b"%PDF-", b"%%EOF", b" obj"
_STAMP = "D:20000101000000Z"
"""The entry asks for a date of change; the true moment stands in the signed statement."""


class Unread(Enum):
    """Why a file tells nothing."""

    BROKEN = "broken"
    LOCKED = "locked"


class NotRead(Exception):
    """The file is cut short or damaged, or a passphrase is missing or wrong."""

    def __init__(self, why: Unread) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Print:
    """The SHA-256 of a whole PDF and of what each page shows, hexadecimal."""

    whole: str
    pages: tuple[str, ...]

    def changed_pages(self, sealed: Sequence[str]) -> tuple[int, ...]:
        """Return the numbers of pages, from 1, that differ from those that were sealed."""
        most = max(len(self.pages), len(sealed))
        here = (*self.pages, *[""] * (most - len(self.pages)))
        there = (*sealed, *[""] * (most - len(sealed)))
        return tuple(at for at, (one, other) in enumerate(zip(here, there, strict=True), 1) if one != other)


@dataclass(frozen=True)
class Carried:
    """What a PDF carries: its seal as text, empty where there is none, the sealed pages, and its print as it is."""

    seal: str
    pages: tuple[str, ...]
    print: Print


def seal_file(file: io.BytesIO, sign: Callable[[Print], str]) -> None:
    """Put the seal that `sign` returns for the print of a finished file behind its end; the file stays where it is.

    A copy with photographs is large, and a second one beside it would double what it takes to make it.
    """
    with pikepdf.open(file) as opened:
        found = _print(opened)
    put_seal(file, sign(found), found.pages)


def put_seal(file: io.BytesIO, seal: str, pages: Sequence[str]) -> None:
    """Write a seal behind the end of a finished file; nothing that the seal covers changes."""
    with pikepdf.open(file) as opened:
        finished = read_end(opened, file, opened.Root.objgen[0])
        catalogue = opened.Root.unparse(resolved=True).decode("ascii").removesuffix(">>")
    private = f"<</LastModified({_STAMP})/Private {finished.size} 0 R>>"
    catalogue = f"{catalogue} {_PLACE} <<{OWNER} {private}>> >>"
    append_part(file, finished, catalogue, manifest_text({"seal": seal, "pages": list(pages)}).encode("ascii"))


def read_sealed(pdf: bytes, passphrase: str = "") -> Carried:
    """Return what a PDF carries.

    A file made for the web (ISO 32000-1, annex F) names its first page twice, and some readers show another one than
    the page that is measured here; and what qpdf has to guess, another reader may guess otherwise. Neither is read.

    Raises:
        NotRead: It is damaged, cut short or can be read in two ways, or the passphrase is missing or wrong.
    """
    if not pdf.startswith(_START):
        raise NotRead(Unread.BROKEN)  # what stands before would be another file to another program
    if _OBJECT in pdf[pdf.rfind(_END) :]:
        raise NotRead(Unread.BROKEN)  # cut within the last part: a reader would take the parts before it for the whole
    try:
        with pikepdf.open(io.BytesIO(pdf), password=passphrase, attempt_recovery=False) as opened:
            seal, pages = _taken(opened)
            found = _print(opened)
            if opened.is_linearized or opened.get_warnings():
                raise NotRead(Unread.BROKEN)
            return Carried(seal, pages, found)
    except pikepdf.PasswordError:
        raise NotRead(Unread.LOCKED) from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotRead(Unread.BROKEN) from None


def _taken(pdf: pikepdf.Pdf) -> tuple[str, tuple[str, ...]]:
    """Take the seal out of an opened file, for it does not cover itself."""
    place = pdf.Root.get(_PLACE)
    if place is None or OWNER not in place:
        return "", ()
    kept = json.loads(place[OWNER].Private.read_bytes())
    del place[OWNER]
    if not place.keys():
        del pdf.Root[_PLACE]
    return str(kept["seal"]), tuple(str(page) for page in kept["pages"])


def _print(pdf: pikepdf.Pdf) -> Print:
    pages = tuple(_page(page) for page in pdf.pages)
    for name in ("/Extensions", "/Version"):  # sealing with a passphrase notes its own kind there
        if name in pdf.Root:
            del pdf.Root[name]
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    plain = _Measured()
    pdf.save(
        cast(BinaryIO, plain),
        static_id=True,
        fix_metadata_version=False,
        min_version="1.7",
        force_version="1.7",
        encryption=False,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return Print(plain.digest.hexdigest(), pages)


class _Measured(io.RawIOBase):
    """Takes a file that is only to be measured, so that it need not lie in memory once more."""

    def __init__(self) -> None:
        super().__init__()
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        """Tell that bytes can be written."""
        return True

    def write(self, part: bytes | memoryview) -> int:  # type: ignore[override]
        """Measure some bytes."""
        self.digest.update(part)
        return memoryview(part).nbytes


def _page(page: pikepdf.Page) -> str:
    """Return the digest of what a page draws and of the pictures and sheets on it."""
    digest = hashlib.sha256()
    contents = page.obj.get("/Contents", pikepdf.Array())
    for stream in list(contents) if isinstance(contents, pikepdf.Array) else [contents]:
        digest.update(stream.read_bytes())
    shown = page.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    for name in sorted(shown.keys()):
        digest.update(name.encode() + hashlib.sha256(shown[name].read_raw_bytes()).digest())
    return digest.hexdigest()
