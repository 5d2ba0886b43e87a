"""Pages of other PDFs: which are printable, how large they are seen, and that they stand upright in the copy."""

from __future__ import annotations

import io

import pikepdf

from luna_desktop.interop.documents import prepare_document
from luna_desktop.reports.sheets import sheet_form, sizes_of
from tests.interop.scans import a_pdf, a_scan


def turned(pdf: bytes, angle: int) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.obj.Rotate = angle
        written = io.BytesIO()
        opened.save(written)
    return written.getvalue()


def test_scans_are_printable_and_pages_without_their_fonts_are_not() -> None:
    scan = prepare_document(a_scan("TIFF", pages=2)).pdf
    assert [(round(width), round(height)) for width, height in sizes_of(scan)] == [(595, 842)] * 2
    assert sizes_of(a_pdf()) == ()
    assert sizes_of(b"%PDF-1.7 no pdf at all") == ()
    assert sizes_of(a_pdf(password="secret")) == ()


def test_a_turned_page_counts_as_it_is_seen() -> None:
    scan = turned(prepare_document(a_scan()).pdf, 90)
    ((width, height),) = sizes_of(scan)
    assert (round(width), round(height)) == (842, 595)
    target = pikepdf.new()
    form = sheet_form(target, scan, 0)
    assert [round(float(part)) for part in form.BBox] == [0, 0, 842, 595]
