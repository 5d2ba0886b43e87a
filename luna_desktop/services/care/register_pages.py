"""The register of certificates as pages for the clinic's own file; the audit log keeps their number and SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES, CertificateKind
from luna_desktop.domain.measures import show_day
from luna_desktop.reports.certificate_register import RegisterLine, RegisterPage, render_certificate_register
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.care.certificates import RegisterRow, register_rows
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, Change, Work
from luna_desktop.texts import Translator, current


@dataclass(frozen=True)
class RegisterPages:
    """The pages of a year's register."""

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str


@use_case(requires=Permission.READ_CERTIFICATE_REGISTER)
def prepare_register_pages(work: Work, year: int) -> RegisterPages:
    """Make the register of a year into pages, as the reader may see it, without what is certified."""
    _ = current()
    lines = tuple(_line(row, _) for row in register_rows(work, year))
    page = RegisterPage(clinic=letterhead(work), year=year, lines=lines, printed_at=work.now)
    pdf, pages = render_certificate_register(page, translator=_)
    digest = hashlib.sha256(pdf).hexdigest()
    work.record(
        "certificate register printed",
        Change("certificate register", year),
        kind=EXECUTED,
        detail={"rows": len(lines), "pages": pages, "sha256": digest},
    )
    return RegisterPages(pdf, pages, digest)


def _line(row: RegisterRow, _: Translator) -> RegisterLine:
    head = row.head
    what = _.render(CERTIFICATE_KIND_NAMES[CertificateKind(head.topic)]) if head.topic else ""
    if head.since is not None and head.until is not None:
        what = _("{kind}, {first} to {last}", kind=what, first=show_day(head.since, _), last=show_day(head.until, _))
    return RegisterLine(
        serial=row.serial,
        day=show_day(row.issued_at.astimezone(CLINIC_ZONE).date(), _),
        patient=_("Kept from you") if row.is_hidden else head.name,
        address=", ".join(line for line in head.address.splitlines() if line),
        marks="; ".join(head.marks),
        what=what,
        doctor=row.issued_by,
        note=_("Cancelled: {reason}", reason=row.reason) if row.is_cancelled else "",
    )
