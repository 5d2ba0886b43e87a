"""The measures of the painted book: minutes to pixels and back, columns, zoom. Nothing here draws.

All positions are those of the sheet, whose origin lies under the header and right of the gutter.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

GUTTER, ROW, LEAST_COLUMN = 58, 38.5, 220
LEAST_DAY_COLUMN = 132
DAY_HEADER, WEEK_HEADER = 57, 65
EVEN = 4
"""Up to this many columns share the width; more are at least `LEAST_COLUMN` wide and scroll."""
ROWS = (5, 10, 15, 20, 30, 60)
"""Minutes that a row can stand for, from the closest look to the farthest."""
USUAL_ROW = 30
MARGIN, GAP = 4.0, 2.0
TIGHT = 0.86
"""To this share of their height rows may be pressed together so that a whole day is seen."""


@dataclass(frozen=True)
class Scale:
    """How a picture is laid out in a place so wide and high, headings and times included.

    `grow` is the text size as a factor; `row` is how many minutes a row stands for. A day that is shorter than the
    place is stretched to fill it, one that is hardly longer is pressed together rather than scrolled.
    """

    columns: int
    opens: int
    closes: int
    row: int = USUAL_ROW
    width: float = 900
    height: float = 0
    is_week: bool = False
    grow: float = 1.0

    @property
    def gutter(self) -> int:
        """The width of the times at the left."""
        return round(GUTTER * self.grow)

    @property
    def header(self) -> int:
        """The height of the headings, hairline included."""
        return round((WEEK_HEADER if self.is_week else DAY_HEADER) * self.grow)

    @property
    def per_minute(self) -> float:
        """How many pixels high a minute is."""
        filling = (self.height - self.header - 1) / max(1, self.closes - self.opens)
        usual = ROW * self.grow / self.row
        return filling if filling >= usual * TIGHT else usual

    @property
    def step(self) -> int:
        """To how many minutes moves and lengths are rounded."""
        return min(15, self.row)

    @property
    def column_width(self) -> float:
        """How wide each column is."""
        count = max(1, self.columns)
        even = (self.width - self.gutter) / count
        least = (LEAST_DAY_COLUMN if self.is_week else LEAST_COLUMN) * self.grow
        return max(even, least) if self.is_week or count > EVEN else max(even, least * 0.6)

    @property
    def sheet_width(self) -> float:
        """How wide all columns are together."""
        return self.column_width * max(1, self.columns)

    @property
    def sheet_height(self) -> float:
        """How high the whole day is."""
        return (self.closes - self.opens) * self.per_minute

    def top_of(self, minute: int) -> float:
        """Return how far down a minute of the day lies."""
        return (minute - self.opens) * self.per_minute

    def minute_at(self, y: float) -> int:
        """Return the minute of the day at a height, within the hours shown."""
        return max(self.opens, min(self.closes, self.opens + int(y / self.per_minute)))

    def left_of(self, column: int) -> float:
        """Return where a column begins."""
        return column * self.column_width

    def column_at(self, x: float) -> int:
        """Return the column at a place, the first or last one beside the sheet."""
        return max(0, min(self.columns - 1, int(x // self.column_width)))

    def snapped(self, minute: float) -> int:
        """Round a minute to the step of moves."""
        return round(minute / self.step) * self.step

    def box_of(self, column: int, starts: int, minutes: int, lane: int = 0, lanes: int = 1) -> QRectF:
        """Return where a span of a column is drawn; of several lanes each gets its share."""
        room = self.column_width - 2 * MARGIN
        share = (room - (lanes - 1) * GAP) / max(1, lanes)
        left = self.left_of(column) + MARGIN + lane * (share + GAP)
        high = max(minutes * self.per_minute - 2, 6.0)
        return QRectF(left, self.top_of(starts) + 1, share, high)

    def span_box(self, column: int, starts: int, ends: int) -> QRectF:
        """Return the whole width of a column between two minutes, within the hours shown."""
        first, last = max(starts, self.opens), min(ends, self.closes)
        top = self.top_of(first)
        return QRectF(self.left_of(column), top, self.column_width, max(0.0, self.top_of(last) - top))


def zoomed(row: int, closer: int) -> int:
    """Return the minutes of a row one or more steps closer (positive) or farther."""
    at = ROWS.index(row) if row in ROWS else ROWS.index(USUAL_ROW)
    return ROWS[max(0, min(len(ROWS) - 1, at - closer))]
