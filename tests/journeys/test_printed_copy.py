"""A record copy on a real print queue: what the printer gets is what the preview showed, page for page."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import Translator
from luna_desktop.ui.pdf_pages import PagesInMemory
from tests.journeys.print_queue import LONGEST_SECONDS, MARGIN, QUEUE, a_queue, lacking
from tests.reports import builders

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 620
SHAPE = 842 / 595
MAY_INSTALL = sys.platform.startswith("linux") and os.geteuid() == 0
"""Root's `make test` has put in all that is missing, so for root nothing is passed over."""
ALIKE = 0.01
"""Mean difference of two pictures of one page, from 0 to 1: the printer scales the page into what it can reach."""


@dataclass(frozen=True)
class Printed:
    """The copy as the preview had it, and what came out of the printer."""

    pdf: bytes
    pages: int
    taken: int
    paper: bytes


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Print one copy with photographs, drawings and Devanagari through a queue."""
    missing = lacking()
    if missing and not MAY_INSTALL:
        pytest.skip(f"only root can put in what this needs: apt-get install --no-install-recommends {missing}")
    assert not missing, f"`make test` puts this in for root, and did not: {missing}"
    folder = tmp_path_factory.mktemp("print")
    sections = (rc.Section.HISTORY, rc.Section.PHOTOGRAPHS, rc.Section.RIGHTS)
    copy = rc.render_record_copy(builders.copy(language="hi", sections=sections), translator=Translator("hi"))
    (folder / "copy.pdf").write_bytes(copy.pdf)
    with a_queue(folder / "cups") as queue:
        command = [sys.executable, "-m", "tests.journeys.print_session", QUEUE, str(folder / "copy.pdf")]
        session = subprocess.Popen(
            command, cwd=ROOT, env=queue.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        paper = queue.paper()
        said, trouble = session.communicate(timeout=LONGEST_SECONDS)
    assert session.returncode == 0, trouble
    return Printed(copy.pdf, copy.pages, int(said), paper)


def grey(picture: Image.Image) -> Image.Image:
    """Return a picture in grey and small, so that a shift by less than a dot does not count."""
    return picture.convert("L").resize((WIDTH // 4, round(WIDTH / 4 * SHAPE)), Image.Resampling.BOX)


def previewed(pages: PagesInMemory, page: int) -> Image.Image:
    """Return a page as the preview draws it."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    assert pages.page_image(page, WIDTH).save(held, "PNG")
    return grey(Image.open(io.BytesIO(bytes(held.data().data()))))


def on_paper(paper: bytes, page: int) -> Image.Image:
    """Return a printed page without the margins that the printer cannot reach."""
    with pypdfium2.PdfDocument(paper) as opened:
        picture = opened[page].render(scale=1.5).to_pil()
    edge = MARGIN * 1.5
    wide = picture.width - 2 * edge
    return grey(picture.crop(tuple(round(at) for at in (edge, edge, edge + wide, edge + wide * SHAPE))))


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart: 0 for equal ones, 1 for black and white."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0]) / 255


def test_every_page_went_to_the_queue(printed: Printed) -> None:
    assert printed.taken == printed.pages > 4
    with pypdfium2.PdfDocument(printed.paper) as opened:
        assert len(opened) == printed.pages


def test_the_printed_pages_equal_the_preview(printed: Printed, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pages = PagesInMemory(window)
    pages.load(printed.pdf)
    shown = [previewed(pages, page) for page in range(printed.pages)]
    came = [on_paper(printed.paper, page) for page in range(printed.pages)]
    distances = [[apart(one, other) for other in came] for one in shown]
    assert max(distances[page][page] for page in range(printed.pages)) < ALIKE
    nearest = [row.index(min(row)) for row in distances]
    assert nearest == list(range(printed.pages)), "another page is closer than its own"
