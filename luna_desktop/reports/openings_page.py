"""The page that tells a patient who in the clinic opened their record (clinic policy, modelled on 45 CFR 164.528)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.care_frame import PaperFrame, PaperPerson, open_paper, print_person
from luna_desktop.reports.openings import print_opened
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.rights_content import OpenedBy
from luna_desktop.reports.style import BODY, MUTED
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class OpeningsPage:
    """Who opened a patient's record; `contact` names who answers questions about personal data."""

    clinic: Letterhead
    person: PaperPerson
    opened: OpenedBy
    contact: tuple[str, ...]
    printed_at: datetime
    language: str = "en"


def render_openings_page(page: OpeningsPage) -> tuple[bytes, int]:
    """Return the page as a PDF in its language, and how many sheets it has."""
    _ = Translator(page.language)
    title = _("Who opened your record")
    frame = PaperFrame(
        clinic=page.clinic,
        title=title,
        number=page.person.number,
        printed_at=page.printed_at,
        language=page.language,
    )
    canvas, document = open_paper(frame, _=_)
    print_person(document, page.person, (), _=_)
    document.space(10)
    document.paragraph(
        _("The clinic writes down each time somebody opens your record. Several looks of one sitting are one time."),
        BODY,
        after=8,
    )
    print_opened(document, page.opened, _=_)
    document.space(12)
    asks = _("Does something look wrong to you? Ask: {contact}", contact=", ".join(page.contact))
    document.paragraph(asks, BODY, after=4)
    document.paragraph(_("You may also complain to the clinic; it must answer you in writing."), MUTED)
    return canvas.finish(), len(canvas.pages)
