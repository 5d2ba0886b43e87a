"""Photographs in a copy: two a page, unchanged bytes, the sensitive ones apart."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, elements, text_of


def render(content: rc.RecordCopy) -> rc.RenderedCopy:
    return rc.render_record_copy(content, translator=ENGLISH)


def pictures_of(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.resources.get("/XObject", pikepdf.Dictionary()).values())


@pytest.mark.parametrize("count", [0, 1, 30])
def test_at_most_two_photographs_a_page(count: int, tmp_path: Path) -> None:
    copy = render(builders.copy(photographs=tuple(builders.photograph(number) for number in range(count))))
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        pictures = [len(pictures_of(page)) for page in pdf.pages]
    assert sum(pictures) == count
    assert max(pictures) <= 2
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)


def test_sensitive_photographs_lie_in_a_part_of_their_own(tmp_path: Path) -> None:
    photographs = (
        builders.photograph(1),
        builders.photograph(2, sensitive=True, caption="INTIMATE"),
        builders.photograph(3),
    )
    copy = render(builders.copy(photographs=photographs))
    pages = [text_of(copy.pdf, tmp_path, page=page) for page in range(1, copy.pages + 1)]
    with_picture = [page for page, text in enumerate(pages) if "INTIMATE" in text]
    cover = next(page for page, text in enumerate(pages) if "sealed envelope" in text)
    assert with_picture == [cover + 1]
    assert "Photograph 1:" not in pages[cover] + pages[cover + 1]
    assert "Corrections and disagreements" not in pages[cover + 1]
    assert "Corrections and disagreements" in pages[cover + 2]


def test_photographs_are_embedded_as_they_are() -> None:
    photo = builders.photograph(5)
    copy = render(builders.copy(photographs=(photo, photo)))
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        raw = {bytes(image.read_raw_bytes()) for page in pdf.pages for image in pictures_of(page)}
        objects = {image.objgen for page in pdf.pages for image in pictures_of(page)}
    assert raw == {photo.jpeg}
    assert len(objects) == 1


def test_figures_have_their_alternative_text() -> None:
    copy = render(builders.copy())
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        figures = [element for element, _parent in elements(pdf) if str(element.S) == "/Figure"]
        boxes = [[float(edge) for edge in figure.A.BBox] for figure in figures]
        alts = [str(element.Alt) for element, _parent in elements(pdf) if str(element.S) == "/Figure"]
    assert all(box[0] < box[2] and box[1] < box[3] for box in boxes)
    assert alts == [f"Left cheek, front view, picture {number}" for number in (1, 2, 3)]
