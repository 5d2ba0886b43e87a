"""A prescription on paper, for the patient and the chemist: the doctor's rows exactly as they were typed.

Medicines stand in capital letters, as the Medical Council's regulations ask for (MCI Regulations, 1.5).
"""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.care_frame import PaperFrame, PaperPerson, open_paper, print_doctor, print_person
from luna_desktop.reports.style import BODY, MUTED, STRONG, Style
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator

SIGN = Style(size=22, leading=30, bold=True)


@dataclass(frozen=True, kw_only=True)
class RxLine:
    """One row as it is printed."""

    name: str
    strength: str = ""
    form: str = ""
    use: str = ""
    directions: str = ""
    duration: str = ""
    quantity: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class PrescriptionPage:
    """Everything that a printed prescription says; `day` and `reason` as words."""

    frame: PaperFrame
    person: PaperPerson
    rows: tuple[RxLine, ...]
    doctor: str
    registration_no: str
    day: str
    advice: str = ""
    reason: str = ""


def render_prescription(page: PrescriptionPage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the prescription as a PDF, and how many pages it has."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    if page.frame.is_cancelled and page.reason:
        document.paragraph(_("Reason: {reason}", reason=page.reason))
    print_person(document, page.person, [(_("Date"), page.day), (_("Number"), page.frame.number)], _=_)
    document.space(2)
    document.paragraph("Rx", SIGN, after=0)
    columns = [
        Column(_("No."), 0.9),
        Column(_("Medicine"), 3.6),
        Column(_("Directions"), 4.1),
        Column(_("For how long"), 1.9),
    ]
    table(document, columns, [_row(at, row, _) for at, row in enumerate(page.rows, start=1)])
    if page.advice:
        document.heading(3, _("Advice"), bookmark=False, keep=30)
        for line in page.advice.splitlines():
            document.paragraph(line, after=2)
    print_doctor(document, page.doctor, page.registration_no, page.day, _=_)
    return canvas.finish(), len(canvas.pages)


def _row(at: int, row: RxLine, _: Translator) -> list[Cell]:
    name = [Piece(row.name.upper(), STRONG)]
    made = ", ".join(part for part in (row.strength, row.form, row.use) if part)
    directions = [Piece(row.directions, BODY)]
    if row.notes:
        directions.append(Piece(row.notes, MUTED))
    span = [Piece(row.duration)]
    if row.quantity:
        span.append(Piece(_("Quantity: {quantity}", quantity=row.quantity), MUTED))
    if made:
        name.append(Piece(made))
    return [f"{at}.", name, directions, [piece for piece in span if piece.text]]
