"""Day sheet and week sheet of the book on paper, for the desk and the rooms: desk names only, nothing of health."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.document import Document
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import ACCENT, BODY, MUTED, STRONG, STRUCK, Style
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

TIME = Style(size=11, leading=16, bold=True, colour=ACCENT)


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One appointment, everything as finished words; `is_off` strikes it through (cancelled, did not attend)."""

    time: str
    patient: str
    number: str
    service: str
    where: str
    state: str
    until: str = ""
    phone: str = ""
    note: str = ""
    is_off: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetBlock:
    """The appointments under one heading: of a practitioner on a day sheet, of a day on a week sheet."""

    title: str
    lead: str = ""
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DeskSheet:
    """A day sheet or a week sheet. `empty` is what an empty block says."""

    clinic: Letterhead
    title: str
    subtitle: str
    empty: str
    blocks: tuple[SheetBlock, ...]
    printed_at: datetime
    printed_by: str


def render_desk_sheet(sheet: DeskSheet, *, translator: Translator) -> tuple[bytes, int]:
    """Return the sheet as a PDF, and how many pages it has."""
    _ = translator
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=sheet.title)
    document = Document(canvas, furniture=desk_furniture(sheet.clinic, sheet.printed_at, sheet.printed_by, _).draw)
    print_letterhead(document, sheet.clinic, registration="")
    document.heading(1, sheet.title, bookmark=False, keep=40)
    document.paragraph(sheet.subtitle, MUTED, after=4)
    for block in sheet.blocks:
        document.heading(2, block.title)
        if block.lead:
            document.paragraph(block.lead, MUTED, after=4)
        if block.rows:
            table(document, _columns(_), [_row(row, _) for row in block.rows])
        else:
            document.paragraph(sheet.empty, BODY)
    return canvas.finish(), len(canvas.pages)


def desk_furniture(clinic: Letterhead, printed_at: datetime, printed_by: str, _: Translator) -> Furniture:
    """Return what stands on every page that the desk keeps: it names patients, so it stays in the clinic."""
    made = _("Printed {moment} by {name}", moment=minute(printed_at, _), name=printed_by)
    return Furniture(
        clinic=clinic.name,
        marking=_("FOR THE CLINIC ONLY – destroy after use"),
        lines=(made,),
        page_of=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def _columns(_: Translator) -> list[Column]:
    return [
        Column(_("Time"), 1.5),
        Column(_("Patient"), 3.9),
        Column(_("Appointment"), 2.8),
        Column(_("Where and state"), 2.3),
        Column(_("Desk note"), 1.8),
    ]


def _row(row: SheetRow, _: Translator) -> list[Cell]:
    """Return the cells of a row; the last is left free for a pen."""
    patient = [Piece(row.patient, STRUCK if row.is_off else STRONG), Piece(row.number, MUTED), Piece(row.phone, MUTED)]
    what = [Piece(row.service), Piece(row.note, MUTED)]
    until = _("to {time}", time=row.until) if row.until else ""
    cells = [[Piece(row.time, TIME), Piece(until, MUTED)], patient, what, [Piece(row.where), Piece(row.state, MUTED)]]
    return [*([piece for piece in cell if piece.text] for cell in cells), ""]
