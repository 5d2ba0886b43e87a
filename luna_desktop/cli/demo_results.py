"""Results and documents of the demo clinic: a thyroid over two years, a biopsy, an order that waits, a letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.documents import DocumentFacts, DocumentKind
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Investigation, InvestigationKind, Telling
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.documents import prepare_document
from luna_desktop.reports.document import Document
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.services.care import documents, results
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.documents import NewDocument
from luna_desktop.services.clinic.clinics import OpenClinic

LABORATORY, HISTOLOGY = "Kaveri Diagnostics", "Sahyadri Histology"
COURSE = ((690, "3.1", "1.2"), (430, "4.9", "1.1"), (160, "6.1", "1.0"), (4, "6.8", "0.9"))
"""Days ago, TSH and free T4."""
LETTER = (
    "Dear Dr Rao,",
    "Thank you for seeing Ms Raghunathan, who has had patches on both cheeks since her first pregnancy and sheds hair "
    "since January. She uses a sunscreen, not every day.",
    "Her thyroid values have been creeping up. I would be glad of your opinion on the skin and the hair, and I will "
    "see her again in six weeks about the thyroid.",
    "With kind regards, Dr Leela Thomas, family physician",
)


@dataclass(frozen=True)
class Measured:
    """A value that the demo writes down, with the range that its made-up laboratory prints."""

    id: str
    value: str
    low: str = ""
    high: str = ""


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Give the main patient results in every state, a letter and the paper of a report."""
    facts = [_received(clinic, patient, _thyroid(today, *row)) for row in COURSE]
    for fact in facts[:-1]:
        _settled(clinic, patient, fact, "Repeat in some months", told=True)
    newest = facts[-1]
    report = DocumentFacts("Thyroid profile, report", DocumentKind.REPORT, _days_ago(today, 4), LABORATORY)
    _file(clinic, patient, report, _page("Thyroid profile", ("TSH 6.8 mIU/L (0.5 to 4.0)", "FT4 0.9 ng/dL")), newest)
    biopsy = Investigation(
        catalogue("investigations").entry("skin_biopsy").coded(),
        InvestigationKind.HISTOLOGY,
        dated=today - timedelta(days=40),
        laboratory=HISTOLOGY,
        report="Left upper back, 4 mm punch: intradermal naevus, completely removed. No atypia.",
    )
    _settled(clinic, patient, _received(clinic, patient, biopsy), "Benign; no further treatment", told=False)
    order = Investigation(
        catalogue("investigations").entry("ferritin").coded(),
        due=local_day(clinic.premises.clock()) + timedelta(days=5),  # the demo's own day may lie in the past
        laboratory=LABORATORY,
        question="Hair shedding since January",
    )
    clinic.desk.perform(clinic.actor, results.order_investigation, results.NewOrder(patient, order))
    letter = DocumentFacts(
        "Letter of Dr Leela Thomas",
        DocumentKind.LETTER_RECEIVED,
        _days_ago(today, 21),
        "Dr Leela Thomas",
        "Asks about skin and hair",
    )
    _file(clinic, patient, letter, _page("Referral", LETTER), 0)


def some(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Give another patient one result that waits for its review."""
    body = _result("cbc", today - timedelta(days=2), (Measured("haemoglobin", "11.2", "12", "16"),))
    _received(clinic, patient, body)


def _thyroid(today: date, days: int, tsh: str, free_t4: str) -> Investigation:
    values = (Measured("tsh", tsh, "0.5", "4.0"), Measured("free_t4", free_t4, "0.8", "1.8"))
    return _result("thyroid_profile", today - timedelta(days=days), values)


def _result(test: str, day: date, measured: tuple[Measured, ...]) -> Investigation:
    rows = catalogue("investigations")
    values = tuple(
        ResultValue(rows.entry(each.id).coded(), each.value, rows.row(each.id)["unit"], each.low, each.high)
        for each in measured
    )
    return Investigation(rows.entry(test).coded(), dated=day, laboratory=LABORATORY, values=values)


def _received(clinic: OpenClinic, patient: PatientId, body: Investigation) -> int:
    return clinic.desk.perform(clinic.actor, results.receive_result, results.ResultEntry(patient, body))


def _settled(clinic: OpenClinic, patient: PatientId, fact: int, conclusion: str, *, told: bool) -> None:
    step = results.ResultStep(patient, fact, 1, conclusion)
    clinic.desk.perform(clinic.actor, results.review_result, step)
    if told:
        telling = results.ResultTold(patient, fact, 2, Telling.PHONE, note="Understood")
        clinic.desk.perform(clinic.actor, results.tell_result, telling)


def _file(clinic: OpenClinic, patient: PatientId, facts: DocumentFacts, pdf: bytes, result: int) -> None:
    known = DocumentFacts(facts.title, facts.kind, facts.dated, facts.author, facts.note, result)
    name = f"{facts.title.lower().replace(' ', '-')}.pdf"
    new = NewDocument(patient, prepare_document(pdf), known, name)
    clinic.desk.perform(clinic.actor, documents.add_document, new)


def _days_ago(today: date, days: int) -> PartialDate:
    return PartialDate.of(today - timedelta(days=days))


def _page(title: str, lines: tuple[str, ...]) -> bytes:
    """Return a made-up paper as a PDF."""
    canvas = TaggedCanvas(language="en-IN", title=title)
    document = Document(canvas, furniture=lambda _canvas, _page: None)
    document.heading(2, title)
    for line in lines:
        document.paragraph(line, after=10)
    return canvas.finish()
