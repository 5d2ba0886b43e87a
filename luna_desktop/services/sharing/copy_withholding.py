"""Takes out of collected content what a request withholds: whole sections and passages, each with code and reason.

Whoever makes something of a record for the patient - pages, tables, machine-readable files - goes through here.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from luna_desktop.domain.redaction import Redactor
from luna_desktop.domain.withholding import REASONS, REVIEWS
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_order import PRINTERS
from luna_desktop.reports.redacting import Reason, Redacted, redact
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import Message

PRINTED_REASONS = {code: Reason(REASONS[code], REVIEWS[code]) for code in REASONS}


def staff_names(work: Work) -> tuple[str, ...]:
    """Return the names of everybody who works or worked here: they stay, since they acted in office."""
    return tuple(name for name in work.session.scalars(select(StaffUser.display_name)) if name)


def withhold(work: Work, request: CopyRequest, content: page.RecordCopy) -> Redacted:
    """Return the content without what the request withholds, and a row under "Items not included" for each reason."""
    content = _without_sections(request, content)
    return redact(content, request.redactions, PRINTED_REASONS, staff_names(work))


def redactor_of(work: Work, request: CopyRequest, own: tuple[str, ...]) -> Redactor:
    """Return what takes the passages of a request out of any value, for files that are not made of the content.

    `own` are the patient's own names, which stay.
    """
    return Redactor(request.redactions, (*own, *staff_names(work)))


def _title(section: page.Section) -> Message:
    return next(printer.title for printer in PRINTERS if printer.section is section)


def _without_sections(request: CopyRequest, content: page.RecordCopy) -> page.RecordCopy:
    if not request.withheld:
        return content
    codes = {page.Section(section): code for section, code in request.withheld}
    rows = tuple(
        page.WithheldRow(what=_title(section), code=code, reason=REASONS[code], review=REVIEWS[code])
        for section, code in codes.items()
    )
    kept = tuple(section for section in content.sections if section not in codes)
    sections = kept if page.Section.WITHHELD in kept else (*kept, page.Section.WITHHELD)
    ordered = tuple(section for section in page.Section if section in sections)
    return replace(content, sections=ordered, items_withheld=(*content.items_withheld, *rows))
