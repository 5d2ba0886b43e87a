"""One door for files with patients: whatever kind it is, it is looked at here and read row by row."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from luna_desktop.domain.import_rows import SourceRow
from luna_desktop.domain.imports import Plan
from luna_desktop.interop import csv_files, record_zip, vcard_files
from luna_desktop.interop.import_files import FileKind, FileLook, fingerprint, kind_of


def look_at(path: Path, plan: Plan, passphrase: str = "") -> FileLook:
    """Read a file once through and say what it is and how it is written.

    Raises:
        PassphraseWanted: It is a copy of a record, and none or another passphrase was given.
        FileRefused: It cannot be read, or no patients are read from such a file.
    """
    _sha256, _encoding, head = fingerprint(path)
    if record_zip.is_record(path, head):
        return record_zip.look_at_record(path, passphrase)
    kind = kind_of(head)
    if kind is FileKind.VCARD:
        return vcard_files.look_at_cards(path, plan)
    if kind is FileKind.FHIR:
        found: FileLook = _bundles().look_at_bundle(path)
        return found
    return csv_files.look_at_table(path, plan)


def rows_of(path: Path, plan: Plan, seen: FileLook) -> Iterator[SourceRow]:
    """Yield the rows of a file that was looked at."""
    if seen.kind is FileKind.VCARD:
        return vcard_files.card_rows(path, seen)
    if seen.kind is FileKind.FHIR:
        rows: Iterator[SourceRow] = _bundles().bundle_rows(path)
        return rows
    return csv_files.table_rows(path, plan, seen)


def _bundles() -> ModuleType:
    """Bring the reader of bundles in when one is chosen: its library is large, and few clinics ever have a bundle."""
    return importlib.import_module("luna_desktop.interop.fhir_bundles")
