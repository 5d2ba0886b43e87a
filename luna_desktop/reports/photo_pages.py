"""Photographs in a record copy: an index, then at most two pictures a page, and a sealed part for sensitive ones."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.record_content import Photograph, RecordCopy
from luna_desktop.reports.signature_lines import signature_line
from luna_desktop.reports.style import BODY, CODE, MARGIN, MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, field_box, table
from luna_desktop.texts import Translator

TALLEST = 250.0
A_PAGE = 2

Numbered = tuple[int, Photograph]


def ordinary(content: RecordCopy) -> list[Numbered]:
    """Return the photographs that are not sensitive, each with its number in the copy."""
    return [(number, each) for number, each in enumerate(content.photographs, 1) if not each.sensitive]


def sensitive(content: RecordCopy) -> list[Numbered]:
    """Return the sensitive photographs, each with its number in the copy."""
    return [(number, each) for number, each in enumerate(content.photographs, 1) if each.sensitive]


def print_photographs(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the index of the ordinary photographs and the pictures."""
    chosen = ordinary(content)
    _left_out(document, content, _)
    if not chosen:
        if content.photographs:
            document.paragraph(_("All photographs of this copy are in the sealed part."))
        return
    document.paragraph(
        _("Place and camera data were removed from these pictures. The electronic copy has them in full size."), MUTED
    )
    _index(document, chosen, _)
    _pictures(document, chosen, _)


def _left_out(document: Document, content: RecordCopy, _: Translator) -> None:
    """Say how many photographs of the record are not here, so that nobody thinks that these are all."""
    left = content.left_out
    for line in content.photographs_declined:
        document.paragraph(words(line, _))
    if left.photographs:
        document.paragraph(_("Photographs that were not chosen for this copy: {count}.", count=left.photographs))
    if left.intimate:
        document.paragraph(
            _(
                "Photographs of intimate areas that are not in this copy: {count}. They go into a copy only when they "
                "are asked for.",
                count=left.intimate,
            )
        )


def print_sealed(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the cover sheet of the sealed part, its index and the sensitive pictures, from a page of their own."""
    chosen = sensitive(content)
    _cover_sheet(document, content, len(chosen), _)
    document.next_page()
    _index(document, chosen, _)
    _pictures(document, chosen, _)
    document.full = True  # what follows does not belong into the envelope


def _cover_sheet(document: Document, content: RecordCopy, count: int, _: Translator) -> None:
    """Print what lies on top in the envelope: whose it is by number only, and nothing of what the pictures show."""
    document.paragraph(_("Put the pages of this part into a sealed envelope marked with the copy number."), STRONG)
    document.paragraph(
        _(
            "This part shows intimate areas. It is in this copy because the patient or a person entitled to ask "
            "chose it. Open it only where nobody else can see it."
        ),
        after=14,
    )
    fields = [
        (_("Clinic"), content.clinic.name, STRONG),
        (_("Patient number"), content.patient.number, STRONG),
        (_("Copy"), content.copy_number, STRONG),
        (_("Case"), content.case.number or "–", BODY),
        (_("Recipient"), content.recipient, BODY),
        (_("Photographs in this part"), str(count), BODY),
    ]
    field_box(document, [fields[:3], fields[3:]], (1.0, 1.0, 1.0))
    for label in (
        _("Sealed by, signature and date"),
        _("Received sealed by, signature and date"),
    ):
        signature_line(document, label)


def _index(document: Document, chosen: Sequence[Numbered], _: Translator) -> None:
    columns = [
        Column(_("No."), 0.8),
        Column(_("Taken"), 2.3),
        Column(_("Site and view"), 2.6),
        Column(_("Consent"), 2),
        Column(_("File, and SHA-256 of the original"), 2.9),
    ]
    rows: list[list[Cell]] = [
        [
            str(number),
            (Piece(words(photo.taken, _)), Piece(words(photo.by, _), MUTED)),
            (Piece(words(photo.site, _)), Piece(words(photo.view, _), MUTED)),
            words(photo.consent, _),
            (Piece(photo.file_name, CODE), Piece(photo.sha256, CODE)),
        ]
        for number, photo in chosen
    ]
    table(document, columns, rows)


def _pictures(document: Document, chosen: Sequence[Numbered], _: Translator) -> None:
    for place, numbered in enumerate(chosen):
        if place % A_PAGE == 0:
            document.next_page()
        _picture(document, numbered, _)


def _picture(document: Document, numbered: Numbered, _: Translator) -> None:
    number, photo = numbered
    title = _("Photograph {number}: {caption}", number=number, caption=words(photo.caption, _))
    scale = min(CONTENT_WIDTH / max(photo.width, 1), TALLEST / max(photo.height, 1))
    width, height = photo.width * scale, photo.height * scale
    document.heading(3, title, bookmark=False, keep=height + 12)
    figure = document.parent.add("Figure", alt=words(photo.alt, _))
    figure.box = (MARGIN, document.y - height, MARGIN + width, document.y)
    document.canvas.begin(figure)
    document.canvas.picture(photo.jpeg, photo.sha256, (MARGIN, document.y - height, width, height))
    document.canvas.end()
    document.space(height + 6)
    document.paragraph(
        _(
            "{site}, {view}. Taken {taken} by {by}. Consent: {consent}.",
            site=words(photo.site, _),
            view=words(photo.view, _),
            taken=words(photo.taken, _),
            by=words(photo.by, _),
            consent=words(photo.consent, _),
        ),
        BODY,
        after=0,
    )
    for label, value in photo.details:
        document.paragraph(_("{label}: {value}", label=words(label, _), value=words(value, _)), MUTED, after=0)
    if photo.scale:
        document.paragraph(_("Scale: {scale}", scale=words(photo.scale, _)), BODY, after=0)
    for line in photo.marks:
        document.paragraph(words(line, _), BODY, after=0)
    document.paragraph(_("Description: {text}", text=words(photo.alt, _)), MUTED)
