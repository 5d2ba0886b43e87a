"""Documents from outside: one door for PDF files and scanned pictures; what is shown is a PDF without hidden data.

The original stays byte for byte as it came. The copy that is shown, printed and put into a record copy is made anew:
of a PDF its pages without title, author, programs and dates, of pictures their pixels alone, a page each.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field

import pikepdf

from luna_desktop.interop import papers, pictures
from luna_desktop.interop.papers import MOST_BYTES, MOST_PAGES, PDF, PaperRefused
from luna_desktop.texts import say

A4_SHORT, A4_LONG = 595.28, 841.89
"""Points."""
TIFF = "image/tiff"
_TIFF_STARTS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


@dataclass(frozen=True)
class PreparedDocument:
    """A checked document: the original's bytes and SHA-256, what it is, and the PDF that is shown."""

    original: bytes = field(repr=False)
    sha256: str
    media_type: str
    pdf: bytes = field(repr=False)
    pages: int


def prepare_document(content: bytes) -> PreparedDocument:
    """Check a file and make the PDF that is shown.

    Raises:
        PaperRefused: It is empty, too large, no PDF or picture, locked, damaged, or it brings scripts or files.
    """
    if not content:
        raise PaperRefused(say("The file is empty."))
    if len(content) > MOST_BYTES:
        raise PaperRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
    if content[:4] in _TIFF_STARTS:
        sheets = _tiff_sheets(content)
        return _of_pictures(content, TIFF, sheets)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        paper = papers.prepare_paper(content)
        pdf = _without_hidden_data(paper.content)
        return PreparedDocument(content, hashlib.sha256(content).hexdigest(), PDF, pdf, paper.pages)
    picture = _picture(content)
    return _of_pictures(content, picture.media_type, [picture])


def _picture(content: bytes) -> pictures.PreparedPicture:
    try:
        return pictures.prepare(content)
    except pictures.PictureRefused as refused:
        if content.startswith((b"\xff\xd8", b"\x89PNG")):
            raise PaperRefused(refused.message) from None
        raise PaperRefused(
            say(
                "This is no PDF and no JPEG, PNG or TIFF picture, whatever its name says. Scan it or print it to a PDF."
            )
        ) from None


def _tiff_sheets(content: bytes) -> list[pictures.PreparedPicture]:
    """Return every sheet of a scan that was kept as one TIFF file, each through the door of pictures."""
    try:
        first = pictures.prepare(content, 0)
        if first.pages > MOST_PAGES:
            raise PaperRefused(
                say("The scan has {count} pages; a document has 1 to {most}.", count=first.pages, most=MOST_PAGES)
            )
        return [first, *(pictures.prepare(content, page) for page in range(1, first.pages))]
    except pictures.PictureRefused as refused:
        raise PaperRefused(refused.message) from None


def _of_pictures(content: bytes, media_type: str, sheets: list[pictures.PreparedPicture]) -> PreparedDocument:
    pdf = pikepdf.new()
    for sheet in sheets:
        _add_page(pdf, sheet)
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return PreparedDocument(content, hashlib.sha256(content).hexdigest(), media_type, written.getvalue(), len(sheets))


def _add_page(pdf: pikepdf.Pdf, sheet: pictures.PreparedPicture) -> None:
    """Add a picture as a page as wide as A4 lies, upright or across."""
    across = A4_SHORT if sheet.height >= sheet.width else A4_LONG
    width, height = across, across * sheet.height / sheet.width
    image = pikepdf.Stream(
        pdf,
        sheet.full,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=sheet.width,
        Height=sheet.height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    drawing = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode()
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, round(width, 2), round(height, 2)],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image))),
        Contents=pdf.make_stream(drawing),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _without_hidden_data(content: bytes) -> bytes:
    """Return the pages of a PDF that was looked through, without its metadata, drafts of earlier saves, and outline."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        made = pikepdf.new()
        made.pages.extend(opened.pages)
        for page in made.pages:
            for name in ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb"):
                if name in page.obj:
                    del page.obj[name]
        written = io.BytesIO()
        made.save(written, deterministic_id=True)
    return written.getvalue()
