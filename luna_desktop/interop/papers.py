"""Scanned papers from outside: a JPEG or PNG picture, or a PDF without anything that acts by itself.

Pictures go through the door of photographs and come out as pixels alone. A PDF is kept byte for byte, because its
own signature or stamp may matter; so it is looked through first, object by object.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

import pikepdf

from luna_desktop.interop import pictures
from luna_desktop.texts import Message, say

MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 60
MOST_OBJECTS = 20_000
PDF = "application/pdf"
_ACTS = ("/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EmbeddedFile", "/AA", "/RichMedia")
_ACTIONS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToR", "/GoToE", "/Rendition", "/Movie")
_UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, KeyError, OverflowError, RecursionError, MemoryError)
"""What qpdf and its binding raise for files that are cut short or built to harm."""


class PaperRefused(Exception):
    """A file that cannot be filed as a paper; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True)
class PreparedPaper:
    """A checked paper: its bytes as they are kept, what they are, and how many pages."""

    content: bytes = field(repr=False)
    media_type: str
    pages: int


def prepare_paper(content: bytes) -> PreparedPaper:
    """Check a scan.

    Raises:
        PaperRefused: It is empty, too large, neither picture nor PDF, locked, damaged, or it brings scripts or files.
    """
    if len(content) > MOST_BYTES:
        raise PaperRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(content)
    try:
        picture = pictures.prepare(content)
    except pictures.PictureRefused as refused:
        if content and b"PDF" not in content[:1024] and not content.startswith((b"\xff\xd8", b"\x89PNG")):
            raise PaperRefused(
                say("This is neither a JPEG or PNG picture nor a PDF, whatever its name says.")
            ) from None
        raise PaperRefused(refused.message) from None
    return PreparedPaper(picture.full, "image/jpeg", 1)


def _pdf(content: bytes) -> PreparedPaper:
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as document:
            pages = len(document.pages)
            _look_through(document, pages)
    except pikepdf.PasswordError:
        raise PaperRefused(
            say("This PDF is locked with a password. Save it without one, and choose it again.")
        ) from None
    except _UNREADABLE:
        raise PaperRefused(say("This PDF is damaged or cut short. Scan the paper again.")) from None
    return PreparedPaper(content, PDF, pages)


def _look_through(document: pikepdf.Pdf, pages: int) -> None:
    if document.is_encrypted:
        raise PaperRefused(say("This PDF is locked with a password. Save it without one, and choose it again."))
    if not 1 <= pages <= MOST_PAGES:
        raise PaperRefused(say("The PDF has {count} pages; a paper has 1 to {most}.", count=pages, most=MOST_PAGES))
    if len(document.objects) > MOST_OBJECTS:
        raise PaperRefused(say("This PDF is built in a way that no scanner uses. Scan the paper as pictures."))
    for each in document.objects:
        if _acts(each):
            raise PaperRefused(
                say("This PDF brings scripts, forms or files with it. Print it to a plain PDF, and choose that.")
            )


def _acts(thing: pikepdf.Object, depth: int = 0) -> bool:
    """Tell whether an object or what lies directly in it does something by itself."""
    if depth > 40:
        return True
    if isinstance(thing, pikepdf.Array):
        return _any_acts(thing, depth)
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return False
    names = thing.keys()
    if any(name in names for name in _ACTS) or str(thing.get("/S", "")) in _ACTIONS:
        return True
    return _any_acts((thing[name] for name in names), depth)


def _any_acts(parts: Iterable[object], depth: int) -> bool:
    direct = (part for part in parts if isinstance(part, pikepdf.Object) and not part.is_indirect)
    return any(_acts(part, depth + 1) for part in direct)
