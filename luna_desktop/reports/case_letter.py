"""A letter of the privacy desk: number of the case, what it says, whom to ask and how to complain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.rights.letters import LetterText
from luna_desktop.reports.document import Document
from luna_desktop.reports.letter import ADDRESS_HEIGHT
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import day
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import BODY, MUTED, STRONG
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class CaseLetterPage:
    """A letter as it is printed; `contact` are the privacy contact's name, title, ways and address, one a line."""

    clinic: Letterhead
    number: str
    name: str
    address: tuple[str, ...]
    text: LetterText
    contact: tuple[str, ...]
    signed_by: str
    signed_role: str
    written_at: datetime
    language: str = "en"


def render_case_letter(page: CaseLetterPage) -> tuple[bytes, int]:
    """Return the letter as a tagged PDF in its own language, and how many pages it has."""
    _ = Translator(page.language)
    canvas = TaggedCanvas(language=f"{page.language}-IN", title=page.text.subject)
    document = Document(canvas, furniture=_furniture(page, _).draw)
    print_letterhead(document, page.clinic, registration="")
    document.space(14)
    top = document.y
    document.paragraph(page.name, STRONG, after=0)
    for line in page.address:
        document.paragraph(line, after=0)
    document.space(max(0.0, ADDRESS_HEIGHT - (top - document.y)))
    document.paragraph(f"{day(page.written_at, _)} · {page.number}", MUTED, after=14)
    document.heading(1, page.text.subject, bookmark=False, keep=60)
    for paragraph in page.text.paragraphs:
        for line in paragraph.splitlines() or [""]:
            document.paragraph(line, BODY, after=8)
    _ending(document, page)
    return canvas.finish(), len(canvas.pages)


def _ending(document: Document, page: CaseLetterPage) -> None:
    document.space(16)
    document.paragraph(page.signed_by, STRONG, after=0)
    document.paragraph(f"{page.signed_role}, {page.clinic.name}", MUTED, after=10)
    document.heading(2, page.text.ask_heading, bookmark=False, keep=84)
    for line in page.contact:
        document.paragraph(line, after=0)
    document.heading(2, page.text.complain_heading, bookmark=False, keep=60)
    for line in page.text.complain:
        document.paragraph(line, after=4)


def _furniture(page: CaseLetterPage, _: Translator) -> Furniture:
    asks = _("Questions about your data: {contact}", contact=", ".join(page.contact))
    return Furniture(
        clinic=page.clinic.name,
        marking=_("Letter"),
        lines=(page.number, asks),
        page_of=lambda number, pages: _("Page {page} of {pages}", page=number, pages=pages),
    )
