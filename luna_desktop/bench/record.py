"""How long a record copy of 300 pages takes beside plain tables, its seal, and what 100 photographs add.

Photographs are measured in time and memory, with the seal.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Table, TableStyle

from luna_desktop.bench import made_up_copy
from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, both_times, middle
from luna_desktop.bench.processes import run_apart
from luna_desktop.reports.document import CONTENT_WIDTH
from luna_desktop.reports.fonts import MAIN, font_file
from luna_desktop.reports.record_content import ConditionRow
from luna_desktop.reports.record_copy import RenderedCopy
from luna_desktop.reports.style import BODY, BOTTOM, HEAD, TOP
from luna_desktop.reports.tables import PAD_X, PAD_Y
from luna_desktop.reports.wrapping import SLACK

PAGES = 300
PHOTOGRAPHS = 100
ROUNDS = 5
Taken = tuple[float, float]
"""Milliseconds, and milliseconds of processor time."""
_PER_TABLE = 40
_IN_ITS_OWN_PROCESS = """
import json, pathlib, sys
from luna_desktop.bench import made_up_copy
taken, pages = made_up_copy.one_copy(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
print(json.dumps({"ms": taken, "pages": pages, "peak": peak()}))
"""


def measure(_patients: int, *, pages: int = PAGES, photographs: int = PHOTOGRAPHS) -> list[Figure]:
    """Measure copies of so many pages and photographs; how many patients there are does not matter to them."""
    rows = made_up_copy.rows_of(pages)
    looks = {look: [tuple(plain_cells(row, look)) for row in rows] for look in (AS_LARGE, SMALL)}
    made, ours, sealed = 0, list[Taken](), list[Taken]()
    plain: dict[Look, list[Taken]] = {look: [] for look in looks}
    for _ in range(ROUNDS):
        printed: list[RenderedCopy] = []
        ours.append(_taken(lambda into=printed: into.append(made_up_copy.rendered(rows))))  # type: ignore[misc]  # binds the round's list
        sealed.append(_taken(partial(made_up_copy.rendered, rows, sign=made_up_copy.as_long_as_a_seal)))
        for look, lines in looks.items():
            plain[look].append(_taken(partial(plain_tables, lines, look)))
        made = printed[0].pages
    time, cost = _middles(ours)
    seal = max(0.0, _middles(sealed)[0] - time)
    beside = {look: (plain_tables(lines, look), *_middles(plain[look])) for look, lines in looks.items()}
    large, small = beside[AS_LARGE], beside[SMALL]
    return [
        Figure(
            f"record copy, {made} pages of text",
            time,
            "s",
            "4 s",
            f"the same rows as plain tables of the same size, {large[0]} pages; times as long",
            large[1],
            time / large[1],
            met=time <= 4,
        ),
        Figure(
            "the same, processor time",
            cost,
            "s",
            "",
            f"plain tables, {large[0]} pages; times as much (goal 1.5)",
            large[2],
            cost / large[2],
            met=cost <= 1.5 * large[2],
        ),
        Figure(
            "the same, to the rows in small print, processor time",
            cost,
            "s",
            "",
            f"plain tables, {small[0]} pages in 9 points of a font that is not embedded; times as much",
            small[2],
            cost / small[2],
        ),
        Figure("the same, time added by its seal", seal, "s", "1 s", met=seal <= 1),
        *_photograph_figures(pages, photographs),
    ]


def _taken(action: Callable[[], object]) -> Taken:
    """Measure one action by itself: what the one before it left behind is swept up first."""
    gc.collect()
    return both_times(action)


def _middles(taken: list[Taken]) -> tuple[float, float]:
    """Return the medians of time and of processor time in seconds."""
    return middle([each[0] for each in taken]) / 1000, middle([each[1] for each in taken]) / 1000


def _photograph_figures(pages: int, photographs: int) -> list[Figure]:
    """Measure in processes of their own, because memory once taken is not given back."""
    with scratch_folder() as none, scratch_folder() as some:
        made_up_copy.draw_into(some, photographs)
        without = [run_apart(_IN_ITS_OWN_PROCESS, pages, none) for _ in range(ROUNDS)]
        with_them = [run_apart(_IN_ITS_OWN_PROCESS, pages, some) for _ in range(ROUNDS)]
    more = (middle([run["ms"] for run in with_them]) - middle([run["ms"] for run in without])) / 1000
    most = max(run["peak"] for run in with_them)
    beside, plain_peak = "without photographs; times as much", max(run["peak"] for run in without)
    return [
        Figure(f"record copy, {photographs} photographs, time added", more, "s", "1 s", met=more <= 1),
        Figure(
            "record copy, peak memory", most, "MB", "200 MB", beside, plain_peak, most / plain_peak, met=most <= 200
        ),
    ]


@dataclass(frozen=True)
class Look:
    """How plain rows are printed: font, sizes in points, widths of the columns."""

    font: str
    size: float
    leading: float
    widths: tuple[float, ...]
    pad_x: float
    pad_y: float
    top: float
    bottom: float


@cache
def _known(font: str) -> str:
    """Make one of the program's own fonts known to ReportLab once, so that reading it is not measured."""
    if font.startswith(MAIN):
        pdfmetrics.registerFont(TTFont(font, str(font_file(font))))
    return font


_SHARES = (3.2, 1.2, 1.6, 1.5, 2.6)
AS_LARGE = Look(
    f"{MAIN}-Regular",
    BODY.size,
    BODY.leading,
    tuple(CONTENT_WIDTH * share / sum(_SHARES) for share in _SHARES),
    PAD_X,
    PAD_Y,
    TOP + HEAD.leading + 2 * PAD_Y,
    BOTTOM,
)
"""As the copy prints its rows: the same font, size and widths, as many on a page, whose head is left empty."""
SMALL = Look("Helvetica", 9, 13, (150, 60, 70, 70, 120), 6, 3, 72, 72)


def plain_cells(row: ConditionRow, look: Look) -> Iterator[str]:
    """Yield the same words as cells of plain text, broken beforehand into lines as long as those of the copy."""
    room = look.widths[0] - 2 * look.pad_x - SLACK
    words = (str(row.name), str(row.note))
    yield "\n".join(str(line) for each in words for line in simpleSplit(each, _known(look.font), look.size, room))
    yield row.code
    yield str(row.status)
    yield str(row.since)
    yield "01-Jun-2026\nDr Nandini Rao\nSource: patient"


def plain_tables(lines: list[tuple[str, ...]], look: Look) -> int:
    """Print the same rows as chunked tables of plain strings, and return the number of pages."""
    chunks = [lines[at : at + _PER_TABLE] for at in range(0, len(lines), _PER_TABLE)]
    start, end = (0, 0), (-1, -1)
    style = TableStyle(
        [
            ("FONT", start, end, _known(look.font), look.size, look.leading),
            ("TOPPADDING", start, end, look.pad_y),
            ("BOTTOMPADDING", start, end, look.pad_y),
            ("LEFTPADDING", start, end, look.pad_x),
            ("RIGHTPADDING", start, end, look.pad_x),
        ]
    )
    tables: list[Flowable] = [Table(chunk, colWidths=look.widths, style=style) for chunk in chunks]
    document = SimpleDocTemplate(io.BytesIO(), pagesize=A4, topMargin=look.top, bottomMargin=look.bottom)
    document.build(tables)
    return int(document.page)
