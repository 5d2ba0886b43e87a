"""The poster “Your privacy rights”: one page for the wall of the waiting room (DPDP Rule 14(1), s.8(9) and Rule 9)."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.letterhead import moon
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import ACCENT, MARGIN, PAPER_TINT, TEXT, Style
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, PAGE_WIDTH, TaggedCanvas

BAND = 128.0
GAP = 14.0
WHITE = (1.0, 1.0, 1.0)
TITLE = Style(size=34, leading=44, bold=True, colour=WHITE)
CLINIC = Style(size=13, leading=18, bold=True, colour=WHITE)
LEAD = Style(size=13.5, leading=21)
RIGHT = Style(size=16, leading=23, bold=True, colour=ACCENT)
SENTENCE = Style(size=12.5, leading=18.5)
HEAD = Style(size=13, leading=19, bold=True, colour=TEXT)


@dataclass(frozen=True, kw_only=True)
class RightsPoster:
    """What hangs on the wall: its words, the clinic, and the person to ask, all of it finished sentences."""

    clinic: Letterhead
    language: str
    title: str
    introduction: str
    rights: tuple[tuple[str, str], ...]
    how: tuple[str, str]
    whom_title: str
    complaint: tuple[str, str]


def render_poster(poster: RightsPoster) -> bytes:
    """Return the poster as a PDF of one tagged page."""
    canvas = TaggedCanvas(language=f"{poster.language}-IN", title=poster.title)
    page = Document(canvas, furniture=_nothing, page_limit=1)
    _print_band(page, poster)
    page.y = PAGE_HEIGHT - BAND - 22
    page.paragraph(poster.introduction, LEAD, after=16)
    _print_rights(page, poster)
    _print_foot(page, poster)
    return canvas.finish()


def _nothing(canvas: TaggedCanvas, index: int) -> None:
    """Put neither header nor footer on a poster."""


def _print_band(page: Document, poster: RightsPoster) -> None:
    canvas = page.canvas
    canvas.box(0, PAGE_HEIGHT - BAND, PAGE_WIDTH, BAND, fill=ACCENT)
    canvas.box(MARGIN, PAGE_HEIGHT - 62, 36, 36, fill=PAPER_TINT)
    canvas.put(f"/Artifact BMC {moon(MARGIN + 5, PAGE_HEIGHT - 57, 26)} EMC")
    name = page.wrap(poster.clinic.name, CONTENT_WIDTH - 52, CLINIC)[:2]
    page.draw(page.parent.add("P", spoken=poster.clinic.name), MARGIN + 50, name, CLINIC, PAGE_HEIGHT - 34)
    title = page.parent.add("H1", spoken=poster.title if page.fonts.needs_words(poster.title) else "")
    page.draw(title, MARGIN, page.wrap(poster.title, CONTENT_WIDTH, TITLE)[:1], TITLE, PAGE_HEIGHT - 72)


def _print_rights(page: Document, poster: RightsPoster) -> None:
    """Print the rights two beside each other, each with its sentence."""
    width = (CONTENT_WIDTH - GAP) / 2
    rights = list(poster.rights)
    for first in range(0, len(rights), 2):
        top = page.y
        ends = [
            _block(page, right, (MARGIN + at * (width + GAP), top, width - 8), (RIGHT, SENTENCE), level="H2")
            for at, right in enumerate(rights[first : first + 2])
        ]
        page.y = min(ends) - 18


def _print_foot(page: Document, poster: RightsPoster) -> None:
    """Print how and whom to ask and where to complain, on a tinted ground."""
    contact = ", ".join(str(part).replace(" ", "\u00a0") for part in poster.clinic.privacy_contact)
    left = (MARGIN + 16, CONTENT_WIDTH * 0.48)
    right = (MARGIN + CONTENT_WIDTH * 0.54, CONTENT_WIDTH * 0.46 - 16)
    height = _foot_height(page, poster, contact, left[1], right[1])
    page.canvas.box(MARGIN, page.y - height, CONTENT_WIDTH, height, fill=PAPER_TINT)
    top = page.y - 14
    whom = (poster.whom_title, contact)
    end = _block(page, whom, (left[0], top, left[1]), (HEAD, LEAD), level="H2")
    _block(page, poster.how, (left[0], end - 8, left[1]), (HEAD, SENTENCE), level="H2")
    _block(page, poster.complaint, (right[0], top, right[1]), (HEAD, SENTENCE), level="H2")
    page.y -= height


def _foot_height(page: Document, poster: RightsPoster, contact: str, left: float, right: float) -> float:
    def high(block: tuple[str, str], width: float, style: Style) -> float:
        return (
            len(page.wrap(block[0], width, HEAD)) * HEAD.leading
            + len(page.wrap(block[1], width, style)) * style.leading
        )

    first = high((poster.whom_title, contact), left, LEAD) + 8 + high(poster.how, left, SENTENCE)
    return max(first, high(poster.complaint, right, SENTENCE)) + 30


def _block(
    page: Document,
    block: tuple[str, str],
    place: tuple[float, float, float],
    styles: tuple[Style, Style],
    *,
    level: str,
) -> float:
    """Print a heading with its sentence in a column; return where it ends."""
    x, y, width = place
    for text, style, tag in zip(block, styles, (level, "P"), strict=True):
        lines = page.wrap(text, width, style)
        page.draw(page.parent.add(tag, spoken=text if page.fonts.needs_words(text) else ""), x, lines, style, y)
        y -= style.leading * len(lines)
    return y
