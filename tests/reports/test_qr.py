"""The code square: drawn module by module, and as large as its text asks for."""

from __future__ import annotations

import pypdfium2

from luna_desktop.reports import qr
from luna_desktop.reports.document import Document
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from tests.reports.reading import assert_tagged, tags

TEXT = "LUNA1*RC-2026-0117*" + "a7" * 80
SIZE = 134.0


def page_with(text: str) -> bytes:
    canvas = TaggedCanvas(language="en-IN", title="Code")
    document = Document(canvas, furniture=lambda _canvas, _index: None)
    qr.draw(document, text, (100, 200, SIZE), alt="A code square")
    return canvas.finish()


def test_every_module_of_the_page_is_that_of_the_code() -> None:
    pdf = page_with(TEXT)
    rows = qr.modules(TEXT)
    count = len(rows) + 2 * qr.QUIET_MODULES
    with pypdfium2.PdfDocument(pdf) as opened:
        picture = opened[0].render(scale=8).to_pil().convert("L")
    module = SIZE / count
    for row, line in enumerate(rows):
        for column, dark in enumerate(line):
            x = 100 + (column + qr.QUIET_MODULES + 0.5) * module
            y = 200 + SIZE - (row + qr.QUIET_MODULES + 0.5) * module
            at = picture.getpixel((int(x * 8), int(picture.height - y * 8)))
            assert (at < 128) is dark


def test_it_is_a_figure_with_words_for_whoever_cannot_see_it() -> None:
    pdf = page_with("short")
    assert tags(pdf) == ["Document", "Figure"]
    assert_tagged(pdf)


def test_a_longer_text_makes_a_finer_code() -> None:
    assert len(qr.modules(TEXT)) > len(qr.modules("short")) == 21
