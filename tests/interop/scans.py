"""Files as a scanner, a phone or somebody with bad intentions makes them."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image, ImageDraw

AUTHOR = "Canary Author 4711"


def a_pdf(pages: int = 1, words: str = "Report", *, password: str = "", harm: str = "") -> bytes:
    """Return a PDF of some pages with an author among its hidden data; `harm` names an action to plant."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 24 Tf 60 760 Td ({words} {number}) Tj ET".encode())
        page.obj["/Metadata"] = pdf.make_stream(b"<x:xmpmeta>" + AUTHOR.encode() + b"</x:xmpmeta>")
    pdf.docinfo["/Author"] = AUTHOR
    if harm:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(harm), JS=pikepdf.String("app.alert(1)"))
    written = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    # the same words are the same file; an id by the clock would make them two
    pdf.save(written, encryption=encryption, deterministic_id=not password)
    return written.getvalue()


def a_scan(kind: str = "JPEG", pages: int = 1, size: tuple[int, int] = (620, 877), words: str = "Scan") -> bytes:
    """Return a scanned sheet, or several as one TIFF, with the author in its tags."""
    sheets = []
    for number in range(1, pages + 1):
        sheet = Image.new("RGB", size, "white")
        ImageDraw.Draw(sheet).text((40, 40), f"{words} {number}", fill="black")
        sheets.append(sheet)
    exif = Image.Exif()
    exif[0x013B] = AUTHOR
    written = io.BytesIO()
    if kind == "TIFF":
        sheets[0].save(written, "TIFF", save_all=True, append_images=sheets[1:], tiffinfo={0x013B: AUTHOR})
    else:
        sheets[0].save(written, kind, exif=exif)
    return written.getvalue()
