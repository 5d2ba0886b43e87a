"""What a record copy says of investigations and documents, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from luna_desktop.reports.provenance import UNKNOWN, Provenance, Text


@dataclass(frozen=True, kw_only=True)
class ValueRow:
    """One value with the report's own range; `flag` says where it lies outside it."""

    name: str
    value: str
    range: Text = ""
    flag: Text = ""


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """A step that was taken: what, by whom, when, and what was noted."""

    what: Text
    who: Text
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """One investigation from order to telling."""

    name: str
    kind: Text
    state: Text
    day: Text = ""
    laboratory: str = ""
    values: tuple[ValueRow, ...] = ()
    report: str = ""
    conclusion: str = ""
    steps: tuple[StepRow, ...] = ()
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """One document: its index entry, and its pages as a PDF where they can be printed."""

    title: str
    kind: Text
    day: Text = ""
    author: str = ""
    note: str = ""
    file_name: str = ""
    pages: int = 0
    sha256: str = ""
    provenance: Provenance = UNKNOWN
    pdf: bytes = field(default=b"", repr=False)
