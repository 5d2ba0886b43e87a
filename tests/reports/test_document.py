"""The cursor over pages: breaks, limits, headings that stay with their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.errors import Cancelled
from luna_desktop.reports.document import Document, shortened
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from tests.reports.reading import assert_tagged, tags, text_of


def started(**options: object) -> Document:
    canvas = TaggedCanvas(language="en-IN", title="Trial")
    return Document(canvas, furniture=lambda _canvas, _index: None, **options)  # type: ignore[arg-type]  # test options


def test_a_long_paragraph_is_one_element_over_pages(tmp_path: Path) -> None:
    document = started()
    document.paragraph(" ".join(f"w{number};" for number in range(3000)))
    pdf = document.canvas.finish()
    text = text_of(pdf, tmp_path)
    assert len(document.canvas.pages) > 1
    assert tags(pdf) == ["Document", "P"]
    assert all(f"w{number};" in text for number in range(3000))
    assert_tagged(pdf)


def test_a_heading_stays_with_what_follows() -> None:
    document = started()
    document.space(document.room - 60)
    document.heading(2, "Next")
    assert document.heading_pages == {"Next": 2}


def test_a_full_page_sends_on_what_follows() -> None:
    document = started()
    document.full = True
    document.heading(2, "Elsewhere")
    assert document.heading_pages == {"Elsewhere": 2}


def test_a_limit_keeps_its_reserve() -> None:
    document = started(page_limit=1, reserve=100.0)
    assert document.fits(document.room)
    assert not document.fits(document.room + 1)
    document.need(10_000)
    assert len(document.canvas.pages) == 1


def test_stopping_is_asked_at_every_page() -> None:
    answers = iter([False, True])
    document = started(stopped=lambda: next(answers))
    with pytest.raises(Cancelled):
        document.next_page()


def test_cut_lines_say_so() -> None:
    assert shortened(["one ", "two words ", "three"], 2) == ["one ", "two wor…"]
    assert shortened(["one"], 2) == ["one"]


def test_the_depth_of_a_heading_follows_from_those_before_it() -> None:
    document = started()
    for look in (1, 3, 3, 2, 3, 1):
        document.heading(look, f"Look {look}")
        document.paragraph("Words.")
    assert [tag for tag in tags(document.canvas.finish()) if tag[0] == "H"] == ["H1", "H2", "H2", "H2", "H3", "H1"]
    late = started()
    late.heading(3, "Alone")
    assert "H1" in tags(late.canvas.finish())
