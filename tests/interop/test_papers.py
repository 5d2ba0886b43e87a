"""Scanned papers: pictures without tags and plain PDFs come in; whatever acts by itself stays outside."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from luna_desktop.interop import papers
from luna_desktop.interop.papers import PaperRefused, prepare_paper
from tests.builders import a_jpeg


def a_pdf(pages: int = 1, change: Callable[[pikepdf.Pdf], object] = lambda _: None, **saving: object) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    change(document)
    written = io.BytesIO()
    document.save(written, **saving)  # type: ignore[arg-type]  # passed through as given
    return written.getvalue()


def test_a_plain_pdf_is_kept_byte_for_byte() -> None:
    content = a_pdf(3)
    paper = prepare_paper(content)
    assert (paper.content, paper.media_type, paper.pages) == (content, papers.PDF, 3)
    assert "content" not in repr(paper)


def test_a_picture_comes_out_as_pixels_alone() -> None:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "CANARY"
    Image.new("RGB", (60, 40), "white").save(written, "JPEG", exif=exif)
    paper = prepare_paper(written.getvalue())
    assert (paper.media_type, paper.pages) == ("image/jpeg", 1)
    assert b"CANARY" in written.getvalue()
    assert b"CANARY" not in paper.content


def script(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    document.Root.OpenAction = document.make_indirect(action)


def launch(document: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(
        Type=pikepdf.Name("/Annot"), A=pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="calc.exe")
    )
    document.pages[0].Annots = pikepdf.Array([link])


def a_file(document: pikepdf.Pdf) -> None:
    document.attachments["note.txt"] = b"hello"


@pytest.mark.parametrize("change", [script, launch, a_file])
def test_what_acts_by_itself_is_refused(change: Callable[[pikepdf.Pdf], object]) -> None:
    with pytest.raises(PaperRefused) as refused:
        prepare_paper(a_pdf(change=change))
    assert "plain PDF" in str(refused.value.message)


def jump(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name("/Fit")])


def test_a_pdf_may_say_which_page_it_opens_on() -> None:
    assert prepare_paper(a_pdf(change=jump)).pages == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"MZ" + bytes(4000), "whatever its name says"),
        (b"%PDF-1.7\n" + bytes(2000), "damaged"),
        (a_pdf()[:300], "damaged"),
        (a_jpeg()[:700], "damaged"),
        (a_pdf(papers.MOST_PAGES + 1), "pages"),
        (a_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "locked"),
        (a_pdf(encryption=pikepdf.Encryption(owner="o", user="")), "locked"),
    ],
    ids=["empty", "program", "not a pdf", "cut pdf", "cut picture", "long", "locked", "half locked"],
)
def test_what_cannot_be_filed_says_why(content: bytes, told: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        prepare_paper(content)
    assert told in str(refused.value.message)


def test_a_file_above_the_limit_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "MOST_BYTES", 10)
    with pytest.raises(PaperRefused, match="larger"):
        prepare_paper(a_pdf())
