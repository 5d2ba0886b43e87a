"""Papers of care on their way to the patient: made, entered into the book of disclosures, handed over by its door.

A prescription, a certificate, a signed treatment consent or an aftercare sheet is the patient's own (MCI reg. 1.3.2),
so whoever treats the patient may hand it over; pages and SHA-256 of every print and file stand in the one book.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.care_papers import PaperHead, PaperKind, PaperState
from luna_desktop.domain.clinical.timeline import TimelineChoice
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import Life, State
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.recipients import Basis, Recipient, RecipientKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.reports.decision_pages import render_decisions
from luna_desktop.reports.photo_series import render_series
from luna_desktop.reports.timeline_pages import render_timeline
from luna_desktop.services.care import aftercare, care_pages, care_papers, documents, treatment_consents
from luna_desktop.services.care.aftercare import SheetAsked
from luna_desktop.services.care.care_pages import Rendered
from luna_desktop.services.care.care_papers import PaperAsked
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.decisions_page import decisions_page
from luna_desktop.services.care.photo_series import SeriesChoice, require_photographs, series_page
from luna_desktop.services.care.timeline_page import timeline_page
from luna_desktop.services.counters import next_number
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.sharing import disclosure_book
from luna_desktop.services.sharing.disclosure_book import Entry, HandedOver, HandOver
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Work, patient_change
from luna_desktop.texts import ENGLISH, Translator, say

DESCRIPTION = "paper: "
NO_CHOICE = TimelineChoice()
BASIS = "MCI 1.3.2; DPDP s.11"


class CarePaperSort(StrEnum):
    """Which paper of care; the value stands in the book of disclosures."""

    PRESCRIPTION = "prescription"
    CERTIFICATE = "certificate"
    CONSENT = "treatment consent"
    AFTERCARE = "aftercare sheet"
    DOCUMENT = "document"
    """A document that came into the record, such as a laboratory's report."""
    TIMELINE = "timeline"
    """What of the record's timeline was chosen on the screen."""
    PHOTOGRAPHS = "photograph series"
    """Photographs of one view beside each other, with what lies between."""
    DECISIONS = "decisions against rules"
    """What a doctor decided in spite of safety rules, as it stood then."""


@dataclass(frozen=True)
class CopyAsked:
    """Which paper is wanted: a paper's or a consent's id; for an aftercare sheet treatment and language.

    `choice` says what of a timeline is wanted, `photographs` which of them are laid beside each other.
    """

    patient_id: PatientId
    sort: CarePaperSort
    paper_id: int = 0
    treatment: str = ""
    language: str = "en"
    visit_id: int | None = None
    choice: TimelineChoice = NO_CHOICE
    photographs: SeriesChoice | None = None


@dataclass(frozen=True)
class PreparedPaper:
    """A paper of care, ready to be made into pages; `may_leave` is False for drafts, which are only looked at."""

    patient_id: PatientId
    sort: CarePaperSort
    number: str
    render: Rendered = field(repr=False)
    may_leave: bool = True


@dataclass(frozen=True)
class PaperReleased:
    """Finished pages of a paper of care, about to leave."""

    paper: PreparedPaper
    pages: int
    sha256: str
    format: str


@use_case(
    requires=Permission.HAND_OVER_CARE_PAPER,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def prepare_paper_copy(work: Work, asked: CopyAsked) -> PreparedPaper:
    """Collect what a paper says; nothing leaves yet."""
    prepared = _PREPARING[asked.sort](work, asked)
    work.record(
        f"{asked.sort.value} opened", patient_change(asked.sort.value, asked.paper_id, asked.patient_id), kind=READ
    )
    return prepared


def _written(work: Work, asked: CopyAsked) -> PreparedPaper:
    kind = PaperKind(asked.sort.value)
    line = care_papers.line_of(work, PaperAsked(asked.patient_id, asked.paper_id), kind)
    head = line.head if line.head != PaperHead() else care_papers.head_of(work, line)
    page = (
        care_pages.prescription_page(work, line, head)
        if kind is PaperKind.PRESCRIPTION
        else care_pages.certificate_page(work, line, head)
    )
    return PreparedPaper(
        asked.patient_id,
        asked.sort,
        line.serial,
        care_pages.rendering(page, line.body.language),
        may_leave=line.state in {PaperState.ISSUED, PaperState.CANCELLED},
    )


def _consent(work: Work, asked: CopyAsked) -> PreparedPaper:
    lines = treatment_consents.consent_lines(work, asked.patient_id)
    line = next((one for one in lines if one.entry.consent_id == asked.paper_id), None)
    if line is None:
        raise NotFound(say("This consent is not in this patient’s record."))
    page = care_pages.consent_page(work, asked.patient_id, line)
    return PreparedPaper(asked.patient_id, asked.sort, page.frame.number, care_pages.rendering(page, line.language))


def _sheet(work: Work, asked: CopyAsked) -> PreparedPaper:
    text = aftercare.sheet_for(work, SheetAsked(asked.patient_id, asked.treatment, asked.language))
    name = catalogue("treatments").entry(asked.treatment).name
    page = care_pages.aftercare_page(work, asked.patient_id, text, name)
    return PreparedPaper(asked.patient_id, asked.sort, page.frame.number, care_pages.rendering(page, asked.language))


def _document(work: Work, asked: CopyAsked) -> PreparedPaper:
    line = documents.line_of(work, asked.patient_id, asked.paper_id)
    pdf = documents.pages_of(work, asked.patient_id, asked.paper_id)
    return PreparedPaper(asked.patient_id, asked.sort, str(line.document_id), lambda: (pdf, line.pages))


def _timeline(work: Work, asked: CopyAsked) -> PreparedPaper:
    _ = Translator(asked.language)
    page = timeline_page(work, asked.patient_id, asked.choice, _)
    return PreparedPaper(asked.patient_id, asked.sort, "", lambda: render_timeline(page, translator=_))


def _photographs(work: Work, asked: CopyAsked) -> PreparedPaper:
    if asked.photographs is None:
        raise InvalidInput({"photographs": say("Choose two photographs.")})
    _ = Translator(asked.language)
    page = series_page(work, asked.patient_id, asked.photographs, _)
    return PreparedPaper(asked.patient_id, asked.sort, "", lambda: render_series(page, translator=_))


def _decisions(work: Work, asked: CopyAsked) -> PreparedPaper:
    _ = Translator(asked.language)
    page = decisions_page(work, asked.patient_id, _)
    return PreparedPaper(asked.patient_id, asked.sort, "", lambda: render_decisions(page, translator=_))


_PREPARING = {
    CarePaperSort.PRESCRIPTION: _written,
    CarePaperSort.CERTIFICATE: _written,
    CarePaperSort.CONSENT: _consent,
    CarePaperSort.AFTERCARE: _sheet,
    CarePaperSort.DOCUMENT: _document,
    CarePaperSort.TIMELINE: _timeline,
    CarePaperSort.PHOTOGRAPHS: _photographs,
    CarePaperSort.DECISIONS: _decisions,
}


@use_case(
    requires=Permission.HAND_OVER_CARE_PAPER,
    patient=lambda released: released.paper.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def release_paper_copy(work: Work, released: PaperReleased) -> tuple[int, str]:
    """Enter finished pages into the book as ready; returns the row's id and its number."""
    paper = released.paper
    if not paper.may_leave:
        raise InvalidInput({"paper": say("This is a draft. Issue it before it is handed over.")})
    if paper.sort is CarePaperSort.PHOTOGRAPHS:
        require_photographs(work, paper.patient_id)
    year = work.now.astimezone(CLINIC_ZONE).year
    entry = Entry(
        f"PC-{year}-{next_number(work, f'paper copy {year}'):04d}",
        paper.patient_id,
        Recipient(RecipientKind.PATIENT, card_of(work, paper.patient_id).name),
        ENGLISH("For the patient"),
        f"{DESCRIPTION}{paper.sort.value} {paper.number}".strip(),
        released.format,
        "none",
        Basis.RIGHT,
        BASIS,
    )
    row = disclosure_book.row_of(work, paper.patient_id, disclosure_book.enter(work, entry))
    for state in (State.BASIS_CHECK, State.APPROVED):
        disclosure_book.advance(work, row, state)
    disclosure_book.make_ready(work, row, pages=released.pages, sha256=released.sha256)
    return row.id, row.number


@use_case(
    requires=Permission.HAND_OVER_CARE_PAPER,
    patient=lambda order: order.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def hand_over_paper_copy(work: Work, order: HandOver) -> HandedOver:
    """Ask the gate again, let the pages leave, and note what became of them, in one transaction."""

    def gate(row: Disclosure, life: Life) -> Answer:
        if life.basis is not Basis.RIGHT or not row.description.startswith(DESCRIPTION):
            raise InvalidInput({"paper": say("This is no paper of care. Hand it over from the Disclosures page.")})
        recipient = Recipient(RecipientKind(row.recipient_kind), row.recipient)
        if row.description.startswith(f"{DESCRIPTION}{CarePaperSort.PHOTOGRAPHS.value}"):
            answer = ledger.ask(work, order.patient_id, Ground.RIGHTS, DataClass.PHOTOGRAPH, recipient)
            if not answer.allowed:
                return answer
        return ledger.ask(work, order.patient_id, Ground.RIGHTS, DataClass.CLINICAL, recipient)

    return disclosure_book.hand_over(work, order, gate)
