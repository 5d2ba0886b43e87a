"""Labels: every one on its sticker, from the first that is free."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from luna_desktop.reports.labels import MM, Label, Sheet, render_labels
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, PAGE_WIDTH
from luna_desktop.texts import ENGLISH
from tests.reports.reading import assert_tagged, text_of

LONG = "Venkatanarasimharajuvaripeta Subrahmanyam Chidambaranathan Iyer of Thiruvananthapuram"


def words_on(pdf: bytes, folder: Path) -> list[tuple[int, str, float, float, float, float]]:
    """Return every word with its page and its box in points from the upper left corner."""
    path = folder / "labels.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True)
    space = "{http://www.w3.org/1999/xhtml}"
    found = []
    for number, page in enumerate(ElementTree.fromstring(run.stdout).iter(f"{space}page")):  # noqa: S314 - our own file
        for word in page.iter(f"{space}word"):
            box = [float(word.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax")]
            found.append((number, word.text or "", *box))
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("sheet", Sheet)
def test_no_word_leaves_its_sticker(sheet: Sheet, tmp_path: Path) -> None:
    stock = sheet.value
    labels = [Label(name=LONG, number=f"LUN-{at:06d}", born="Born 09-Jun-1994") for at in range(stock.count)]
    pdf, pages = render_labels(labels, sheet, skip=2, translator=ENGLISH)
    assert pages == 2
    for number, word, left, top, right, bottom in words_on(pdf, tmp_path):
        if not word.startswith("LUN-"):
            continue
        at = int(word[4:]) + 2 - number * stock.count
        assert 0 <= at < stock.count
        x = (stock.left + at % stock.across * (stock.width + stock.gap)) * MM
        y = (stock.top + at // stock.across * stock.height) * MM
        assert x < left < right < x + stock.width * MM
        assert y < top < bottom < y + stock.height * MM
    assert_tagged(pdf)


@pytest.mark.parametrize("sheet", Sheet)
def test_every_sheet_fits_the_paper(sheet: Sheet) -> None:
    stock = sheet.value
    assert stock.left + stock.across * stock.width + (stock.across - 1) * stock.gap <= PAGE_WIDTH / MM + 0.1
    assert stock.top + stock.down * stock.height <= PAGE_HEIGHT / MM + 0.1


def test_a_name_in_hindi_is_shaped_and_a_long_one_cut(tmp_path: Path) -> None:
    labels = [Label(name="अनन्या कुमार", number="LUN-1"), Label(name=LONG * 4, number="LUN-2")]
    text = text_of(render_labels(labels, Sheet.A3X8, skip=0, translator=ENGLISH)[0], tmp_path)
    assert "अनन्या कुमार" in text
    assert "…" in text
