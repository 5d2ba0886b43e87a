"""The register of medical certificates of a year on paper (MCI Regulations, 1.3.3); without what they certify."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.care_frame import PaperFrame, open_paper
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import ALARM, MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class RegisterLine:
    """One certificate; everything as words. Empty names stand where the reader may not know the patient."""

    serial: str
    day: str
    patient: str
    address: str
    marks: str
    what: str
    doctor: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterPage:
    """The register of one year."""

    clinic: Letterhead
    year: int
    lines: tuple[RegisterLine, ...]
    printed_at: datetime


def render_certificate_register(page: RegisterPage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the register as a PDF, and how many pages it has."""
    _ = translator
    title = _("Register of medical certificates {year}", year=page.year)
    frame = PaperFrame(
        clinic=page.clinic, title=title, number=str(page.year), printed_at=page.printed_at, language=_.language
    )
    canvas, document = open_paper(frame, _=_)
    document.paragraph(_("Every number in order. A cancelled certificate keeps its number."), MUTED)
    columns = [
        Column(_("Number and day"), 2.6),
        Column(_("Patient"), 3.2),
        Column(_("Identification marks"), 2.6),
        Column(_("Certificate"), 2.6),
        Column(_("Issued by"), 2),
    ]
    if page.lines:
        table(document, columns, [_row(line) for line in page.lines])
    else:
        document.paragraph(_("No certificate was issued in this year."), STRONG)
    return canvas.finish(), len(canvas.pages)


def _row(line: RegisterLine) -> list[Cell]:
    what = [Piece(line.what)]
    if line.note:
        what.append(Piece(line.note, ALARM))
    return [
        [Piece(line.serial, STRONG), Piece(line.day)],
        [Piece(line.patient, STRONG), Piece(line.address, MUTED)] if line.address else line.patient,
        line.marks,
        what,
        line.doctor,
    ]
