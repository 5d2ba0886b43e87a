"""The register of batches: which products were used out of which packs, and whom one of them reached.

The register counts and names nobody, so that the owner may read it. The list of people is a clinician's: it goes over
all charts, because a recall spares nobody, is written to the audit log as one entry with its purpose, and leaves out
whom a restriction keeps from the acting person, saying how many that are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.procedures import batch_key
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean_line
from luna_desktop.models.visits import VisitProduct
from luna_desktop.reports.recall_list import RecallLine, RecallPage, render_recall_list
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work
from luna_desktop.texts import Translator, say

MOST_BATCHES = 300
"""So many batches are listed at a time, the last used first."""

PURPOSE = "recall"
"""The purpose under which a list of people is read: they are told that something they were given is unsound."""


@dataclass(frozen=True)
class BatchLine:
    """A batch of a product: when it expires, in how many visits and on how many people it was used, and when last."""

    product: str
    product_key: str
    batch: str
    batch_key: str
    expiry: str
    people: int
    visits: int
    last_used: datetime


@dataclass(frozen=True)
class RecallAsked:
    """Which batch of which product is recalled, and why, in words."""

    product_key: str
    batch_key: str
    reason: str
    language: str = "en"


@dataclass(frozen=True)
class RecallRow:
    """Somebody whom the batch reached, in one visit."""

    card: CardRow
    visit_id: int
    used_at: datetime
    amount: str


@dataclass(frozen=True)
class RecallList:
    """Everybody whom a batch reached, oldest use first; `kept_back` are people whom a restriction hides."""

    product: str
    batch: str
    expiry: str
    rows: tuple[RecallRow, ...]
    people: int
    kept_back: int


@use_case(requires=Permission.READ_BATCHES)
def read_batches(work: Work, typed: str) -> tuple[BatchLine, ...]:
    """Return the batches whose product or number contains what was typed, the last used first; all for nothing."""
    count = func.count
    newest = func.max(VisitProduct.started_at)
    query = (
        select(
            VisitProduct.product_key,
            VisitProduct.batch_key,
            func.min(VisitProduct.product).label("product"),
            func.min(VisitProduct.batch).label("batch"),
            func.max(VisitProduct.expiry).label("expiry"),
            count(VisitProduct.patient_id.distinct()).label("people"),
            count(VisitProduct.visit_id.distinct()).label("visits"),
            newest.label("last_used"),
        )
        .where(VisitProduct.batch_key != "")
        .group_by(VisitProduct.product_key, VisitProduct.batch_key)
        .order_by(newest.desc(), VisitProduct.batch_key)
        .limit(MOST_BATCHES)
    )
    wanted = clean_line(typed).casefold()
    if wanted:
        in_batch = VisitProduct.batch_key.contains(batch_key(wanted) or wanted, autoescape=True)
        query = query.where(VisitProduct.product_key.contains(wanted, autoescape=True) | in_batch)
    rows = work.session.execute(query).all()
    work.record("batches read", Change("batch"), kind=READ, detail={"count": len(rows)})
    return tuple(
        BatchLine(
            row.product, row.product_key, row.batch, row.batch_key, row.expiry, row.people, row.visits, row.last_used
        )
        for row in rows
    )


@use_case(requires=Permission.RECALL_BATCHES)
def recall_batch(work: Work, asked: RecallAsked) -> RecallList:
    """Return everybody whom a batch reached. Raises InvalidInput without a reason, and for a batch nobody had."""
    found = _found(work, asked)
    work.record("batch recalled", Change("batch"), kind=READ, purpose=PURPOSE, detail=_counts(found))
    return found


@use_case(requires=Permission.RECALL_BATCHES)
def print_recall(work: Work, asked: RecallAsked) -> bytes:
    """Return the list of a recall as a PDF for the clinic itself; noted as printed."""
    found = _found(work, asked)
    work.record("recall list printed", Change("batch"), kind=READ, purpose=PURPOSE, detail=_counts(found))
    lines = tuple(
        RecallLine(
            name=row.card.name,
            number=row.card.mrn,
            phone=show_phone(row.card.phone) if row.card.phone else "",
            used_at=row.used_at,
            amount=row.amount,
        )
        for row in found.rows
    )
    page = RecallPage(
        clinic=letterhead(work),
        product=found.product,
        batch=found.batch,
        expiry=PartialDate.from_iso(found.expiry).shown(Translator(asked.language)) if found.expiry else "",
        reason=clean_line(asked.reason),
        lines=lines,
        people=found.people,
        kept_back=found.kept_back,
        printed_at=work.now,
        printed_by=work.actor.display_name,
    )
    return render_recall_list(page, translator=Translator(asked.language))


def _found(work: Work, asked: RecallAsked) -> RecallList:
    if not clean_line(asked.reason):
        raise InvalidInput({"reason": say("Enter why this list is needed, such as the maker’s notice and its date.")})
    rows = list(
        work.session.scalars(
            select(VisitProduct)
            .where(VisitProduct.batch_key == asked.batch_key, VisitProduct.product_key == asked.product_key)
            .order_by(VisitProduct.started_at, VisitProduct.visit_id)
        )
    )
    if not rows:
        raise InvalidInput({"batch": say("No visit names this batch of this product.")})
    patients = {row.patient_id for row in rows}
    cards = {int(card.patient_id): card for card in cards_of(work, sorted(patients))}
    seen = [
        RecallRow(cards[row.patient_id], row.visit_id, row.started_at, row.amount)
        for row in rows
        if row.patient_id in cards
    ]
    first = rows[0]
    return RecallList(first.product, first.batch, first.expiry, tuple(seen), len(patients), len(patients) - len(cards))


def _counts(found: RecallList) -> dict[str, object]:
    return {"people": found.people, "kept_back": found.kept_back}
