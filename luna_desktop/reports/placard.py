"""The placard that is photographed before a patient: record number, day, room, and a code without meaning of its own.

It takes the upper half of an A4 page, cut off along the line; below stands how it is used. No name is on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports import qr
from luna_desktop.reports.document import ASCENT, shortened
from luna_desktop.reports.letterhead import fitted
from luna_desktop.reports.style import ACCENT, PAPER_TINT, QUIET, Style
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, PAGE_WIDTH, TaggedCanvas
from luna_desktop.reports.wrapping import wrap
from luna_desktop.texts import Translator

MM = 72 / 25.4
HALF = PAGE_HEIGHT / 2
PAD = 16 * MM
CODE = 84 * MM
NUMBER = Style(size=33, leading=42, bold=True)
LINE = Style(size=20, leading=28)
SMALL = Style(size=11, leading=15.5, colour=QUIET)
TITLE = Style(size=15, leading=21, bold=True, colour=ACCENT)
STEP = Style(size=12.5, leading=19)


@dataclass(frozen=True, kw_only=True)
class PlacardPage:
    """The placard, everything as finished words; `code` is what the code says."""

    clinic: str
    number: str
    day: str
    room: str
    code: str
    until: str


def render_placard(page: PlacardPage, *, translator: Translator) -> bytes:
    """Return the page as a PDF."""
    _ = translator
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=_("Placard for photographs"))
    canvas.open_page()
    _print_card(canvas, page, _)
    cut = f"q 0.6 G 0.5 w [4 3] 0 d 0 {HALF:.2f} m {PAGE_WIDTH:.2f} {HALF:.2f} l S Q"
    canvas.put(f"/Artifact BMC {cut} EMC")
    _print_steps(canvas, _)
    return canvas.finish()


def _print_card(canvas: TaggedCanvas, page: PlacardPage, _: Translator) -> None:
    left, top = PAD, PAGE_HEIGHT - 26 * MM
    bottom = PAGE_HEIGHT - (HALF + CODE) / 2
    side = PAGE_WIDTH - PAD - CODE
    width = side - left - 8 * MM
    y = _text(canvas, "H1", page.number, (left, top, width), NUMBER)
    y = _text(canvas, "P", page.day, (left, y - 2 * MM, width), LINE)
    y = _text(canvas, "P", page.room, (left, y, width), LINE)
    _text(canvas, "P", page.clinic, (left, y - 3 * MM, width), SMALL, most=2)
    _text(canvas, "P", page.until, (left, HALF + 17 * MM, width), SMALL, most=3)
    figure = canvas.root.add("Figure", alt=_("The code that the photo inbox reads"))
    figure.box = (side, bottom, side + CODE, bottom + CODE)
    canvas.begin(figure)
    canvas.put(qr.operators(page.code, side, bottom, CODE))
    canvas.end()


def _print_steps(canvas: TaggedCanvas, _: Translator) -> None:
    canvas.box(0, 0, PAGE_WIDTH, HALF - 10 * MM, fill=PAPER_TINT)
    left, width = PAD, PAGE_WIDTH - 2 * PAD
    y = _text(canvas, "H2", _("How it is used"), (left, HALF - 24 * MM, width), TITLE) - 4
    steps = (
        _("1. Cut along the line. Photograph the placard first, filling at least a third of the picture."),
        _("2. Then photograph the patient. Every photograph until the next placard counts to this one."),
        _("3. Open Photos. The inbox proposes the patient, and a person confirms."),
        _("4. Throw the placard away afterwards. The code holds no data of the patient and soon stops working."),
    )
    for step in steps:
        y = _text(canvas, "P", step, (left, y, width), STEP, most=3) - 3


def _text(
    canvas: TaggedCanvas, tag: str, text: str, place: tuple[float, float, float], style: Style, *, most: int = 1
) -> float:
    """Print a text with its upper edge at `place` and return where it ends; what is too long is cut with a mark."""
    x, y, width = place
    lines = [fitted(canvas, text, width, style)] if most == 1 else wrap(canvas.fonts, text, width, style)
    lines = shortened(lines, most)
    if not any(lines):
        return y
    canvas.begin(canvas.root.add(tag, spoken=text if canvas.fonts.needs_words(text) else ""))
    canvas.lines_at(x, y - style.size * ASCENT, lines, style)
    canvas.end()
    return y - style.leading * len(lines)
