"""Sheets of sticky labels on A4: name, patient number, birth. Printed at full size, without scaling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from luna_desktop.reports.document import ASCENT, shortened
from luna_desktop.reports.letterhead import fitted
from luna_desktop.reports.style import QUIET, Style
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, TaggedCanvas
from luna_desktop.reports.wrapping import wrap
from luna_desktop.texts import Translator

MM = 72 / 25.4
PAD_X, PAD_Y = 5.0 * MM, 4.0 * MM
NAME = Style(size=12, leading=15.5, bold=True)
NUMBER = Style(size=11, leading=15, bold=True)
SMALL = Style(size=9.5, leading=13, colour=QUIET)


@dataclass(frozen=True)
class Stock:
    """A sheet of labels in millimetres: how many across and down, the size of one, and where the first begins."""

    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0.0

    @property
    def count(self) -> int:
        """Return how many labels a sheet has."""
        return self.across * self.down


class Sheet(Enum):
    """The sheets that shops in India sell, with their sizes."""

    A3X8 = Stock(3, 8, 70.0, 37.0, 0.0, 0.5)
    A3X7 = Stock(3, 7, 63.5, 38.1, 7.2, 15.1, 2.5)
    A2X8 = Stock(2, 8, 99.1, 33.9, 4.7, 12.9, 2.5)


@dataclass(frozen=True, kw_only=True)
class Label:
    """One label, everything as finished words."""

    name: str
    number: str
    born: str = ""


def render_labels(labels: Sequence[Label], sheet: Sheet, *, skip: int, translator: Translator) -> tuple[bytes, int]:
    """Return the sheets as a PDF and how many there are; `skip` labels of the first sheet are used up already."""
    _ = translator
    stock = sheet.value
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=_("Labels"))
    canvas.open_page()
    for at, label in enumerate(labels, skip):
        if at and at % stock.count == 0:
            canvas.open_page()
        _print_label(canvas, label, _corner(stock, at % stock.count), stock)
    return canvas.finish(), len(canvas.pages)


def _corner(stock: Stock, at: int) -> tuple[float, float]:
    """Return the upper left corner of a label, in points from the lower left of the page; rows are filled first."""
    column, row = at % stock.across, at // stock.across
    x = stock.left + column * (stock.width + stock.gap)
    return x * MM, PAGE_HEIGHT - (stock.top + row * stock.height) * MM


def _print_label(canvas: TaggedCanvas, label: Label, corner: tuple[float, float], stock: Stock) -> None:
    x, y = corner[0] + PAD_X, corner[1] - PAD_Y
    width = stock.width * MM - 2 * PAD_X
    names = shortened(wrap(canvas.fonts, label.name, width, NAME), 3)
    parts = [(line, NAME) for line in names]
    parts.append((fitted(canvas, label.number, width, NUMBER), NUMBER))
    if label.born:
        parts.append((fitted(canvas, label.born, width, SMALL), SMALL))
    for text, style in parts:
        spoken = text.strip() if canvas.fonts.needs_words(text) else ""
        canvas.begin(canvas.root.add("P", spoken=spoken))
        canvas.lines_at(x, y - style.size * ASCENT, [text], style)
        canvas.end()
        y -= style.leading
