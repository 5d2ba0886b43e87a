"""The head of the first page with the moon mark, and what stands on every page."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from luna_desktop.reports.document import CONTENT_WIDTH, Document, shortened
from luna_desktop.reports.fonts import clusters, printable
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Letterhead, RecordCopy
from luna_desktop.reports.structure import Element
from luna_desktop.reports.style import (
    ACCENT,
    CLAY,
    FURNITURE,
    FURNITURE_STRONG,
    HAIRLINE,
    LETTERHEAD,
    LETTERHEAD_SMALL,
    MARGIN,
    Colour,
    Style,
)
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, PAGE_WIDTH, TaggedCanvas
from luna_desktop.texts import Translator

MARK = 34.0
RIGHT_COLUMN = 180.0
FOOT = 58.0


def _arc(x: float, y: float, radius: float, angles: tuple[float, float]) -> str:
    """Return Bézier curves along a circle between two angles in radians, from wherever the pen is."""
    start, end = angles
    steps = max(1, math.ceil(abs(end - start) / (math.pi / 4)))
    step = (end - start) / steps
    reach = 4 / 3 * math.tan(step / 4) * radius
    curves = []
    for index in range(steps):
        a, b = start + index * step, start + (index + 1) * step
        points = (
            x + radius * math.cos(a) - reach * math.sin(a),
            y + radius * math.sin(a) + reach * math.cos(a),
            x + radius * math.cos(b) + reach * math.sin(b),
            y + radius * math.sin(b) - reach * math.cos(b),
            x + radius * math.cos(b),
            y + radius * math.sin(b),
        )
        curves.append(" ".join(f"{point:.3f}" for point in points) + " c")
    return " ".join(curves)


@cache
def moon(x: float, y: float, size: float) -> str:
    """Return the operators of the moon mark, a crescent with a small warm disc; x and y of its lower left corner."""
    outer = size / 2
    inner, shift = outer * 0.76, outer * 0.42
    middle_x, middle_y = x + outer, y + outer
    along = (shift**2 + outer**2 - inner**2) / (2 * shift)
    opening = math.acos(along / outer)
    inward = math.atan2(outer * math.sin(opening), outer * math.cos(opening) - shift)
    tilt = math.radians(32)
    hollow_x, hollow_y = middle_x + shift * math.cos(tilt), middle_y + shift * math.sin(tilt)
    tip_x, tip_y = middle_x + outer * math.cos(tilt + opening), middle_y + outer * math.sin(tilt + opening)
    crescent = (
        f"{tip_x:.3f} {tip_y:.3f} m {_arc(middle_x, middle_y, outer, (tilt + opening, tilt + 2 * math.pi - opening))} "
        f"{_arc(hollow_x, hollow_y, inner, (tilt - inward, tilt + inward - 2 * math.pi))} f"
    )
    disc_x, disc_y, disc = middle_x + outer * 0.33, middle_y + outer * 0.1, outer * 0.23
    warm = f"{disc_x + disc:.3f} {disc_y:.3f} m {_arc(disc_x, disc_y, disc, (0, 2 * math.pi))} f"
    return f"{_fill(ACCENT)} {crescent} {_fill(CLAY)} {warm}"


def _fill(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour) + " rg"


def print_letterhead(document: Document, clinic: Letterhead, *, registration: str) -> None:
    """Print the clinic's name and address at the head of the first page."""
    top = document.y
    document.canvas.put(f"/Artifact BMC {moon(MARGIN, top - MARK - 1, MARK)} EMC")
    indent = MARK + 14
    wide = CONTENT_WIDTH - indent
    left = wide - RIGHT_COLUMN
    contact = [part for part in (clinic.phone, clinic.email) if part]
    name_end = _column(document, [(clinic.name, LETTERHEAD)], (MARGIN + indent, top, left))
    lines = [", ".join(clinic.address), registration]
    left_end = _column(document, [(part, LETTERHEAD_SMALL) for part in lines], (MARGIN + indent, name_end, left))
    right_end = _right_column(document, contact, top - 4)
    document.y = min(left_end, right_end, top - MARK) - 8
    document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH, colour=ACCENT, thickness=1.4)
    document.space(14)


def _column(
    document: Document, parts: Sequence[tuple[str, Style]], place: tuple[float, float, float], *, most: int = 4
) -> float:
    x, y, width = place
    for text, style in parts:
        lines = shortened(document.wrap(text, width, style), most)
        if lines:
            document.draw(_paragraph(document, text), x, lines, style, y)
            y -= style.leading * len(lines)
    return y


def _right_column(document: Document, parts: Sequence[str], y: float) -> float:
    for text in parts:
        for line in shortened(document.wrap(text, RIGHT_COLUMN - 12, LETTERHEAD_SMALL), 3):
            x = PAGE_WIDTH - MARGIN - document.canvas.width(line.rstrip(), LETTERHEAD_SMALL)
            document.draw(_paragraph(document, line), x, [line], LETTERHEAD_SMALL, y)
            y -= LETTERHEAD_SMALL.leading
    return y


def _paragraph(document: Document, text: str) -> Element:
    return document.parent.add("P", spoken=text if document.fonts.needs_words(text) else "")


@dataclass(frozen=True)
class Furniture:
    """What stands on every page, as finished sentences; `page_of` gives "Page x of y"."""

    clinic: str
    marking: str
    lines: tuple[str, ...]
    page_of: Callable[[int, int], str]

    def draw(self, canvas: TaggedCanvas, index: int) -> None:
        """Draw header and footer of a page; its index counts from 0."""
        canvas.begin_artifact("Pagination")
        if index:
            self._header(canvas)
        shown = self.page_of(index + 1, len(canvas.pages))
        width = canvas.width(shown, FURNITURE_STRONG)
        right = PAGE_WIDTH - MARGIN - width
        y = FOOT - 10
        canvas.lines_at(right, y, [shown], FURNITURE_STRONG)
        lines = [f"{self.marking} · {self.clinic}", *self.lines]
        for number, line in enumerate(lines):
            style = FURNITURE if number else FURNITURE_STRONG
            room = CONTENT_WIDTH - (width + 16 if number == 0 else 0)
            canvas.lines_at(MARGIN, y - number * FURNITURE.leading, [fitted(canvas, line, room, style)], style)
        canvas.end()
        canvas.rule(MARGIN, FOOT + 3, CONTENT_WIDTH, colour=HAIRLINE)

    def _header(self, canvas: TaggedCanvas) -> None:
        y = PAGE_HEIGHT - 42
        marking_width = canvas.width(self.marking, FURNITURE)
        room = CONTENT_WIDTH - marking_width - 36
        canvas.put(moon(MARGIN, y - 3, 12))
        canvas.lines_at(MARGIN + 18, y, [fitted(canvas, self.clinic, room, FURNITURE_STRONG)], FURNITURE_STRONG)
        canvas.lines_at(PAGE_WIDTH - MARGIN - marking_width, y, [self.marking], FURNITURE)
        canvas.put(f"0.83 0.79 0.73 RG 0.6 w {MARGIN} {y - 9} m {MARGIN + CONTENT_WIDTH:.2f} {y - 9} l S")


def fitted(canvas: TaggedCanvas, text: str, width: float, style: Style) -> str:
    """Return a text on one line, cut with a mark where it is too wide."""
    text = printable(text)
    if canvas.width(text, style) <= width:
        return text
    kept, used = [], canvas.width("…", style)
    for cluster in clusters(text):
        used += canvas.width(cluster, style)
        if used > width:
            break
        kept.append(cluster)
    return "".join(kept) + "…"


def record_furniture(content: RecordCopy, *, _: Translator) -> Furniture:
    """Return what stands on every page of a record copy or a disclosure; never a name or a diagnosis."""
    disclosed = content.disclosed is not None
    identity = (
        _(
            "Patient number {number} · {copy} · For the recipient named on the first page only",
            number=content.patient.number,
            copy=content.copy_number,
        )
        if disclosed
        else _(
            "Patient number {number} · Copy {copy}, {index} of {total} · Case {case}",
            number=content.patient.number,
            copy=content.copy_number,
            index=content.copy_index,
            total=content.copy_total,
            case=content.case.number or "–",
        )
    )
    moment = minute(content.generated_at, _)
    if content.policy_version:
        made = _("Generated {moment} · Policy version {version}", moment=moment, version=content.policy_version)
    else:
        made = _(
            "Generated {moment} · No policy is published; notice version {version}",
            moment=moment,
            version=content.notice_version or "–",
        )
    return Furniture(
        clinic=content.clinic.name,
        marking=_("CONFIDENTIAL – disclosure") if disclosed else _("CONFIDENTIAL – medical record copy"),
        lines=(identity, made),
        page_of=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )
