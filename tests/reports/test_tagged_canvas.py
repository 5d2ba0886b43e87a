"""The canvas: tagged content, late marks, pictures, and the trial that settled shaped text in tagged files."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.reports.style import ACCENT, BODY, STRONG, Style
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from tests.reports.builders import HARD_NAMES, jpeg
from tests.reports.reading import assert_sound, assert_tagged, elements, facts_of, tags, text_of

NAMES = (
    *HARD_NAMES,
    "Born क्षितिज (15) — ₹5 ಅನ",
    "অনন্যা রায়",
    "అనన్య",
    "અનન્યા",
    "ਅਨੰਨਿਆ",
    "അനന്യ കുറുപ്പ്",
    "ଅନନ୍ୟା",
    "e\u0301 漢字 😀",
)


@pytest.fixture
def canvas() -> TaggedCanvas:
    made = TaggedCanvas(language="en-IN", title="Trial")
    made.open_page()
    return made


def write(canvas: TaggedCanvas, text: str, y: float, *, tag: str = "P", style: Style = BODY) -> None:
    element = canvas.root.add(tag, spoken=text if canvas.fonts.needs_words(text) else "")
    canvas.begin(element)
    canvas.lines_at(60, y, [text], style)
    canvas.end()


def test_names_in_ten_scripts_read_back_exactly(canvas: TaggedCanvas, tmp_path: Path) -> None:
    for index, name in enumerate(NAMES):
        write(canvas, name, 800 - 40 * index)
        write(canvas, name, 780 - 40 * index, style=STRONG)
    pdf = canvas.finish()
    text = text_of(pdf, tmp_path)
    for name in NAMES:
        assert text.splitlines().count(name) == 2
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"


def test_elements_speak_their_words_too(canvas: TaggedCanvas) -> None:
    write(canvas, "कुमार", 700)
    write(canvas, "plain", 600)
    with pikepdf.open(io.BytesIO(canvas.finish())) as pdf:
        spoken = [str(element.get("/ActualText", "")) for element, _parent in elements(pdf)]
    assert spoken == ["", "कुमार", ""]


def test_late_marks_know_the_number_of_pages(canvas: TaggedCanvas, tmp_path: Path) -> None:
    canvas.later(lambda: write(canvas, f"{len(canvas.pages)} pages", 700))
    canvas.open_page()
    write(canvas, "second", 700)
    pdf = canvas.finish()
    assert "2 pages" in text_of(pdf, tmp_path, page=1)
    assert "second" in text_of(pdf, tmp_path, page=2)
    assert_tagged(pdf)


def test_the_checker_sees_untagged_marks(canvas: TaggedCanvas) -> None:
    canvas.put("0 0 10 10 re f")
    pdf = canvas.finish()
    with pytest.raises(AssertionError, match="outside of marked content"):
        assert_tagged(pdf)


def test_marks_without_meaning_are_artifacts(canvas: TaggedCanvas) -> None:
    canvas.box(10, 10, 20, 20, fill=ACCENT)
    canvas.rule(10, 10, 20, colour=ACCENT)
    canvas.leader(10, 10, 20)
    pdf = canvas.finish()
    assert_tagged(pdf)
    assert tags(pdf) == ["Document"]


def test_equal_pictures_are_stored_once(canvas: TaggedCanvas) -> None:
    picture = jpeg()
    for _page in range(3):
        figure = canvas.root.add("Figure", alt="A disc")
        canvas.begin(figure)
        canvas.picture(picture, "same", (60, 400, 64, 48))
        canvas.end()
        canvas.open_page()
    assert canvas.finish().count(picture) == 1


def test_bookmarks_nest(canvas: TaggedCanvas) -> None:
    for title, level in (("One", 0), ("Below", 1), ("Two", 0)):
        canvas.bookmark(title, level=level)
    with pikepdf.open(io.BytesIO(canvas.finish())) as pdf, pdf.open_outline() as outline:
        found = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert found == [("One", ["Below"]), ("Two", [])]
