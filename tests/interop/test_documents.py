"""The door for documents: what comes in, what the shown copy no longer holds, and what stays outside."""

from __future__ import annotations

import hashlib
import io

import pikepdf
import pytest

from luna_desktop.interop import papers
from luna_desktop.interop.documents import prepare_document
from luna_desktop.interop.papers import PaperRefused
from tests.interop.scans import AUTHOR, a_pdf, a_scan


def pages(pdf: bytes) -> list[tuple[float, float]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [(float(page.mediabox[2]), float(page.mediabox[3])) for page in opened.pages]


def unpacked(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        written = io.BytesIO()
        opened.save(written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return written.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(PaperRefused) as refusal:
        prepare_document(content)
    return refusal.value.message.text


def test_a_pdf_keeps_its_pages_and_loses_what_is_hidden() -> None:
    content = a_pdf(3)
    assert AUTHOR.encode() in unpacked(content)
    prepared = prepare_document(content)
    assert (prepared.pages, len(pages(prepared.pdf)), prepared.media_type) == (3, 3, "application/pdf")
    assert prepared.original == content
    assert prepared.sha256 == hashlib.sha256(content).hexdigest()
    assert AUTHOR.encode() not in unpacked(prepared.pdf)
    assert b"(Report 2) Tj" in unpacked(prepared.pdf)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_scan_becomes_a_page_without_its_tags(kind: str) -> None:
    content = a_scan(kind)
    assert AUTHOR.encode() in content
    prepared = prepare_document(content)
    assert prepared.media_type == f"image/{kind.lower()}"
    assert prepared.pages == 1
    assert AUTHOR.encode() not in prepared.pdf
    ((width, height),) = pages(prepared.pdf)
    assert (round(width), round(height)) == (595, 842)


def test_a_scan_of_several_sheets_becomes_as_many_pages_and_one_that_lies_across_stays_so() -> None:
    prepared = prepare_document(a_scan("TIFF", pages=4))
    assert prepared.pages == len(pages(prepared.pdf)) == 4
    ((width, height),) = pages(prepare_document(a_scan(size=(877, 620))).pdf)
    assert width > height


def test_the_same_file_gives_the_same_pages() -> None:
    content = a_scan()
    assert prepare_document(content).pdf == prepare_document(content).pdf


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"hello", "no PDF"),
        (b"MZ\x90\x00" + b"\x00" * 200, "no PDF"),
        (a_pdf(password="secret"), "password"),
        (a_pdf(harm="/JavaScript"), "scripts"),
        (a_pdf()[:400], "damaged"),
        (a_scan()[:300], "damaged"),
        (a_scan("TIFF")[:300], "damaged"),
        (b"II*\x00" + b"\xff" * 64, "damaged"),
    ],
    ids=["empty", "text", "program", "locked", "script", "cut pdf", "cut jpeg", "cut tiff", "no tiff"],
)
def test_what_is_no_document_stays_outside(content: bytes, words: str) -> None:
    assert words in refused(content)


def test_what_is_too_large_or_too_long_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "MOST_PAGES", 2)
    monkeypatch.setattr("luna_desktop.interop.documents.MOST_PAGES", 2)
    assert "pages" in refused(a_pdf(3))
    assert "pages" in refused(a_scan("TIFF", pages=3))
    monkeypatch.setattr("luna_desktop.interop.documents.MOST_BYTES", 100)
    assert "larger" in refused(a_pdf())
