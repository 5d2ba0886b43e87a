"""The body map and the scores of a record copy: drawings with numbered pins, their tables, formulas, parts and trends.

A drawing carries a text that says every pin, so that nothing is told by a picture alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.domain.clinical.figures import FIGURE_NAMES, Figure, Path, figure
from luna_desktop.reports.cells import words
from luna_desktop.reports.disputes import print_disputes
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.finding_content import MarkerRow, ScoreRow, ScoreTrend
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import ACCENT, BODY, CLAY, MARGIN, MUTED, STRONG, STRUCK, Colour, Style, ink
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.reports.trends import LABEL, TrendPoint, draw_trend
from luna_desktop.texts import Translator

SKIN: Colour = (0.953, 0.894, 0.855)
PIN_INKS: dict[str, Colour] = {
    "lesion": (0.643, 0.133, 0.110),
    "treatment": (0.165, 0.373, 0.573),
    "biopsy": (0.420, 0.196, 0.455),
}
"""Dark inks; the shapes tell the kinds apart without colour."""
TALL, LOW = 250.0, 170.0
PIN = 6.5
NUMBER = Style(size=8, leading=10, bold=True, colour=(1, 1, 1))
ROUND = 0.5522847498


def print_body_map(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print each drawing that has markers with its numbered pins, and their table under it."""
    for name, title in FIGURE_NAMES.items():
        rows = [row for row in content.markers if row.figure == name]
        if not rows:
            continue
        standing = [row for row in rows if not row.struck]
        drawing = figure(name)
        height = TALL if drawing.height > 2 * drawing.width else LOW
        document.heading(3, _.render(title), bookmark=False, keep=height + 30)
        if standing:
            _draw(document, drawing, height, standing, _)
        _markers(document, rows, _)


def _draw(document: Document, drawing: Figure, height: float, rows: Sequence[MarkerRow], _: Translator) -> None:
    scale = height / drawing.height
    left, top = MARGIN + (CONTENT_WIDTH - drawing.width * scale) / 2, document.y - 14
    told = "; ".join(_pin_words(row, _) for row in rows)
    alt = _("Drawing: {drawing}. Pins: {pins}", drawing=_.render(drawing.name), pins=told)
    element = document.parent.add("Figure", alt=alt)
    element.box = (left, top - height, left + drawing.width * scale, top)
    at_left, at_right = (_("Right"), _("Left")) if drawing.right_edge == "left" else (_("Left"), _("Right"))
    canvas = document.canvas
    canvas.begin(element)
    canvas.put(f"q {scale:.4f} 0 0 {-scale:.4f} {left:.2f} {top:.2f} cm 1 j")
    edges = " ".join(_operators(path) for path in drawing.outlines)
    canvas.put(f"{ink(CLAY)} RG {2.2 / scale:.3f} w {edges} S")
    for path in drawing.outlines:
        canvas.put(f"{ink(SKIN)} rg {_operators(path)} f")
    canvas.put(f"{ink(CLAY)} RG {0.5 / scale:.3f} w {' '.join(_operators(path) for path in drawing.lines)} S Q")
    for row in rows:
        _pin(document, left + row.x * drawing.width * scale, top - row.y * height, row)
    for text, x in ((at_left, left - 34), (at_right, left + drawing.width * scale + 8)):
        canvas.lines_at(x, top - 4, [text], LABEL)
    canvas.end()
    document.space(height + 24)


def _pin_words(row: MarkerRow, _: Translator) -> str:
    return _(
        "{number} {kind}, {place}, {what}",
        number=row.number,
        kind=words(row.kind, _).lower(),
        place=words(row.place, _),
        what=row.what,
    )


def _pin(document: Document, x: float, y: float, row: MarkerRow) -> None:
    canvas = document.canvas
    canvas.put(f"{ink(PIN_INKS.get(row.marking, ACCENT))} rg 1 G 1 w {_shape(row.marking, x, y)} B")
    text = str(row.number)
    canvas.lines_at(x - canvas.width(text, NUMBER) / 2, y - 2.9, [text], NUMBER)


def _shape(marking: str, x: float, y: float) -> str:
    """Return the operators of a pin: circle, square or diamond."""
    if marking == "treatment":
        return f"{x - PIN:.2f} {y - PIN:.2f} {2 * PIN:.2f} {2 * PIN:.2f} re"
    if marking == "biopsy":
        far = PIN * 1.35
        return f"{x:.2f} {y + far:.2f} m {x + far:.2f} {y:.2f} l {x:.2f} {y - far:.2f} l {x - far:.2f} {y:.2f} l h"
    near = PIN * ROUND
    return (
        f"{x + PIN:.2f} {y:.2f} m "
        f"{x + PIN:.2f} {y + near:.2f} {x + near:.2f} {y + PIN:.2f} {x:.2f} {y + PIN:.2f} c "
        f"{x - near:.2f} {y + PIN:.2f} {x - PIN:.2f} {y + near:.2f} {x - PIN:.2f} {y:.2f} c "
        f"{x - PIN:.2f} {y - near:.2f} {x - near:.2f} {y - PIN:.2f} {x:.2f} {y - PIN:.2f} c "
        f"{x + near:.2f} {y - PIN:.2f} {x + PIN:.2f} {y - near:.2f} {x + PIN:.2f} {y:.2f} c h"
    )


def _operators(path: Path) -> str:
    parts = [f"{path.start[0]:.2f} {path.start[1]:.2f} m"]
    for first, second, end in path.curves:
        parts.append(" ".join(f"{value:.2f}" for value in (*first, *second, *end)) + " c")
    return " ".join((*parts, "h") if path.closed else parts)


def _markers(document: Document, rows: Sequence[MarkerRow], _: Translator) -> None:
    columns = [
        Column(_("No."), 0.9),
        Column(_("Place"), 2.6),
        Column(_("What is there"), 3.2),
        Column(_("State"), 1.8),
        Column(_("Recorded"), 2.6),
    ]
    table(document, columns, [_marker(row, _) for row in rows])
    print_disputes(document, [(row.what, row.disputes) for row in rows], _=_)


def _marker(row: MarkerRow, _: Translator) -> list[Cell]:
    style = STRUCK if row.struck else STRONG
    size = _("{size} mm", size=row.size) if row.size else ""
    photographs = _("Linked photographs: {count}", count=row.photographs) if row.photographs else ""
    since = _("Since {day}", day=words(row.since, _)) if row.since else ""
    more = [size, since, photographs, row.note, *(words(each, _) for each in row.before)]
    why = _("Entered in error: {reason}", reason=row.reason) if row.struck else ""
    return [
        (Piece(str(row.number), style),),
        (Piece(words(row.place, _), BODY), Piece(words(row.kind, _), MUTED)),
        [Piece(row.what, style), *(Piece(text, MUTED) for text in more if text)],
        words(row.state, _),
        [Piece(words(row.seen, _)), Piece(row.recorded_by, MUTED), *([Piece(why, MUTED)] if why else [])],
    ]


def print_scores(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print each score: what it is, how it is computed, its trend, and every assessment with its parts."""
    for trend in content.scores:
        document.heading(3, words(trend.name, _), bookmark=False)
        formula = words(trend.formula, _)
        told = _("{score}: {range}. Formula: {formula}.", score=trend.short, range=trend.range, formula=formula)
        document.paragraph(told, after=0)
        licence = words(trend.licence, _)
        document.paragraph(_("{licence}. Version {version}.", licence=licence, version=trend.version), MUTED)
        _trend(document, trend, _)
        columns = [
            Column(_("Assessed on"), 1.9),
            Column(_("Result"), 2),
            Column(_("Parts"), 4.6),
            Column(_("Assessed by"), 2.1),
        ]
        table(document, columns, [_assessment(row, _) for row in trend.rows])
        print_disputes(document, [(row.on, row.disputes) for row in trend.rows], _=_)


def _assessment(row: ScoreRow, _: Translator) -> list[Cell]:
    style = STRUCK if row.struck else STRONG
    beside = [words(row.band, _), _("Change {change}", change=row.change) if row.change else ""]
    parts = "; ".join(_("{part}: {grade}", part=words(part, _), grade=words(grade, _)) for part, grade in row.parts)
    why = _("Entered in error: {reason}", reason=row.reason) if row.struck else ""
    return [
        words(row.on, _),
        [Piece(words(row.result, _), style), *(Piece(text, MUTED) for text in beside if text)],
        [Piece(parts), *(Piece(text, MUTED) for text in (row.note, why) if text)],
        row.recorded_by,
    ]


def _trend(document: Document, trend: ScoreTrend, _: Translator) -> None:
    """Draw the results that stand, oldest at the left."""
    rows = [row for row in reversed(trend.rows) if row.height is not None and not row.struck]
    told = "; ".join(f"{words(row.on, _)}: {words(row.result, _)}" for row in rows)
    points = [TrendPoint(row.day, row.height or 0.0, words(row.result, _)) for row in rows]
    alt = _("Trend of {score}: {results}", score=trend.short, results=told)
    draw_trend(document, points, alt=alt, least=trend.least)
