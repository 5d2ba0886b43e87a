"""Made-up machine copies for tests."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf

from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.interop.fhir_out.archive import make_files, make_zip
from luna_desktop.interop.fhir_out.content import Clinic, Entry, MachineCopy, Person
from luna_desktop.interop.fhir_out.engine import Context, Names
from luna_desktop.texts import ENGLISH

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
DOCTOR = "Dr Nandini Rao"
RECORD = uuid.UUID(int=7)
CONTEXT = Context(Names(RECORD), ENGLISH, frozenset({DOCTOR}))


def an_entry(
    body: Any, number: int = 3, *, status: FactStatus = FactStatus.CURRENT, source: Source = Source.PATIENT
) -> Entry:
    """Return the second version of a fact."""
    return Entry(number, 2, status, body, source, "As told", AT, DOCTOR)


def a_copy(*bodies: Any, **changes: Any) -> MachineCopy:
    """Return a copy with these facts, numbered from 1."""
    entries = tuple(an_entry(body, place) for place, body in enumerate(bodies, start=1))
    said: dict[str, Any] = {
        "clinic": Clinic(clinic_id="c-1", name="Aranya Skin Clinic", address="1 Lake Road", phone="+918022334455"),
        "patient_id": str(RECORD),
        "mrn": "LUN-000001",
        "registered_at": AT,
        "number": "RC-2026-0001",
        "generated_at": AT,
        "language": "en",
        "prepared_by": DOCTOR,
        "recipient": "Ananya Kumar",
        "purpose": "Own record",
        "staff": (Person(DOCTOR, "KMC 12345"),),
        "entries": entries,
    }
    return MachineCopy(**{**said, **changes})


def a_page(width: int = 600) -> bytes:
    """Return a page without anything on it."""
    written, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page(page_size=(width, 800))
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def write_zip(
    folder: Path, copy: MachineCopy, change: Callable[[dict[str, bytes]], None] = lambda _files: None
) -> Path:
    """Write a copy as a file; `change` does something to its files before their digests are listed."""
    files = make_files(copy, ENGLISH, a_page(), lambda _bundle: ())
    change(files)
    path = folder / "copy.zip"
    path.write_bytes(make_zip(files, copy))
    return path
