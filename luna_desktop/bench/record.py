"""How long a record copy of 300 pages takes beside plain tables, its seal, and what 100 photographs add.

Photographs are measured in time and memory, with the seal.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, SimpleDocTemplate, Table

from luna_desktop.bench import made_up_copy
from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, milliseconds
from luna_desktop.bench.processes import run_apart
from luna_desktop.reports.record_content import ConditionRow
from luna_desktop.reports.record_copy import RenderedCopy

PAGES = 300
PHOTOGRAPHS = 100
ROUNDS = 3
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
    lines = [tuple(plain_cells(row)) for row in rows]
    ours, plain, sealing, made = [], [], [], 0
    for _ in range(ROUNDS):
        printed: list[RenderedCopy] = []
        ours.append(milliseconds(lambda into=printed: into.append(made_up_copy.rendered(rows))))  # type: ignore[misc]  # binds the round's list
        plain.append(milliseconds(partial(plain_tables, lines)))
        sealing.append(milliseconds(partial(made_up_copy.sealed, printed[0].pdf)))
        made = printed[0].pages
    seal, ratio, plain_pages = middle(sealing) / 1000, middle(ours) / middle(plain), plain_tables(lines)
    beside = f"the same rows as plain tables, {plain_pages} pages; times as long (goal 1.5)"
    return [
        Figure(
            f"record copy, {made} pages of text",
            middle(ours) / 1000,
            "s",
            "4 s",
            beside,
            middle(plain) / 1000,
            ratio,
            met=middle(ours) <= 4000 and ratio <= 1.5,
        ),
        Figure("the same, time added by its seal", seal, "s", "1 s", met=seal <= 1),
        *_photograph_figures(pages, photographs),
    ]


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


def plain_cells(row: ConditionRow) -> Iterator[str]:
    """Yield the same words as cells of plain text, broken beforehand into lines as long as those of the copy."""
    yield "\n".join([str(row.name), *map(str, simpleSplit(str(row.note), "Helvetica", 9, 115))])
    yield row.code
    yield str(row.status)
    yield str(row.since)
    yield "01-Jun-2026\nDr Nandini Rao\nSource: patient"


def plain_tables(lines: list[tuple[str, ...]]) -> int:
    """Print the same rows as chunked tables of plain strings, and return the number of pages."""
    chunks = [lines[at : at + _PER_TABLE] for at in range(0, len(lines), _PER_TABLE)]
    style = [("FONTSIZE", (0, 0), (-1, -1), 9), ("LEADING", (0, 0), (-1, -1), 13)]
    tables: list[Flowable] = [Table(chunk, colWidths=(150, 60, 70, 70, 120), style=style) for chunk in chunks]
    document = SimpleDocTemplate(io.BytesIO(), pagesize=A4)
    document.build(tables)
    return int(document.page)
