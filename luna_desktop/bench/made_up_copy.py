"""The record copy that is measured: made-up rows of text and pictures, and nothing of what it is set beside."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from PIL import Image

from luna_desktop.bench.figures import milliseconds
from luna_desktop.reports import record_content as content
from luna_desktop.reports.record_copy import RenderedCopy, render_record_copy
from luna_desktop.reports.sealed_pdf import Print
from luna_desktop.texts import ENGLISH

_ROWS_PER_PAGE = 7.8  # of the rows below, as counted on printed pages
WIDE, HIGH = 1600, 1200
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


def rows_of(pages: int) -> tuple[content.ConditionRow, ...]:
    """Return as many rows as fill so many pages."""
    return conditions(round(pages * _ROWS_PER_PAGE))


def one_copy(pages: int, pictures_in: Path) -> tuple[float, int]:
    """Make a sealed copy with the pictures of a folder, each read whole when it is needed, as from a vault.

    Returns milliseconds and pages.
    """
    rows, files = rows_of(pages), sorted(pictures_in.iterdir())
    pictures = tuple(photograph(number, file) for number, file in enumerate(files))
    printed: list[RenderedCopy] = []
    taken = milliseconds(lambda: printed.append(rendered(rows, pictures, sign=as_long_as_a_seal)))
    return taken, printed[0].pages


def as_long_as_a_seal(_found: Print) -> str:
    """Return a text that is as long as the seal that every copy carries that leaves."""
    return "*" * 300


def rendered(
    rows: tuple[content.ConditionRow, ...],
    photographs: tuple[content.Photograph, ...] = (),
    *,
    sign: Callable[[Print], str] | None = None,
) -> RenderedCopy:
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
    return render_record_copy(copy, translator=ENGLISH, sign=sign)


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


def draw_into(folder: Path, count: int) -> Path:
    """Draw pictures of 1600 x 1200 pixels and about 470 KB, as the copies without tags are, into a folder."""
    for number, jpeg in enumerate(drawn(count)):
        (folder / f"{number:04d}.jpg").write_bytes(jpeg)
    return folder


def drawn(count: int) -> Iterator[bytes]:
    """Yield pictures as JPEG, every one different."""
    chance = Random(1)  # noqa: S311 - noise for a picture
    grain = Image.frombytes("L", (400, 300), chance.randbytes(120_000)).resize((WIDE, HIGH), Image.Resampling.BILINEAR)
    for number in range(count):
        red = Image.new("L", grain.size, number * 2 % 256)
        image = Image.merge("RGB", (Image.blend(grain, red, 0.5), grain, grain))
        written = io.BytesIO()
        image.save(written, "JPEG", quality=80)
        yield written.getvalue()


def photograph(number: int, file: Path) -> content.Photograph:
    """Return a picture as a photograph of a copy."""
    return content.Photograph(
        caption=f"Left cheek, visit {number + 1}",
        site="Face",
        view="Front",
        taken="03-May-2026",
        by="Dr Nandini Rao",
        consent="In force",
        jpeg=file.read_bytes,
        sha256=hashlib.sha256(file.name.encode()).hexdigest(),
        width=WIDE,
        height=HIGH,
        alt=f"Left cheek, picture {number + 1}",
    )
