"""What a record copy says of prescriptions, certificates, treatment consents and aftercare sheets, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.provenance import Text


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """A prescription or certificate; `lines` are label and value, in order; drafts are among them and say so."""

    title: Text
    serial: str
    state: Text
    who: Text
    lines: tuple[tuple[Text, Text], ...] = ()
    is_cancelled: bool = False
    is_certificate: bool = False


@dataclass(frozen=True, kw_only=True)
class TreatmentConsentCopy:
    """One answer about a treatment, on the text that was read, with the signature as strokes."""

    treatment: str
    answer: Text
    about: tuple[Text, ...]
    text: tuple[tuple[str, tuple[str, ...]], ...] = ()
    digest: str = ""
    signed: Text = ""
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class AftercareRow:
    """That an aftercare sheet was given."""

    treatment: str
    sheet: str
    on: Text
    by: str
