"""Tables: heads repeated as artifacts, rows over pages, limits kept."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports.document import Document
from luna_desktop.reports.tables import Column, table
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from tests.reports.reading import assert_tagged, tags, text_of

COLUMNS = (Column("Left", 1), Column("Right", 2))


def started(page_limit: int = 0) -> Document:
    canvas = TaggedCanvas(language="en-IN", title="Trial")
    return Document(canvas, furniture=lambda _canvas, _index: None, page_limit=page_limit)


def test_every_row_is_printed_once_and_the_head_is_heard_once(tmp_path: Path) -> None:
    document = started()
    printed = table(document, COLUMNS, [(f"row {number};", "text") for number in range(100)])
    pdf = document.canvas.finish()
    text = text_of(pdf, tmp_path)
    assert printed == (100, 0)
    assert all(text.count(f"row {number};") == 1 for number in range(100))
    assert text.count("Left") == len(document.canvas.pages) > 2
    assert tags(pdf).count("TH") == 2
    assert tags(pdf).count("TR") == 101
    assert_tagged(pdf)


def test_a_row_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    document = started()
    table(document, COLUMNS, [("one", " ".join(f"w{number};" for number in range(3000)))])
    pdf = document.canvas.finish()
    text = text_of(pdf, tmp_path)
    assert len(document.canvas.pages) > 2
    assert all(f"w{number};" in text for number in range(3000))
    assert tags(pdf).count("TD") == 2
    assert_tagged(pdf)


def test_a_limited_document_prints_what_fits() -> None:
    document = started(page_limit=1)
    printed, cut = table(document, COLUMNS, [("row", "words " * 200) for _each in range(100)], max_lines=3)
    assert 0 < printed < 100
    assert cut > printed - 1
    assert len(document.canvas.pages) == 1
    assert document.room >= 0


def test_a_title_without_rows_is_not_printed() -> None:
    document = started()
    assert table(document, COLUMNS, [], title=(2, "Nothing")) == (0, 0)
    assert "Nothing" not in document.heading_pages
