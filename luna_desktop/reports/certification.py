"""The last part of a record copy: that it is true, who made and checked it, what it counts, and where it is signed."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Certification, RecordCopy, Text, bundle_digest
from luna_desktop.reports.seal_block import print_seal
from luna_desktop.reports.signature_lines import signature_line
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Column, Field, Piece, field_box, table
from luna_desktop.texts import Translator

COUNT_SHARES = (1.0, 1.0, 1.0, 1.0)


def print_certification(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print that the copy is true, what it counts, its digest, and lines to sign on."""
    certification = content.certification
    if certification is None:
        return
    document.paragraph(
        _("This is a true copy of the electronic record as at {moment}.", moment=minute(content.generated_at, _)),
        STRONG,
    )
    rows = [((Piece(label, MUTED),), value) for label, value in _people(certification, _) if value]
    table(document, [Column(_("Field"), 3), Column(_("Details"), 7)], rows)
    _print_counts(document, certification, _)
    if content.audit_anchor:
        anchor = content.audit_anchor
        document.paragraph(
            _("Last entry of the audit log: {number}, {code}", number=anchor.sequence, code=anchor.short_hash), after=2
        )
    document.paragraph(_("SHA-256 of the content of this copy:"), after=0)
    document.paragraph(bundle_digest(content), after=10)
    print_seal(document, content, _=_)
    for label in (
        _("Signature for the clinic, name and date"),
        _("Signature of the patient or the person who collects it, name and date"),
    ):
        signature_line(document, label)


def _print_counts(document: Document, said: Certification, _: Translator) -> None:
    """Print how many entries of each kind the copy holds, beside each other, then its pages."""
    counts: list[Field] = [(words(name, _), str(count), STRONG) for name, count in said.counts]
    wide = len(COUNT_SHARES)
    if counts:
        field_box(document, [counts[at : at + wide] for at in range(0, len(counts), wide)], COUNT_SHARES)
    canvas = document.canvas
    document.late_line(lambda: _("Pages in this copy: {pages}", pages=len(canvas.pages)))


def _people(said: Certification, _: Translator) -> list[tuple[str, str]]:
    reviewer = words(said.reviewer, _)
    if reviewer and said.reviewer_registration:
        reviewer = _("{name}, registration {number}", name=reviewer, number=said.reviewer_registration)
    return [
        (_("Prepared by"), _with_role(said.prepared_by, said.prepared_role, _)),
        (_("Reviewed by"), reviewer),
        (_("Reviewed on"), minute(said.reviewed_at, _)),
        (_("Issued by"), _with_role(said.issued_by, said.issued_role, _)),
    ]


def _with_role(name: Text, role: Text, _: Translator) -> str:
    return ", ".join(part for part in (words(name, _), words(role, _)) if part)
