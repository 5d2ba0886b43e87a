"""How long a record copy of 300 pages takes beside plain tables, and what 100 photographs add in time and memory."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from random import Random

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, SimpleDocTemplate, Table

from luna_desktop.bench.figures import Figure, middle, milliseconds
from luna_desktop.bench.processes import run_apart
from luna_desktop.reports import record_content as content
from luna_desktop.reports.record_copy import RenderedCopy, render_record_copy
from luna_desktop.texts import ENGLISH

PAGES = 300
PHOTOGRAPHS = 100
ROUNDS = 3
_ROWS_PER_PAGE = 7.8  # of the rows below, as counted on printed pages
_PER_TABLE = 40
_WHEN = datetime(2026, 6, 1, 5, 0, tzinfo=UTC)
_WORDS = [
    "the",
    "patches",
    "on",
    "both",
    "cheeks",
    "are",
    "lighter",
    "since",
    "the",
    "last",
    "visit",
    "and",
    "no",
    "new",
    "ones",
    "were",
    "seen",
    "along",
    "the",
    "jaw",
    "line",
]
_IN_ITS_OWN_PROCESS = """
import json, sys
from luna_desktop.bench import record
taken, pages = record.one_copy(int(sys.argv[1]), int(sys.argv[2]))
print(json.dumps({"ms": taken, "pages": pages, "peak": peak()}))
"""


def measure(_patients: int, *, pages: int = PAGES, photographs: int = PHOTOGRAPHS) -> list[Figure]:
    """Measure copies of so many pages and photographs; how many patients there are does not matter to them."""
    rows = conditions(round(pages * _ROWS_PER_PAGE))
    lines = [tuple(plain_cells(row)) for row in rows]
    ours, plain, made = [], [], 0
    for _ in range(ROUNDS):
        printed: list[RenderedCopy] = []
        ours.append(milliseconds(lambda into=printed: into.append(rendered(rows))))  # type: ignore[misc]  # binds the round's list
        plain.append(milliseconds(partial(plain_tables, lines)))
        made = printed[0].pages
    ratio, plain_pages = middle(ours) / middle(plain), plain_tables(lines)
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
        *_photograph_figures(pages, photographs),
    ]


def _photograph_figures(pages: int, photographs: int) -> list[Figure]:
    """Measure in processes of their own, because memory once taken is not given back."""
    without = [run_apart(_IN_ITS_OWN_PROCESS, pages, 0) for _ in range(ROUNDS)]
    with_them = [run_apart(_IN_ITS_OWN_PROCESS, pages, photographs) for _ in range(ROUNDS)]
    more = (middle([run["ms"] for run in with_them]) - middle([run["ms"] for run in without])) / 1000
    most = max(run["peak"] for run in with_them)
    beside, plain_peak = "without photographs; times as much", max(run["peak"] for run in without)
    return [
        Figure(f"record copy, {photographs} photographs, time added", more, "s", "1 s", met=more <= 1),
        Figure(
            "record copy, peak memory", most, "MB", "200 MB", beside, plain_peak, most / plain_peak, met=most <= 200
        ),
    ]


def one_copy(pages: int, photographs: int) -> tuple[float, int]:
    """Make one copy and return its milliseconds and its pages."""
    rows, pictures = conditions(round(pages * _ROWS_PER_PAGE)), tuple(drawn(photographs))
    printed: list[RenderedCopy] = []
    taken = milliseconds(lambda: printed.append(rendered(rows, pictures)))
    return taken, printed[0].pages


def rendered(rows: tuple[content.ConditionRow, ...], photographs: tuple[content.Photograph, ...] = ()) -> RenderedCopy:
    """Print a whole copy of these rows and photographs."""
    copy = content.RecordCopy(
        clinic=content.Letterhead(name="Clinic"),
        patient=content.PatientIdentity(name="Made Up", number="LUN-000001"),
        form=content.Form.FULL,
        copy_number="RC-1",
        generated_at=_WHEN,
        recipient="Made Up",
        purpose="Measuring",
        conditions=rows,
        photographs=photographs,
    )
    return render_record_copy(copy, translator=ENGLISH)


def conditions(count: int) -> tuple[content.ConditionRow, ...]:
    """Return rows whose notes wrap over several lines."""
    source = content.Provenance(recorded_at=_WHEN, recorded_by="Dr Nandini Rao", source="patient")
    return tuple(
        content.ConditionRow(
            name=f"Melasma, centrofacial, {number}",
            code="L81.1",
            status="Active",
            since="Mar-2023",
            note=" ".join(_WORDS[: 8 + number % 12]),
            provenance=source,
        )
        for number in range(count)
    )


def plain_cells(row: content.ConditionRow) -> Iterator[str]:
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


def drawn(count: int) -> Iterator[content.Photograph]:
    """Yield photographs of 1600 x 1200 pixels and about 470 KB, as the copies without tags are."""
    chance = Random(1)  # noqa: S311 - noise for a picture
    grain = Image.frombytes("L", (400, 300), chance.randbytes(120_000)).resize((1600, 1200), Image.Resampling.BILINEAR)
    for number in range(count):
        red = Image.new("L", grain.size, number * 2 % 256)
        image = Image.merge("RGB", (Image.blend(grain, red, 0.5), grain, grain))
        written = io.BytesIO()
        image.save(written, "JPEG", quality=80)
        jpeg = written.getvalue()
        yield content.Photograph(
            caption=f"Left cheek, visit {number + 1}",
            site="Face",
            view="Front",
            taken="03-May-2026",
            by="Dr Nandini Rao",
            consent="In force",
            jpeg=jpeg,
            sha256=hashlib.sha256(jpeg).hexdigest(),
            width=1600,
            height=1200,
            alt=f"Left cheek, picture {number + 1}",
        )
