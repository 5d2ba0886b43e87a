"""The timeline on paper: what the filters let through, month by month, with the plot that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from luna_desktop.domain.clinical.timeline import STRAND_NAMES, Moment, Series, month_of
from luna_desktop.domain.measures import show_day
from luna_desktop.reports.care_frame import PaperFrame, PaperPerson, open_paper, print_person
from luna_desktop.reports.cells import words
from luna_desktop.reports.disputes import Disputed, print_disputes
from luna_desktop.reports.document import Document
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.reports.trends import TrendPoint, draw_trend
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class TimelinePage:
    """A timeline as it is printed: `told` says what the filters kept, `left_out` how many moments they did not.

    `disputes` are what the patient says against entries of the record.
    """

    frame: PaperFrame
    person: PaperPerson
    moments: tuple[Moment, ...]
    told: tuple[str, ...]
    left_out: int
    series: Series | None = None
    disputes: tuple[Disputed, ...] = ()


def render_timeline(page: TimelinePage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the timeline as a PDF, and how many pages it has."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    print_person(document, page.person, (), _=_)
    for line in page.told:
        document.paragraph(line, MUTED, after=2)
    if page.left_out:
        document.paragraph(_("Left out by this choice: {count} entries.", count=page.left_out), STRONG)
    if page.series is not None:
        _print_series(document, page.series, _)
    if not page.moments:
        document.paragraph(_("Nothing in the record matches."), STRONG)
    for month, moments in groupby(page.moments, key=month_of):
        document.heading(3, month.shown(_), bookmark=False)
        columns = [Column(_("Day"), 1.6), Column(_("Kind"), 1.7), Column(_("What happened"), 5.2)]
        table(document, columns, (_row(moment, _) for moment in moments))
    if page.disputes:
        document.heading(3, _("Statements of disagreement"), bookmark=False)
        print_disputes(document, page.disputes, _=_)
    return canvas.finish(), len(canvas.pages)


def _row(moment: Moment, _: Translator) -> Sequence[Cell]:
    note = " · ".join(part for part in (*(words(each, _) for each in moment.notes), moment.who) if part)
    quiet = [Piece(text, MUTED) for text in (words(moment.chip, _), note) if text]
    return (moment.on.shown(_), _.render(STRAND_NAMES[moment.strand]), [Piece(words(moment.text, _), STRONG), *quiet])


def _print_series(document: Document, series: Series, _: Translator) -> None:
    name = words(series.name, _)
    document.heading(3, name, bookmark=False, keep=120)
    first = series.readings[0].on.toordinal()
    points = [TrendPoint(each.on.toordinal() - first, each.value, each.shown) for each in series.readings]
    read = "; ".join(f"{show_day(each.on, _)}: {each.shown}" for each in series.readings)
    least = series.least if series.least is not None else 0.0
    draw_trend(document, points, alt=_("Trend of {score}: {results}", score=name, results=read), least=least)
    document.paragraph(f"{read} {series.unit}".strip(), MUTED)
