"""A medical certificate on paper, in the clinic's words, with everything that the register of certificates holds."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.care_frame import (
    PaperFrame,
    PaperPerson,
    PrintedSignature,
    open_paper,
    print_doctor,
    print_person,
    print_signature,
)
from luna_desktop.reports.document import Document
from luna_desktop.reports.style import MARGIN, MUTED, PAPER_TINT, STRONG
from luna_desktop.texts import Translator

THUMB = 64.0


@dataclass(frozen=True, kw_only=True)
class CertificatePage:
    """Everything that a printed certificate says; days as words."""

    frame: PaperFrame
    person: PaperPerson
    sentence: str
    statement: str
    marks: tuple[str, ...]
    doctor: str
    registration_no: str
    day: str
    addressed_to: str = ""
    purpose: str = ""
    examined: str = ""
    period: str = ""
    remarks: str = ""
    reason: str = ""
    signature: PrintedSignature | None = None


def render_certificate(page: CertificatePage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the certificate as a PDF, and how many pages it has."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    if page.frame.is_cancelled and page.reason:
        document.paragraph(_("Reason: {reason}", reason=page.reason))
    facts = [(_("Serial number"), page.frame.number), (_("Issued"), page.day), (_("Examined"), page.examined)]
    print_person(document, page.person, facts, _=_)
    if page.addressed_to:
        document.paragraph(_("To: {addressee}", addressee=page.addressed_to), STRONG)
    document.space(4)
    document.paragraph(page.sentence, after=8)
    for line in page.statement.splitlines():
        document.paragraph(line, after=4)
    if page.period:
        document.paragraph(page.period, STRONG)
    if page.remarks:
        document.paragraph(page.remarks)
    if page.purpose:
        document.paragraph(_("Issued for: {purpose}", purpose=page.purpose), MUTED)
    document.heading(3, _("Identification marks"), bookmark=False, keep=40)
    for at, mark in enumerate(page.marks, start=1):
        document.paragraph(f"{at}. {mark}", after=2)
    _patient_signs(document, page, _)
    print_doctor(document, page.doctor, page.registration_no, page.day, _=_)
    return canvas.finish(), len(canvas.pages)


def _patient_signs(document: Document, page: CertificatePage, _: Translator) -> None:
    document.heading(3, _("Signature or thumb mark of the patient"), bookmark=False, keep=THUMB + 20)
    if page.signature is not None:
        print_signature(document, page.signature, _=_)
        return
    document.need(THUMB + 24)
    document.canvas.box(MARGIN, document.y - THUMB, THUMB, THUMB, fill=PAPER_TINT)
    document.space(THUMB + 4)
    document.paragraph(_("Thumb mark"), MUTED)
