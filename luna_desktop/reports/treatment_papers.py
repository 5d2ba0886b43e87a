"""A treatment consent with its signature, and an aftercare sheet to take home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.domain.clinical.care_texts import CareTextBody
from luna_desktop.reports.care_frame import (
    PaperFrame,
    PaperPerson,
    PrintedSignature,
    open_paper,
    print_person,
    print_signature,
)
from luna_desktop.reports.document import Document
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class TreatmentConsentPage:
    """Everything that a printed treatment consent says; `answer` and `facts` as words."""

    frame: PaperFrame
    person: PaperPerson
    text: CareTextBody
    answer: str
    facts: tuple[tuple[str, str], ...]
    version: str
    digest: str
    notes: tuple[str, ...] = ()
    signature: PrintedSignature | None = None


@dataclass(frozen=True, kw_only=True)
class AftercarePage:
    """Everything that an aftercare sheet says."""

    frame: PaperFrame
    person: PaperPerson
    text: CareTextBody
    facts: tuple[tuple[str, str], ...]
    version: str
    contact: str = ""


def render_treatment_consent(page: TreatmentConsentPage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the consent as a PDF, and how many pages it has."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    print_person(document, page.person, page.facts, _=_)
    _print_text(document, page.text)
    document.heading(2, _("What the patient answered"), bookmark=False, keep=90)
    document.paragraph(page.answer, STRONG)
    for note in page.notes:
        document.paragraph(note, after=2)
    if page.signature is not None:
        document.space(6)
        print_signature(document, page.signature, _=_)
    document.paragraph(page.version, MUTED, after=0)
    document.paragraph(_("SHA-256 of the text above: {digest}", digest=page.digest), MUTED)
    return canvas.finish(), len(canvas.pages)


def render_aftercare(page: AftercarePage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the sheet as a PDF, and how many pages it has."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    print_person(document, page.person, page.facts, _=_)
    _print_text(document, page.text)
    if page.contact:
        document.heading(3, _("Call the clinic"), bookmark=False, keep=30)
        document.paragraph(page.contact, STRONG)
    document.paragraph(page.version, MUTED)
    return canvas.finish(), len(canvas.pages)


def _print_text(document: Document, text: CareTextBody) -> None:
    for part in text.parts:
        if part.heading:
            document.heading(3, part.heading, bookmark=False, keep=34)
        _print_lines(document, part.lines)


def _print_lines(document: Document, lines: Sequence[str]) -> None:
    single = len(lines) == 1
    for line in lines:
        document.paragraph(line if single else f"•  {line}", after=4 if single else 2)
