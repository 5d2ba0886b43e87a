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
    assert with_picture == [cover + 2]
    sealed = pages[cover : cover + 3]
    assert not any("Photograph 1:" in page or "Corrections and disagreements" in page for page in sealed)
    assert "Corrections and disagreements" in pages[cover + 3]


def test_the_cover_sheet_names_the_copy_and_nothing_of_the_pictures(tmp_path: Path) -> None:
    photographs = (builders.photograph(2, sensitive=True, caption="INTIMATE", site="GROIN", file_name="X.jpg"),)
    copy = render(builders.copy(photographs=photographs, sections=(rc.Section.PHOTOGRAPHS,)))
    pages = [" ".join(text_of(copy.pdf, tmp_path, page=page).split()) for page in range(1, copy.pages + 1)]
    sheet = next(text for text in pages if "sealed envelope" in text)
    for part in ("LUN-004218", "RC-2026-0117", "PR-2026-0117", "Photographs in this part 1", "Received sealed by"):
        assert part in sheet
    for told in ("GROIN", "INTIMATE", "X.jpg", builders.NAME.split()[1] + " front"):
        assert told not in sheet
    assert any("GROIN" in text and "X.jpg" in text for text in pages)
    assert "All photographs of this copy are in the sealed part." in " ".join(pages)


def test_photographs_that_are_left_out_are_counted(tmp_path: Path) -> None:
    left = rc.LeftOut(photographs=7, intimate=2)
    text = text_of(render(builders.copy(photographs=(), left_out=left)).pdf, tmp_path)
    flat = " ".join(text.split())
    assert "Photographs that were not chosen for this copy: 7." in flat
    assert "Photographs of intimate areas that are not in this copy: 2." in flat
    assert "in the sealed part" not in flat


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
