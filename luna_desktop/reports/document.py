"""Text flows down tagged A4 pages: headings, paragraphs, lines that are written last, contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from luna_desktop.domain.errors import Cancelled
from luna_desktop.reports.structure import Element
from luna_desktop.reports.style import BODY, BOTTOM, HEADINGS, MARGIN, TOP, TOP_FIRST, Style
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT, PAGE_WIDTH, TaggedCanvas
from luna_desktop.reports.wrapping import wrap

CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
KEEP = {1: 120.0, 2: 172.0, 3: 128.0}
"""Points below a heading of each level that stay with it."""
ASCENT = 0.98  # of the size, above the base line; Indic vowel signs reach that high


def never() -> bool:
    """Answer that nobody asked to stop."""
    return False


class Document:
    """A cursor over tagged pages.

    `y` is the upper edge of what comes next, counted from the bottom of the page; `full` sends it to another page.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        *,
        furniture: Callable[[TaggedCanvas, int], None],
        page_limit: int = 0,
        reserve: float = 0.0,
        stopped: Callable[[], bool] = never,
    ) -> None:
        """Begin the first page.

        Args:
            canvas: Where the pages go.
            furniture: Draws header and footer of a page when the count of pages is known.
            page_limit: The last page that may be opened, 0 for no limit; `fits` and tables heed it.
            reserve: Points kept free at the foot of that last page.
            stopped: Asked at every page; when it answers yes, `Cancelled` is raised.
        """
        self.canvas = canvas
        self.fonts = canvas.fonts
        self.parent = canvas.root
        self.page_limit = page_limit
        self.reserve = reserve
        self.stopped = stopped
        self.heading_pages: dict[str, int] = {}
        self.full = False
        self._open_levels: list[int] = []
        self._furniture = furniture
        self.next_page()

    def next_page(self) -> None:
        """Begin another page."""
        if self.stopped():
            raise Cancelled
        index = self.canvas.open_page()
        self.full = False
        self.canvas.later(lambda: self._furniture(self.canvas, index))
        self.y = PAGE_HEIGHT - (TOP if index else TOP_FIRST)

    @property
    def floor(self) -> float:
        """Return the lowest point that text may reach on this page."""
        return BOTTOM + (self.reserve if self.on_last_page else 0.0)

    @property
    def on_last_page(self) -> bool:
        """Tell whether no further page may be opened."""
        return bool(self.page_limit) and len(self.canvas.pages) >= self.page_limit

    @property
    def room(self) -> float:
        """Return the height that is left on this page, in points."""
        return self.y - self.floor

    def fits(self, height: float) -> bool:
        """Tell whether something of this height still finds a place, here or on a page that may be opened."""
        return not self.on_last_page or height <= self.room

    def need(self, height: float) -> None:
        """Begin another page unless this height is left."""
        if (self.full or height > self.room) and not self.on_last_page:
            self.next_page()

    def space(self, height: float) -> None:
        """Leave a gap."""
        self.y -= height

    def wrap(self, text: str, width: float, style: Style = BODY) -> list[str]:
        """Break a text into lines."""
        return wrap(self.fonts, text, width, style)

    def heading(self, level: int, text: str, *, bookmark: bool = True, keep: float | None = None) -> None:
        """Print a heading with its outline entry; `keep` points of what follows stay on the same page.

        Usually that is room for a table's head with a row of some lines, so that no heading ends a page. `level` is how
        it looks; its tag follows from the headings before it, since none may be skipped (PDF/UA-1, 7.4.2).
        """
        style = HEADINGS[level]
        keep = KEEP[level] if keep is None else keep
        lines = self.wrap(text, CONTENT_WIDTH, style)
        gap = 14.0 if level == 2 else 8.0
        self.need(gap + min(len(lines), 8) * style.leading + keep)
        if self.y < PAGE_HEIGHT - TOP:
            self.space(gap)
        self.heading_pages[text] = len(self.canvas.pages)
        if bookmark:
            self.canvas.bookmark(text, level=max(level - 2, 0))
        self._print(self.parent.add(f"H{self._depth(level)}"), lines, style)
        self.space(4)

    def _depth(self, level: int) -> int:
        """Return how deep a heading lies below those before it: a level that was never opened is not skipped."""
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        self._open_levels.append(level)
        return len(self._open_levels)

    def paragraph(self, text: str, style: Style = BODY, *, after: float = 6.0, max_lines: int = 0) -> bool:
        """Print a paragraph, across pages where it is long; tell whether all of it was printed."""
        lines = self.wrap(text, CONTENT_WIDTH, style)
        whole = not max_lines or len(lines) <= max_lines
        if not whole:
            lines = shortened(lines, max_lines)
        if lines:
            self._print(self.parent.add("P"), lines, style)
            self.space(after)
        return whole

    def _print(self, element: Element, lines: Sequence[str], style: Style) -> None:
        text = "".join(lines).strip()
        if self.fonts.needs_words(text):
            element.spoken = text
        waiting = list(lines)
        while waiting:
            if style.leading > self.room:
                self.need(style.leading)
            count = max(1, int(self.room // style.leading))
            self.draw(element, MARGIN, waiting[:count], style)
            self.space(style.leading * min(count, len(waiting)))
            waiting = waiting[count:]

    def draw(
        self, element: Element | None, x: float, lines: Sequence[str], style: Style, y: float | None = None
    ) -> None:
        """Draw lines with their upper edge at `y` or at the cursor, as an element's content or as an artifact."""
        top = self.y if y is None else y
        base = top - style.size * ASCENT - (style.leading - style.size * 1.25) / 2
        if element is None:
            self.canvas.begin_artifact()
        else:
            self.canvas.begin(element)
        self.canvas.lines_at(x, base, lines, style)
        self.canvas.end()
        if style.strike:
            for index, line in enumerate(lines):
                middle = base - index * style.leading + style.size * 0.3
                self.canvas.rule(x, middle, self.canvas.width(line.rstrip(), style), colour=style.colour)

    def late_line(self, text: Callable[[], str], style: Style = BODY) -> None:
        """Keep one line free for a text that is known when all pages are there."""
        self.need(style.leading)
        element, top = self.parent.add("P"), self.y
        self.canvas.later(lambda: self.draw(element, MARGIN, [text()], style, top))
        self.space(style.leading)

    def contents(self, titles: Sequence[str]) -> None:
        """Keep a line for each section and write its page number when all pages are there."""
        if not titles:
            return
        table = self.parent.add("TOC")
        for title in titles:
            lines = self.wrap(title, CONTENT_WIDTH - 60)
            self.need(BODY.leading * len(lines) + 3)
            self._contents_line(table.add("TOCI"), title, lines)

    def _contents_line(self, entry: Element, title: str, lines: list[str]) -> None:
        top = self.y

        def write() -> None:
            page = str(self.heading_pages[title])
            right = PAGE_WIDTH - MARGIN - self.canvas.width(page, BODY)
            self.draw(entry, MARGIN, [*lines[:-1], lines[-1].rstrip() + " "], BODY, top)
            last = top - BODY.leading * (len(lines) - 1)
            start = MARGIN + self.canvas.width(lines[-1], BODY) + 6
            self.canvas.leader(start, last - 12.5, right - 6 - start)
            self.draw(entry, right, [page], BODY, last)

        self.canvas.later(write)
        self.space(BODY.leading * len(lines) + 3)


def shortened(lines: list[str], count: int) -> list[str]:
    """Return the first lines, the last of them marked as going on elsewhere."""
    return lines if len(lines) <= count else [*lines[: count - 1], lines[count - 1].rstrip()[:-2] + "…"]
