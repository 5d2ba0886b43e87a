"""Tables of wrapped text that grow with the rows: each row is measured and drawn once, page by page.

A row that does not fit goes to the next page; a row longer than a page is continued there. The head is repeated on
each page as an artifact, so that a screen reader hears it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from luna_desktop.reports.document import CONTENT_WIDTH, Document, shortened
from luna_desktop.reports.structure import Element
from luna_desktop.reports.style import BODY, HAIRLINE, HEAD, MARGIN, PAPER_TINT, Style

PAD_X, PAD_Y = 5.0, 4.0
LONG_ROW = 300.0  # points; a longer row may begin low on a page and go on overleaf
SHORT_ROOM = 120.0
TITLE_HEIGHT = 42.0


@dataclass(frozen=True)
class Column:
    """A column with its heading and its share of the width."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell in one style, on lines of its own."""

    text: str
    style: Style = BODY


Cell = str | Sequence[Piece]
Line = tuple[str, Style]


@dataclass
class SetRow:
    """A row broken into lines; its height in points."""

    cells: list[list[Line]]
    spoken: list[str]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure the row once."""
        self.height = max([_height(lines) for lines in self.cells], default=0.0) + 2 * PAD_Y


def _height(lines: Sequence[Line]) -> float:
    if len(lines) == 1:
        return lines[0][1].leading
    return sum([style.leading for _text, style in lines])


class Grid:
    """Sets rows into columns of one document."""

    def __init__(self, document: Document, shares: Sequence[float], *, max_lines: int = 0) -> None:
        self.document = document
        self.max_lines = max_lines
        total = sum(shares)
        self.widths = [CONTENT_WIDTH * share / total for share in shares]
        self.shortened = 0

    def set_row(self, cells: Sequence[Cell]) -> SetRow:
        """Break the cells of a row into lines."""
        lines, spoken = [], []
        for cell, width in zip(cells, self.widths, strict=True):
            pieces = (Piece(cell),) if isinstance(cell, str) else cell
            parts = [self._set_piece(piece, width - 2 * PAD_X) for piece in pieces]
            lines.append([line for part in parts for line in part])
            spoken.append(self._words(parts))
        return SetRow(lines, spoken)

    def _words(self, parts: Sequence[Sequence[Line]]) -> str:
        """Return what a cell says where its glyphs do not tell it."""
        if all(line.isascii() for part in parts for line, _style in part):
            return ""
        text = " ".join("".join([line for line, _style in part]).strip() for part in parts)
        return text if self.document.fonts.needs_words(text) else ""

    def _set_piece(self, piece: Piece, width: float) -> list[Line]:
        lines = self.document.wrap(piece.text, width, piece.style)
        if self.max_lines and len(lines) > self.max_lines:
            self.shortened += 1
            lines = shortened(lines, self.max_lines)
        return [(line, piece.style) for line in lines]

    def draw_row(
        self, row: SetRow, elements: Sequence[Element] | None, *, fill: bool = False, line: bool = True
    ) -> None:
        """Draw a row that fits; without elements it is an artifact, as a repeated head is."""
        document, height = self.document, row.height
        if fill:
            document.canvas.box(MARGIN, document.y - height, CONTENT_WIDTH, height, fill=PAPER_TINT)
        x = MARGIN
        for index, (lines, width) in enumerate(zip(row.cells, self.widths, strict=True)):
            if lines:
                self._draw_cell(lines, x + PAD_X, elements[index] if elements else None)
            x += width
        document.space(height)
        if line:
            document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH, colour=HAIRLINE)

    def _draw_cell(self, lines: list[Line], x: float, element: Element | None) -> None:
        top = self.document.y - PAD_Y
        start = 0
        for end in range(1, len(lines) + 1):
            style = lines[start][1]
            if end == len(lines) or (lines[end][1] is not style and lines[end][1] != style):
                words = [text for text, _style in lines[start:end]]
                if end < len(lines):
                    words[-1] = words[-1].rstrip() + " "
                self.document.draw(element, x, words, style, top)
                top -= style.leading * (end - start)
                start = end

    def split(self, row: SetRow, room: float) -> tuple[SetRow, SetRow | None]:
        """Cut a row into what fits a height and the rest."""
        first, rest = [], []
        for lines in row.cells:
            used, count = 2 * PAD_Y, 0
            while count < len(lines) and used + lines[count][1].leading <= room:
                used += lines[count][1].leading
                count += 1
            first.append(lines[:count])
            rest.append(lines[count:])
        return SetRow(first, row.spoken), SetRow(rest, row.spoken) if any(rest) else None


def table(
    document: Document,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    max_lines: int = 0,
    title: tuple[int, str] | None = None,
) -> tuple[int, int]:
    """Print a table; return how many rows were printed and how many cells were cut short.

    Fewer rows than given are printed only where the document may not open another page. `title` is a heading (level
    and text) that is printed only if at least one row is.
    """
    grid = Grid(document, [column.share for column in columns], max_lines=max_lines)
    head = grid.set_row([[Piece(column.title, HEAD)] for column in columns])
    body = Element("Table")
    printed = 0
    for cells in rows:
        row = grid.set_row(cells)
        wanted = row.height + (0.0 if printed else head.height + (TITLE_HEIGHT if title else 0.0))
        if not document.fits(wanted):
            break
        if not printed:
            _begin(document, wanted if wanted < LONG_ROW else head.height + SHORT_ROOM, title)
            document.parent.kids.append(body)
            _draw_tagged(grid, body, head, "TH", fill=True)
        _flow_row(grid, body, head, row)
        printed += 1
    if printed:
        document.space(6)
    return printed, grid.shortened


def _begin(document: Document, height: float, title: tuple[int, str] | None) -> None:
    document.need(height)
    if title:
        document.heading(title[0], title[1], keep=0.0)


def _flow_row(grid: Grid, body: Element, head: SetRow, row: SetRow) -> None:
    document = grid.document
    if row.height > document.room and (row.height < LONG_ROW or document.room < SHORT_ROOM):
        document.next_page()
        grid.draw_row(head, None, fill=True)
    element = body.add("TR")
    cells = [element.add("TD", spoken=words) for words in row.spoken]
    rest: SetRow | None = row
    while rest is not None:
        part, rest = grid.split(rest, document.room) if rest.height > document.room else (rest, None)
        grid.draw_row(part, cells)
        if rest is not None:
            document.next_page()
            grid.draw_row(head, None, fill=True)


def _draw_tagged(grid: Grid, body: Element, row: SetRow, tag: str, *, fill: bool) -> None:
    element = body.add("TR")
    cells = [element.add(tag, spoken=words) for words in row.spoken]
    grid.draw_row(row, cells, fill=fill)


Field = tuple[str, str, Style]


def field_box(
    document: Document, rows: Sequence[Sequence[Field]], shares: Sequence[float], *, max_lines: int = 0
) -> int:
    """Print labelled values side by side on a tinted ground; return how many were cut short."""
    grid = Grid(document, shares, max_lines=max_lines)
    for fields in rows:
        padded = [*fields, *[("", "", BODY)] * (len(shares) - len(fields))]
        row = grid.set_row([(Piece(label, HEAD_LABEL), Piece(value, style)) for label, value, style in padded])
        shown = zip(row.spoken, row.cells, strict=True)
        elements = [document.parent.add("P", spoken=words) if cell else Element("P") for words, cell in shown]
        _flow_box(grid, row, elements)
    document.space(8)
    return grid.shortened


HEAD_LABEL = Style(size=11, leading=15, colour=HEAD.colour)


def _flow_box(grid: Grid, row: SetRow, elements: Sequence[Element]) -> None:
    document = grid.document
    document.need(row.height if row.height < LONG_ROW else SHORT_ROOM)
    rest: SetRow | None = row
    while rest is not None:
        part, rest = grid.split(rest, document.room) if rest.height > document.room else (rest, None)
        grid.draw_row(part, elements, fill=True, line=False)
        if rest is not None:
            document.next_page()
