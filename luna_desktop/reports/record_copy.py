"""The record copy: a patient's record on paper, as two pages for another practitioner or whole.

`render_record_copy` takes plain values and a translator and returns the file. The same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from luna_desktop.reports.cover import print_cover
from luna_desktop.reports.document import Document, never
from luna_desktop.reports.letterhead import print_letterhead, record_furniture
from luna_desktop.reports.record_content import (
    ALL_SECTIONS,
    UNKNOWN,
    AlertRow,
    AllergyRow,
    AllergyState,
    AuditAnchor,
    Certification,
    CodeRow,
    ConditionRow,
    ConsentRow,
    ContactPerson,
    CopyCase,
    CorrectionRow,
    DisclosureCover,
    DisclosureRow,
    Dispute,
    FeeRow,
    Form,
    HistoryRow,
    IdentityCheck,
    LeftOut,
    Letterhead,
    LifestyleAssessment,
    MedicineRow,
    OpenedBy,
    OpeningRow,
    PatientIdentity,
    Photograph,
    ProcessorRow,
    Provenance,
    RecordCopy,
    RestrictionRow,
    Rights,
    Section,
    Status,
    Text,
    UseRow,
    WithheldRow,
    bundle_digest,
)
from luna_desktop.reports.record_order import PRINTERS
from luna_desktop.reports.rights_pages import print_correction_form
from luna_desktop.reports.sealed_pdf import Print, seal_file
from luna_desktop.reports.summary import PAGES, print_summary, reserve_of
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

__all__ = [
    "ALL_SECTIONS",
    "PRINTERS",
    "UNKNOWN",
    "AlertRow",
    "AllergyRow",
    "AllergyState",
    "AuditAnchor",
    "Certification",
    "CodeRow",
    "ConditionRow",
    "ConsentRow",
    "ContactPerson",
    "CopyCase",
    "CorrectionRow",
    "DisclosureCover",
    "DisclosureRow",
    "Dispute",
    "FeeRow",
    "Form",
    "HistoryRow",
    "IdentityCheck",
    "LeftOut",
    "Letterhead",
    "LifestyleAssessment",
    "MedicineRow",
    "OpenedBy",
    "OpeningRow",
    "PatientIdentity",
    "Photograph",
    "ProcessorRow",
    "Provenance",
    "RecordCopy",
    "RenderedCopy",
    "RestrictionRow",
    "Rights",
    "Section",
    "Status",
    "Text",
    "UseRow",
    "WithheldRow",
    "bundle_digest",
    "render_record_copy",
]

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class RenderedCopy:
    """The finished file with its page count and digests (hexadecimal SHA-256)."""

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str
    bundle_sha256: str


def render_record_copy(
    content: RecordCopy,
    *,
    translator: Translator,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = never,
    sign: Callable[[Print], str] | None = None,
) -> RenderedCopy:
    """Print a record copy.

    Args:
        content: What the copy says; only its chosen sections and photographs are printed.
        translator: Turns every fixed sentence into the language of the copy.
        progress: Told how many of how many sections are done.
        stopped: Asked at every page whether to give up.
        sign: Returns the seal for the print of the finished file; without it the file carries none.

    Raises:
        Cancelled: `stopped` answered yes.
    """
    _ = translator
    content = as_chosen(content)
    canvas = TaggedCanvas(language=f"{content.language}-IN", title=_document_title(content, _))
    summary = content.form is Form.SUMMARY
    document = Document(
        canvas,
        furniture=record_furniture(content, _=_).draw,
        page_limit=PAGES if summary else 0,
        reserve=reserve_of(content) if summary else 0.0,
        stopped=stopped,
    )
    number = content.clinic.registration_no
    print_letterhead(document, content.clinic, registration=_("Registration {number}", number=number) if number else "")
    if summary:
        print_summary(document, content, _=_)
    else:
        _print_full(document, content, _, progress)
    file = canvas.finish_file()
    if sign is not None:
        seal_file(file, sign)
    pdf = file.getvalue()
    return RenderedCopy(pdf, len(canvas.pages), hashlib.sha256(pdf).hexdigest(), bundle_digest(content))


def _document_title(content: RecordCopy, _: Translator) -> str:
    """Return the title that readers show: never a name."""
    return _("Disclosure") if content.disclosed is not None else _("Copy of personal and medical record")


def as_chosen(content: RecordCopy) -> RecordCopy:
    """Return the content without photographs and documents that the chosen sections or the form leave out."""
    full = content.form is Form.FULL
    if not full or Section.PHOTOGRAPHS not in content.sections:
        content = replace(content, photographs=())
    if not full or Section.RESULTS not in content.sections:
        content = replace(content, results=(), documents=())
    return content


def _print_full(document: Document, content: RecordCopy, _: Translator, progress: Progress | None) -> None:
    chosen = [each for each in PRINTERS if each.section in content.sections and each.has(content)]
    titles = [
        _("{number}. {title}", number=number, title=_.render(each.title)) for number, each in enumerate(chosen, 1)
    ]
    print_cover(document, content, titles, _=_)
    document.full = True
    for done, (title, printer) in enumerate(zip(titles, chosen, strict=True), 1):
        if printer.own_page:
            document.full = True
        document.heading(2, title)
        printer.act(document, content, _)
        if progress:
            progress(done, len(chosen))
    if Section.RIGHTS in content.sections:
        print_correction_form(document, content, _=_)
