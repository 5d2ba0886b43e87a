"""What the page of a record copy shows: the case with its clock, plan, review, photographs, and what left."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.models.rights import CaseWords
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.services.care import photographs
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.rights import book
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.sharing import copy_cases, copy_plans, copy_reviews, disclosure_book
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_plans import CopyPlan, KeptPlan
from luna_desktop.services.sharing.copy_receipts import ReceiptLine, receipts_of
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.copy_reviews import ReviewState
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import LANGUAGES, Translator

_COUNTED: dict[Section, tuple[str, ...]] = {
    Section.ALLERGIES: ("allergies",),
    Section.HISTORY: ("conditions", "medicines", "history"),
    Section.LIFESTYLE: ("lifestyle", "preferences", "intakes"),
    Section.VISITS: ("visits", "appointments"),
    Section.FINDINGS: ("markers", "scores"),
    Section.PAPERS: ("papers", "treatment_consents", "aftercare"),
    Section.RESULTS: ("results", "documents"),
    Section.CORRECTIONS: ("corrections",),
    Section.RESTRICTIONS: ("restrictions",),
    Section.DISCLOSURES: ("disclosures",),
}


@dataclass(frozen=True)
class CopyDeskAsked:
    """Whose copy is worked on, for which case; 0 for the newest request for access that is open."""

    patient_id: PatientId
    case_id: int = 0


@dataclass(frozen=True)
class LeftCopy:
    """A copy that left and waits for its receipt."""

    disclosure_id: int
    number: str
    pages: int
    sha256: str
    at: datetime


@dataclass(frozen=True)
class CopyDesk:
    """Everything that the page shows; `case` is None where nobody asked for a copy.

    `is_open` tells whether the record is open to the person: an officer needs a case of their own.
    """

    card: CardRow
    case: Case | None
    kept: KeptPlan
    at: datetime
    photographs: tuple[photographs.PhotographTile, ...] = field(repr=False, default=())
    counts: Mapping[Section, int] = field(default_factory=dict)
    review: ReviewState | None = None
    reviewers: tuple[tuple[UserId, str], ...] = ()
    left: LeftCopy | None = None
    is_open: bool = True
    receipts: tuple[ReceiptLine, ...] = ()


@use_case(
    requires=Permission.PREPARE_RECORD_COPY,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD),
)
def read_copy_desk(work: Work, asked: CopyDeskAsked) -> CopyDesk:
    """Return what the page of a record copy shows; of the record only what is open to the person."""
    card, case = card_of(work, asked.patient_id), _case(work, asked)
    opens = reaches(work, Permission.READ_CHART, asked.patient_id)
    sees = reaches(work, Permission.READ_PHOTOGRAPHS, asked.patient_id)
    tiles = tuple(photographs.tiles_of(work, asked.patient_id)) if sees else ()
    desk = CopyDesk(
        card,
        case,
        KeptPlan(CopyPlan()),
        work.now,
        tiles,
        _counts(work, asked.patient_id, card.name) if opens else {},
        is_open=opens,
    )
    work.record("record copy begun", patient_change("record copy", "", asked.patient_id), kind=READ)
    if case is None:
        return desk
    kept = copy_plans.kept_plan(work, case.case_id)
    if not kept.number:
        kept = replace(kept, plan=_as_asked(work, case))
    return replace(
        desk,
        kept=kept,
        review=copy_reviews.review_of(work, case.case_id),
        reviewers=copy_reviews.reviewers(work),
        left=_left(work, case),
        receipts=receipts_of(work, case.case_id),
    )


def _as_asked(work: Work, case: Case) -> CopyPlan:
    """Return the plan that the request itself asks for: language, form, dates, and that it is for the patient's use."""
    language = case.language if case.language in LANGUAGES else "en"
    said = work.session.scalars(select(CaseWords.details).where(CaseWords.case_id == case.case_id)).one()
    wishes = json.loads(said)
    return CopyPlan(
        purpose=Translator(language)("Own record"),
        language=language,
        release=_release(wishes.get("format") or ()),
        since=_day(wishes.get("since")),
        until=_day(wishes.get("until")),
    )


def _release(formats: Sequence[str]) -> str:
    ways = {"paper": copy_plans.PAPER, "pdf": copy_plans.PDF, "fhir": copy_plans.ZIP, "csv": copy_plans.ZIP}
    wanted = [formats] if isinstance(formats, str) else formats
    return next((ways[each] for each in wanted if each in ways), copy_plans.PAPER)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _case(work: Work, asked: CopyDeskAsked) -> Case | None:
    if asked.case_id:
        return book.case_of(work, asked.patient_id, asked.case_id)
    open_ones = [each for each in book.open_cases_of(work, asked.patient_id) if each.kind is CaseKind.ACCESS]
    return open_ones[-1] if open_ones else None


def _counts(work: Work, patient: PatientId, name: str) -> dict[Section, int]:
    whole = CopyRequest(patient, Recipient(RecipientKind.PATIENT, name), "–", photographs=())
    content: RecordCopy = collect(work, whole, "")
    counted = {section: sum(len(getattr(content, part)) for part in parts) for section, parts in _COUNTED.items()}
    return {**counted, Section.PHOTOGRAPHS: content.left_out.photographs + content.left_out.intimate}


def _left(work: Work, case: Case) -> LeftCopy | None:
    """Return the newest copy of the case that left and has no receipt yet."""
    rows = work.session.scalars(
        select(Disclosure).where(Disclosure.patient_id == case.patient_id).order_by(Disclosure.id.desc())
    )
    for row in rows:
        if copy_cases.case_of_row(row) != case.case_id:
            continue
        life = disclosure_book.life_of(work, row)
        if life.state is State.SENT:
            pages, sha256 = disclosure_book.bytes_of(life)
            return LeftCopy(row.id, row.number, pages, sha256, life.steps[-1].at)
    return None
