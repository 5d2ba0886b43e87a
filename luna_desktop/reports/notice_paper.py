"""A notice or policy on paper: the whole text, tagged, with its version, its date and its seal on every page.

The same version gives the same bytes, whenever it is printed: nothing on the pages says when that was.
A copy for one patient carries their name at the head and a slip to sign at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.notices import (
    BLOCK_NAMES,
    DOCUMENT_NAMES,
    ITEMS_NAME,
    SERVICE,
    WHAT,
    WHY,
    Block,
    Body,
    Document,
    NoticeBody,
)
from luna_desktop.reports.document import Document as Pages
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.signature_lines import signature_line
from luna_desktop.reports.style import ALARM, BODY
from luna_desktop.reports.tables import Column, field_box, table
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

SEAL_LETTERS = 16


@dataclass(frozen=True, kw_only=True)
class NoticeSheet:
    """What is printed: a version in one language; `patient` and `number` only on a copy for one patient."""

    clinic: Letterhead
    document: Document
    version: int
    language: str
    body: Body
    sha256: str
    revised_on: date | None = None
    patient: str = ""
    number: str = ""


def render_notice(sheet: NoticeSheet, *, translator: Translator) -> bytes:
    """Return the pages as a PDF; a version without a date says that it is not in force."""
    _ = translator
    name = _.render(DOCUMENT_NAMES[sheet.document])
    canvas = TaggedCanvas(language=f"{sheet.language}-IN", title=name)
    pages = Pages(canvas, furniture=_furniture(sheet, name, _).draw)
    number = sheet.clinic.registration_no
    print_letterhead(pages, sheet.clinic, registration=_("Registration {number}", number=number) if number else "")
    if sheet.revised_on is None:
        pages.paragraph(_("DRAFT – not in force. Do not give this to patients."), ALARM)
    if sheet.patient:
        field_box(pages, [[(_("For"), sheet.patient, BODY), (_("Patient number"), sheet.number, BODY)]], [7, 3])
    if isinstance(sheet.body, NoticeBody):
        _print_notice(pages, sheet.body, name, _)
    else:
        pages.heading(1, name, bookmark=False)
        _print_text(pages, sheet.body.text)
    if sheet.patient:
        _print_slip(pages, sheet, name, _)
    return canvas.finish()


def _print_notice(pages: Pages, body: NoticeBody, name: str, _: Translator) -> None:
    pages.heading(1, body.title or name, bookmark=False)
    _print_text(pages, body.introduction)
    columns = [Column(_.render(head), share) for head, share in ((WHAT, 3.6), (WHY, 3.6), (SERVICE, 2.8))]
    table(pages, columns, [(item.what, item.why, item.service) for item in body.items], title=(2, _.render(ITEMS_NAME)))
    for block in Block:
        if block is not Block.INTRODUCTION and body.block(block):
            pages.heading(2, _.render(BLOCK_NAMES[block]))
            _print_text(pages, body.block(block))


def _print_text(pages: Pages, text: str) -> None:
    for line in text.splitlines():
        if line.strip():
            pages.paragraph(line.strip())


def _print_slip(pages: Pages, sheet: NoticeSheet, name: str, _: Translator) -> None:
    """Leave room to sign that the text was given; refusing to sign changes nothing for the patient."""
    pages.need(120)
    pages.heading(2, _("For the clinic to keep"), bookmark=False)
    given = _(
        "{patient}, patient number {number}, was given this text: {document}, version {version}. Signing says only "
        "that it was received.",
        patient=sheet.patient,
        number=sheet.number,
        document=name,
        version=sheet.version,
    )
    pages.paragraph(given)
    signature_line(pages, _("Signature and date"), height=26.0)


def _furniture(sheet: NoticeSheet, name: str, _: Translator) -> Furniture:
    if sheet.revised_on is None:
        version = _("Version {version}, draft", version=sheet.version)
    else:
        version = _("Version {version}, revised {day}", version=sheet.version, day=show_day(sheet.revised_on, _))
    seal = _("Seal {seal}", seal=sheet.sha256[:SEAL_LETTERS])
    return Furniture(
        clinic=sheet.clinic.name,
        marking=name,
        lines=(version, seal),
        page_of=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )
