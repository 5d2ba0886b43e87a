"""The counts of the front desk on paper, for the owner: by week and by practitioner; no patient is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.document import Document
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.reports.trends import TrendPoint, draw_trend
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class CountsTable:
    """Counts under one heading; every cell is a finished word, the first column names the row."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class CountsTrend:
    """A number over the weeks: days from the first one, the value, and what is written over it."""

    title: str
    points: tuple[tuple[int, float, str], ...]
    read: str


@dataclass(frozen=True, kw_only=True)
class CountsPage:
    """Everything that the page says."""

    clinic: Letterhead
    title: str
    subtitle: str
    summary: tuple[str, ...]
    trends: tuple[CountsTrend, ...]
    tables: tuple[CountsTable, ...]
    note: str
    printed_at: datetime
    printed_by: str


def render_counts(page: CountsPage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the counts as a PDF, and how many pages it has."""
    _ = translator
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=page.title)
    document = Document(canvas, furniture=_furniture(page, _).draw)
    print_letterhead(document, page.clinic, registration="")
    document.heading(1, page.title, bookmark=False, keep=40)
    document.paragraph(page.subtitle, MUTED, after=6)
    for line in page.summary:
        document.paragraph(line, STRONG, after=2)
    for trend in page.trends:
        if len(trend.points) > 1:
            document.heading(3, trend.title, bookmark=False, keep=120)
            points = [TrendPoint(day, value, shown) for day, value, shown in trend.points]
            draw_trend(document, points, alt=f"{trend.title}: {trend.read}", least=0.0)
    for each in page.tables:
        _print_table(document, each)
    document.paragraph(page.note, MUTED)
    return canvas.finish(), len(canvas.pages)


def _furniture(page: CountsPage, _: Translator) -> Furniture:
    made = _("Printed {moment} by {name}", moment=minute(page.printed_at, _), name=page.printed_by)
    return Furniture(
        clinic=page.clinic.name,
        marking=_("FOR THE OWNER – numbers alone, no patient is named"),
        lines=(made,),
        page_of=lambda at, pages: _("Page {page} of {pages}", page=at, pages=pages),
    )


def _print_table(document: Document, told: CountsTable) -> None:
    document.heading(2, told.title)
    columns = [Column(header, 2.6 if at == 0 else 1.3) for at, header in enumerate(told.headers)]
    rows: list[tuple[Cell, ...]] = [((Piece(row[0], STRONG),), *row[1:]) for row in told.rows]
    table(document, columns, rows)
