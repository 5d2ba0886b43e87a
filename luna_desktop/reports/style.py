"""The look of printed pages: colours, sizes and margins, in points. Body text is never smaller than 11."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[float, float, float]


def _hex(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


TEXT = _hex("221F1B")
QUIET = _hex("544D44")
ACCENT = _hex("17494D")
CLAY = _hex("B9805F")
DANGER = _hex("8E1B16")
PAPER_TINT = _hex("F6F2EC")
HAIRLINE = _hex("D3C9BA")

MARGIN = 54.0
TOP_FIRST = 38.0
TOP = 66.0
BOTTOM = 72.0


@dataclass(frozen=True)
class Style:
    """How a piece of text looks; sizes in points."""

    size: float = 11.0
    leading: float = 16.0
    bold: bool = False
    colour: Colour = TEXT
    strike: bool = False


BODY = Style()
STRONG = Style(bold=True)
MUTED = Style(colour=QUIET)
ALARM = Style(bold=True, colour=DANGER)
STRUCK = Style(colour=QUIET, strike=True)
HEAD = Style(bold=True, colour=QUIET, leading=15)
CODE = Style(size=9.5, leading=13, colour=QUIET)
FURNITURE = Style(size=8.5, leading=11, colour=QUIET)
FURNITURE_STRONG = Style(size=8.5, leading=11, bold=True)
LETTERHEAD = Style(size=16, leading=21, bold=True)
LETTERHEAD_SMALL = Style(size=9.5, leading=13.5, colour=QUIET)
HEADINGS = {
    1: Style(size=20, leading=28, bold=True),
    2: Style(size=14, leading=20, bold=True, colour=ACCENT),
    3: Style(size=11.5, leading=17, bold=True),
}


def ink(colour: Colour) -> str:
    """Return a colour as the page's own operators take it."""
    return " ".join(f"{part:.3f}" for part in colour)
