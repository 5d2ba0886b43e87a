"""A letter of the clinic to a patient: address for a window envelope, day, words, and whom to ask about one's data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.document import Document
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import day
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import BODY, MUTED, STRONG
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

ADDRESS_HEIGHT = 96.0
"""Room for the address (points), so that what follows begins at the same height on every letter."""


@dataclass(frozen=True, kw_only=True)
class LetterPage:
    """A letter: to whom and where, what it says; `contact` names who answers questions about personal data."""

    clinic: Letterhead
    name: str
    address: tuple[str, ...]
    subject: str
    body: str
    contact: tuple[str, ...]
    written_at: datetime
    language: str = "en"


def render_letter(page: LetterPage) -> bytes:
    """Return the letter as a PDF in its own language."""
    _ = Translator(page.language)
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=_("Letter"))
    document = Document(canvas, furniture=_furniture(page, _).draw)
    print_letterhead(document, page.clinic, registration="")
    document.space(14)
    top = document.y
    document.paragraph(page.name, STRONG, after=0)
    for line in page.address:
        document.paragraph(line, after=0)
    document.space(max(0.0, ADDRESS_HEIGHT - (top - document.y)))
    document.paragraph(day(page.written_at, _), MUTED, after=14)
    if page.subject:
        document.heading(1, page.subject, bookmark=False, keep=60)
    for line in page.body.splitlines():
        document.paragraph(line, BODY, after=8)
    document.space(24)
    document.paragraph(page.clinic.name, STRONG)
    return canvas.finish()


def _furniture(page: LetterPage, _: Translator) -> Furniture:
    asks = _("Questions about your data: {contact}", contact=", ".join(page.contact))
    return Furniture(
        clinic=page.clinic.name,
        marking=_("Letter"),
        lines=(asks,),
        page_of=lambda number, pages: _("Page {page} of {pages}", page=number, pages=pages),
    )
