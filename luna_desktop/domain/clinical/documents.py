"""What is known about a document in the record, such as a letter or a report; its pages are sealed in the vault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

KIND = "document"


class DocumentKind(Enum):
    """What kind of paper it is (FHIR DocumentReference.type in the clinic's words)."""

    LETTER_RECEIVED = "letter_received"
    LETTER_SENT = "letter_sent"
    REPORT = "report"
    PRESCRIPTION = "prescription"
    CERTIFICATE = "certificate"
    IMAGING = "imaging"
    OTHER = "other"


KIND_NAMES: dict[DocumentKind, Message] = {
    DocumentKind.LETTER_RECEIVED: say("Letter received"),
    DocumentKind.LETTER_SENT: say("Letter sent"),
    DocumentKind.REPORT: say("Laboratory report"),
    DocumentKind.PRESCRIPTION: say("Prescription from elsewhere"),
    DocumentKind.CERTIFICATE: say("Certificate"),
    DocumentKind.IMAGING: say("Imaging"),
    DocumentKind.OTHER: say("Other document"),
}


@register_kind(KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class DocumentFacts:
    """The description of one document.

    `dated` is the day that stands on it and `author` who wrote it. `result_id` is the investigation that it belongs to
    and `visit_id` the visit, 0 for none.
    """

    title: str
    kind: DocumentKind = DocumentKind.OTHER
    dated: PartialDate | None = None
    author: str = ""
    note: str = ""
    result_id: int = 0
    visit_id: int = 0


def checked_document(facts: DocumentFacts, today: date) -> tuple[dict[str, Message], DocumentFacts]:
    """Return what is wrong with a description by field, and the description tidied."""
    tidy = replace(facts, title=clean_line(facts.title), author=clean_line(facts.author), note=clean(facts.note))
    problems: dict[str, Message] = {}
    if not tidy.title:
        problems["title"] = say("Enter a title by which the document is found again.")
    for name in ("title", "author"):
        if len(getattr(tidy, name)) > LONGEST_NAME * 2:
            problems[name] = say("This has more than {longest} characters. Shorten it.", longest=LONGEST_NAME * 2)
    note = note_problem(tidy.note)
    if note is not None:
        problems["note"] = note
    if tidy.dated is not None and tidy.dated.earliest > today:
        problems["dated"] = say("This date is in the future. Enter the date that stands on the document.")
    return problems, tidy
