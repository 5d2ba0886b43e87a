"""The record copy: a patient's record on paper, as two pages for another practitioner or whole.

`render_record_copy` takes plain values and a translator and returns the file. The same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from luna_desktop.reports import clinical_sections as clinical
from luna_desktop.reports import privacy_sections as privacy
from luna_desktop.reports.appointments import print_appointments
from luna_desktop.reports.cover import print_cover
from luna_desktop.reports.document import Document, never
from luna_desktop.reports.finding_pages import print_body_map, print_scores
from luna_desktop.reports.intake_sections import print_intakes
from luna_desktop.reports.joined_records import print_joined
from luna_desktop.reports.letterhead import print_letterhead, record_furniture
from luna_desktop.reports.messages_said import print_messages
from luna_desktop.reports.notices_given import print_notices
from luna_desktop.reports.paper_sections import print_papers
from luna_desktop.reports.photo_pages import print_photographs, print_sealed, sensitive
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
    CorrectionRow,
    DisclosureCover,
    DisclosureRow,
    Form,
    HistoryRow,
    IdentityCheck,
    Letterhead,
    LifestyleAssessment,
    MedicineRow,
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
from luna_desktop.reports.result_pages import print_results
from luna_desktop.reports.seal_block import print_seal
from luna_desktop.reports.summary import PAGES, RESERVE, print_summary
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.reports.visit_pages import print_visits
from luna_desktop.texts import Message, Translator, say

__all__ = [
    "ALL_SECTIONS",
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
    "CorrectionRow",
    "DisclosureCover",
    "DisclosureRow",
    "Form",
    "HistoryRow",
    "IdentityCheck",
    "Letterhead",
    "LifestyleAssessment",
    "MedicineRow",
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


@dataclass(frozen=True)
class Printer:
    """A section: its title, whether the content has anything for it, and what prints it."""

    title: Message
    has: Callable[[RecordCopy], bool]
    act: Callable[[Document, RecordCopy, Translator], None]


def _always(_content: RecordCopy) -> bool:
    return True


PRINTERS: dict[Section, tuple[Printer, ...]] = {
    Section.IDENTITY_CHECK: (
        Printer(
            say("Identity and authority check"),
            lambda content: content.identity_check is not None,
            lambda document, content, _: privacy.print_identity_check(document, content, _=_),
        ),
    ),
    Section.READING: (
        Printer(
            say("How to read this record"),
            _always,
            lambda document, content, _: privacy.print_reading(document, content, _=_),
        ),
    ),
    Section.HOW_USED: (
        Printer(
            say("Your personal data and how it is used"),
            lambda content: bool(content.how_used or content.consents),
            lambda document, content, _: privacy.print_how_used(document, content, _=_),
        ),
        Printer(
            say("Notices that you were given"),
            lambda content: bool(content.notices),
            lambda document, content, _: print_notices(document, content, _=_),
        ),
        Printer(
            say("Messages and calls"),
            lambda content: bool(content.messages),
            lambda document, content, _: print_messages(document, content, _=_),
        ),
    ),
    Section.CONTACT: (
        Printer(
            say("Identity and contact"),
            _always,
            lambda document, content, _: clinical.print_contact(document, content, _=_),
        ),
        Printer(
            say("Records that were joined"),
            lambda content: bool(content.joined),
            lambda document, content, _: print_joined(document, content, _=_),
        ),
    ),
    Section.ALLERGIES: (
        Printer(
            say("Alerts and allergies"),
            _always,
            lambda document, content, _: clinical.print_allergies(document, content, _=_),
        ),
    ),
    Section.HISTORY: (
        Printer(
            say("Medical history"),
            lambda content: bool(content.conditions or content.medicines or content.history),
            lambda document, content, _: clinical.print_history(document, content, _=_),
        ),
    ),
    Section.LIFESTYLE: (
        Printer(
            say("Lifestyle"),
            lambda content: bool(content.lifestyle),
            lambda document, content, _: clinical.print_lifestyle(document, content.lifestyle, _=_),
        ),
        Printer(
            say("What you prefer"),
            lambda content: bool(content.preferences),
            lambda document, content, _: clinical.print_lifestyle(document, content.preferences, _=_),
        ),
        Printer(
            say("Forms that you filled in"),
            lambda content: bool(content.intakes),
            lambda document, content, _: print_intakes(document, content.intakes, _=_),
        ),
    ),
    Section.VISITS: (
        Printer(
            say("Appointments"),
            lambda content: bool(content.appointments),
            lambda document, content, _: print_appointments(document, content, _=_),
        ),
        Printer(
            say("Visits"),
            lambda content: bool(content.visits or content.courses or content.orders),
            lambda document, content, _: print_visits(document, content, _=_),
        ),
    ),
    Section.FINDINGS: (
        Printer(
            say("Body map"),
            lambda content: bool(content.markers),
            lambda document, content, _: print_body_map(document, content, _=_),
        ),
        Printer(
            say("Scores"),
            lambda content: bool(content.scores),
            lambda document, content, _: print_scores(document, content, _=_),
        ),
    ),
    Section.PAPERS: (
        Printer(
            say("Prescriptions, treatment consents and certificates"),
            lambda content: bool(content.papers or content.treatment_consents or content.aftercare),
            lambda document, content, _: print_papers(document, content, _=_),
        ),
    ),
    Section.RESULTS: (
        Printer(
            say("Investigations, results and documents"),
            lambda content: bool(content.results or content.documents),
            lambda document, content, _: print_results(document, content, _=_),
        ),
    ),
    Section.PHOTOGRAPHS: (
        Printer(
            say("Photographs"),
            lambda content: bool(content.photographs),
            lambda document, content, _: print_photographs(document, content, _=_),
        ),
        Printer(
            say("Sealed part: sensitive photographs"),
            lambda content: bool(sensitive(content)),
            lambda document, content, _: print_sealed(document, content, _=_),
        ),
    ),
    Section.CORRECTIONS: (
        Printer(
            say("Corrections and disagreements"),
            lambda content: bool(content.corrections),
            lambda document, content, _: privacy.print_corrections(document, content, _=_),
        ),
    ),
    Section.RESTRICTIONS: (
        Printer(
            say("Restrictions and wishes about contact"),
            lambda content: bool(content.restrictions or content.wishes),
            lambda document, content, _: privacy.print_restrictions(document, content, _=_),
        ),
    ),
    Section.DISCLOSURES: (
        Printer(
            say("To whom your record was disclosed"),
            _always,
            lambda document, content, _: privacy.print_disclosures(document, content, _=_),
        ),
    ),
    Section.WITHHELD: (
        Printer(
            say("Items not included and why"),
            lambda content: bool(content.items_withheld),
            lambda document, content, _: privacy.print_withheld(document, content, _=_),
        ),
    ),
    Section.RIGHTS: (
        Printer(
            say("Your rights and how to ask"),
            _always,
            lambda document, content, _: privacy.print_rights(document, content, _=_),
        ),
    ),
    Section.CERTIFICATION: (
        Printer(
            say("Certification"),
            lambda content: content.certification is not None,
            lambda document, content, _: _certify(document, content, _),
        ),
    ),
}


def _certify(document: Document, content: RecordCopy, _: Translator) -> None:
    privacy.print_certification(document, content, _=_, digest=bundle_digest(content))
    print_seal(document, content, _=_)


OWN_PAGE = frozenset({PRINTERS[Section.PHOTOGRAPHS][1].title, PRINTERS[Section.CERTIFICATION][0].title})


def render_record_copy(
    content: RecordCopy,
    *,
    translator: Translator,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = never,
) -> RenderedCopy:
    """Print a record copy.

    Args:
        content: What the copy says; only its chosen sections and photographs are printed.
        translator: Turns every fixed sentence into the language of the copy.
        progress: Told how many of how many sections are done.
        stopped: Asked at every page whether to give up.

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
        reserve=RESERVE if summary else 0.0,
        stopped=stopped,
    )
    number = content.clinic.registration_no
    print_letterhead(document, content.clinic, registration=_("Registration {number}", number=number) if number else "")
    if summary:
        print_summary(document, content, _=_)
    else:
        _print_full(document, content, _, progress)
    pdf = canvas.finish()
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
    chosen = [
        printer
        for section in Section
        if section in content.sections
        for printer in PRINTERS[section]
        if printer.has(content)
    ]
    titles = [
        _("{number}. {title}", number=number, title=_.render(each.title)) for number, each in enumerate(chosen, 1)
    ]
    print_cover(document, content, titles, _=_)
    document.full = True
    for done, (title, printer) in enumerate(zip(titles, chosen, strict=True), 1):
        if printer.title in OWN_PAGE:
            document.full = True
        document.heading(2, title)
        printer.act(document, content, _)
        if progress:
            progress(done, len(chosen))
    if Section.RIGHTS in content.sections:
        privacy.print_correction_form(document, content, _=_)
