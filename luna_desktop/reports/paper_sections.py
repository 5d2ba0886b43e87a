"""Prescriptions, treatment consents and aftercare sheets in a record copy, and the certificates that were issued."""

from __future__ import annotations

from luna_desktop.reports.care_frame import PrintedSignature, print_signature
from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.paper_content import PaperRow, TreatmentConsentCopy
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import ALARM, BODY, CODE, MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator

_TOGETHER = 3 * STRONG.leading
"""Room that a heading in running text needs, so that a line of what it heads follows on the same page."""


def certificates(content: RecordCopy) -> list[PaperRow]:
    """Return the certificates among the papers."""
    return [row for row in content.papers if row.is_certificate]


def other_papers(content: RecordCopy) -> list[PaperRow]:
    """Return the papers that are no certificates."""
    return [row for row in content.papers if not row.is_certificate]


def print_certificates(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the patient's own part of the register of certificates, then each certificate whole."""
    rows = certificates(content)
    columns = [Column(_("Number"), 2), Column(_("Certificate"), 3), Column(_("State"), 2.4), Column(_("Issued"), 3)]
    register: list[list[Cell]] = [
        [
            (Piece(row.serial or "–", STRONG),),
            words(row.title, _),
            (Piece(words(row.state, _), ALARM if row.is_cancelled else BODY),),
            words(row.who, _),
        ]
        for row in rows
    ]
    table(document, columns, register)
    for row in rows:
        _paper(document, row, _)


def print_papers(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print every paper whole: what was issued, what was cancelled, what was signed and on which text."""
    for row in other_papers(content):
        _paper(document, row, _)
    for consent in content.treatment_consents:
        _consent(document, consent, _)
    if content.aftercare:
        document.heading(3, _("Aftercare sheets that you were given"), bookmark=False)
        columns = [Column(_("Treatment"), 3.4), Column(_("Sheet"), 3.4), Column(_("Given"), 1.8), Column(_("By"), 1.8)]
        rows = [(each.treatment, each.sheet, words(each.on, _), each.by) for each in content.aftercare]
        table(document, columns, rows)


def _paper(document: Document, row: PaperRow, _: Translator) -> None:
    name = words(row.title, _)
    title = _("{paper} {number}", paper=name, number=row.serial) if row.serial else name
    document.heading(3, title, bookmark=False)
    document.paragraph(words(row.state, _), ALARM if row.is_cancelled else STRONG, after=0)
    document.paragraph(words(row.who, _), MUTED)
    if row.lines:
        lines = [((Piece(words(label, _), MUTED),), words(value, _)) for label, value in row.lines]
        table(document, [Column(_("Field"), 3), Column(_("Details"), 7)], lines)


def _consent(document: Document, row: TreatmentConsentCopy, _: Translator) -> None:
    document.heading(3, _("Treatment: {treatment}", treatment=row.treatment), bookmark=False)
    document.paragraph(words(row.answer, _), STRONG)
    for line in row.about:
        document.paragraph(words(line, _), MUTED, after=1)
    for heading, lines in row.text:
        if heading:
            document.need(_TOGETHER)
            document.paragraph(heading, STRONG, after=0)
        for line in lines:
            document.paragraph(line if len(lines) == 1 else f"•  {line}", after=1)
        document.space(4)
    if row.strokes:
        print_signature(document, PrintedSignature(told=words(row.signed, _), strokes=row.strokes), _=_)
    elif row.signed:
        document.paragraph(words(row.signed, _), MUTED)
    if row.digest:
        document.paragraph(_("SHA-256 of the text above: {digest}", digest=row.digest), CODE)
