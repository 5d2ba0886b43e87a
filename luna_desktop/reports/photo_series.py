"""Photographs over time on paper: two beside each other, what lies between, and the series as a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from luna_desktop.reports.care_frame import PaperFrame, PaperPerson, open_paper, print_person
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.style import BODY, MARGIN, MUTED, STRONG
from luna_desktop.reports.tables import Column, table
from luna_desktop.texts import Translator

GAP = 12.0
TALLEST = 330.0
SMALL_GAP, ACROSS, SMALL_TALLEST = 8.0, 4, 130.0
_LINE = 16.0


@dataclass(frozen=True, kw_only=True)
class PrintedPhoto:
    """One photograph as it is printed; `key` tells equal pictures apart. `lines` say what is drawn over it."""

    jpeg: bytes = field(repr=False)
    key: str
    width: int
    height: int
    caption: str
    alt: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PhotoSeriesPage:
    """What the pages say. `pair` is the earlier and the later photograph, `series` all of the view, oldest first."""

    frame: PaperFrame
    person: PaperPerson
    place: str
    interval: str
    pair: tuple[PrintedPhoto, PrintedPhoto]
    series: tuple[PrintedPhoto, ...] = ()
    warnings: tuple[str, ...] = ()
    laid: str = ""
    measures: tuple[tuple[str, str, str, str], ...] = ()
    treatments: tuple[tuple[str, str], ...] = ()
    note: str = ""
    signed: str = ""


def render_series(page: PhotoSeriesPage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the pages as a PDF, and how many there are."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    print_person(document, page.person, [(_("View"), page.place), (_("Time between"), page.interval)], _=_)
    for line in page.warnings:
        document.paragraph(line, STRONG, after=2)
    document.space(6)
    _print_pair(document, page.pair)
    if page.laid:
        document.paragraph(page.laid, MUTED, after=2)
    document.paragraph(_("The colours of the photographs were not changed."), MUTED)
    if page.note:
        document.heading(3, _("What was seen"), bookmark=False, keep=60)
        document.paragraph(page.note, BODY, after=2)
        document.paragraph(page.signed, MUTED)
    _print_between(document, page, _)
    if len(page.series) > len(page.pair):
        document.heading(3, _("All photographs of this view"), bookmark=False, keep=SMALL_TALLEST + 30)
        _print_row(document, page.series)
    return canvas.finish(), len(canvas.pages)


def _print_between(document: Document, page: PhotoSeriesPage, _: Translator) -> None:
    if page.measures:
        document.heading(3, _("Measures between these dates"), bookmark=False)
        columns = [Column(_("Measure"), 3), Column(_("Before"), 1.4), Column(_("After"), 1.4), Column(_("Change"), 1.4)]
        table(document, columns, page.measures)
        document.paragraph(
            _("Scores are those that clinicians entered near each day. Lengths and areas were measured here."), MUTED
        )
    if page.treatments:
        document.heading(3, _("Treatments between these dates"), bookmark=False)
        table(document, [Column(_("Day"), 1.4), Column(_("Treatment"), 5.8)], page.treatments)


def _print_pair(document: Document, pair: Sequence[PrintedPhoto]) -> None:
    wide = (CONTENT_WIDTH - GAP) / 2
    sizes = [_fitted(each, wide, TALLEST) for each in pair]
    high = max(height for _wide, height in sizes)
    document.need(high + 3 * _LINE)
    top = document.y
    for at, (photo, (width, height)) in enumerate(zip(pair, sizes, strict=True)):
        left = MARGIN + at * (wide + GAP)
        _figure(document, photo, (left, top - height, width, height))
        lines = document.wrap(photo.caption, wide, STRONG)
        document.draw(document.parent.add("P"), left, lines, STRONG, top - high - 4)
    document.y = top - high - 4 - _LINE - 4
    for photo in pair:
        for line in photo.lines:
            document.paragraph(line, BODY, after=0)
    document.space(6)


def _print_row(document: Document, series: Sequence[PrintedPhoto]) -> None:
    wide = (CONTENT_WIDTH - SMALL_GAP * (ACROSS - 1)) / ACROSS
    for start in range(0, len(series), ACROSS):
        row = series[start : start + ACROSS]
        sizes = [_fitted(each, wide, SMALL_TALLEST) for each in row]
        high = max(height for _wide, height in sizes)
        document.need(high + _LINE + 10)
        top = document.y
        for at, (photo, (width, height)) in enumerate(zip(row, sizes, strict=True)):
            left = MARGIN + at * (wide + SMALL_GAP)
            _figure(document, photo, (left, top - height, width, height))
            lines = document.wrap(photo.caption, wide, BODY)[:1]
            document.draw(document.parent.add("P"), left, lines, BODY, top - high - 3)
        document.y = top - high - 3 - _LINE - 8


def _fitted(photo: PrintedPhoto, wide: float, high: float) -> tuple[float, float]:
    scale = min(wide / max(photo.width, 1), high / max(photo.height, 1))
    return photo.width * scale, photo.height * scale


def _figure(document: Document, photo: PrintedPhoto, frame: tuple[float, float, float, float]) -> None:
    left, bottom, width, height = frame
    figure = document.parent.add("Figure", alt=photo.alt)
    figure.box = (left, bottom, left + width, bottom + height)
    document.canvas.begin(figure)
    document.canvas.picture(photo.jpeg, photo.key, frame)
    document.canvas.end()
