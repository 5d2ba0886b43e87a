"""The appointment card: a third of an A4 page to take along, with the next appointments and whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.reports.document import ASCENT, shortened
from luna_desktop.reports.letterhead import fitted, moon
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.structure import Element
from luna_desktop.reports.style import ACCENT, HAIRLINE, PAPER_TINT, QUIET, Style
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, PAGE_WIDTH, TaggedCanvas
from luna_desktop.reports.wrapping import wrap
from luna_desktop.texts import Translator

MM = 72 / 25.4
HEIGHT = 99 * MM
SIDE = 66 * MM
PAD = 8 * MM
WHITE = (1.0, 1.0, 1.0)
PALE = (0.87, 0.92, 0.91)
CLINIC = Style(size=15, leading=20, bold=True, colour=WHITE)
CLINIC_SMALL = Style(size=9.5, leading=13.5, colour=PALE)
TITLE = Style(size=15, leading=20, bold=True, colour=ACCENT)
NAME = Style(size=11.5, leading=16, bold=True)
DAY = Style(size=12.5, leading=17, bold=True)
SMALL = Style(size=10, leading=14, colour=QUIET)
CLOCK = Style(size=15, leading=17, bold=True, colour=ACCENT)
MOST = 4


@dataclass(frozen=True, kw_only=True)
class CardLine:
    """One appointment, everything as finished words; `what` is empty unless the clinic prints desk names."""

    day: str
    time: str
    who: str
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class AppointmentCard:
    """The card; more than four appointments go to further cards on the same page and the next."""

    clinic: Letterhead
    patient: str
    number: str
    lines: tuple[CardLine, ...]


def render_card(card: AppointmentCard, *, translator: Translator) -> bytes:
    """Return the card as a PDF, three cards to a page, with lines to cut along."""
    _ = translator
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=_("Your appointments"))
    parts = [card.lines[at : at + MOST] for at in range(0, len(card.lines), MOST)] or [()]
    for at, lines in enumerate(parts):
        if at % 3 == 0:
            canvas.open_page()
        _print_card(canvas, card, lines, PAGE_HEIGHT - (at % 3) * HEIGHT, _)
    return canvas.finish()


def _print_card(
    canvas: TaggedCanvas, card: AppointmentCard, lines: Sequence[CardLine], top: float, _: Translator
) -> None:
    canvas.box(0, top - HEIGHT, SIDE, HEIGHT, fill=ACCENT)
    canvas.box(SIDE, top - HEIGHT, PAGE_WIDTH - SIDE, HEIGHT, fill=PAPER_TINT)
    canvas.put(
        f"/Artifact BMC q 0.6 G 0.5 w [4 3] 0 d 0 {top - HEIGHT:.2f} m {PAGE_WIDTH:.2f} {top - HEIGHT:.2f} l S Q EMC"
    )
    _print_side(canvas, card, top, _)
    _print_lines(canvas, card, lines, top, _)


def _print_side(canvas: TaggedCanvas, card: AppointmentCard, top: float, _: Translator) -> None:
    width = SIDE - 2 * PAD
    canvas.box(PAD, top - PAD - 34, 34, 34, fill=PAPER_TINT)
    canvas.put(f"/Artifact BMC {moon(PAD + 5, top - PAD - 29, 24)} EMC")
    y = _text(canvas, "H1", card.clinic.name, (PAD, top - PAD - 44, width), CLINIC, most=3) - 3
    y = _text(canvas, "P", ", ".join(card.clinic.address), (PAD, y, width), CLINIC_SMALL, most=4)
    if card.clinic.phone:
        text = _("If you cannot come, please call us: {phone}", phone=card.clinic.phone.replace(" ", "\u00a0"))
        _text(canvas, "P", text, (PAD, top - HEIGHT + PAD + 44, width), CLINIC_SMALL, most=3)


def _print_lines(
    canvas: TaggedCanvas, card: AppointmentCard, lines: Sequence[CardLine], top: float, _: Translator
) -> None:
    left, width = SIDE + PAD, PAGE_WIDTH - SIDE - 2 * PAD
    y = _text(canvas, "H2", _("Your appointments"), (left, top - PAD + 2, width), TITLE)
    y = _text(canvas, "P", card.patient, (left, y - 2, width), NAME, most=2)
    y = _text(canvas, "P", card.number, (left, y, width), SMALL) - 5
    if not lines:
        _text(canvas, "P", _("No appointment is booked."), (left, y - 4, width), DAY)
    for line in lines:
        canvas.rule(left, y, width, colour=HAIRLINE)
        _text(canvas, "P", line.time, (left, y - 5, 70), CLOCK)
        end = _text(canvas, "P", line.day, (left + 72, y - 4, width - 72), DAY)
        about = " · ".join(part for part in (line.who, line.what) if part)
        y = _text(canvas, "P", about, (left + 72, end, width - 72), SMALL, most=1) - 5


def _text(
    canvas: TaggedCanvas,
    tag: str,
    text: str,
    place: tuple[float, float, float],
    style: Style,
    *,
    most: int = 1,
) -> float:
    """Print a text with its upper edge at `place` and return where it ends; what is too long is cut with a mark."""
    x, y, width = place
    lines = [fitted(canvas, text, width, style)] if most == 1 else wrap(canvas.fonts, text, width, style)
    lines = shortened(lines, most)
    if not any(lines):
        return y
    element: Element = canvas.root.add(tag, spoken=text if canvas.fonts.needs_words(text) else "")
    canvas.begin(element)
    canvas.lines_at(x, y - style.size * ASCENT, lines, style)
    canvas.end()
    return y - style.leading * len(lines)
