"""Who was given which version of the notice and the policy, and who still has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, tuple_, update

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.notices import NEEDS_REASON, SETTLES, Document, Outcome
from luna_desktop.domain.people import clean_line
from luna_desktop.models.patients import Patient, PatientCard
from luna_desktop.models.privacy import NoticeReceipt, NoticeVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.privacy.notice_texts import material_version, version_in_force
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, Change, Work, patient_change
from luna_desktop.texts import say

_SEEN = {Document.NOTICE: PatientCard.notice_seen, Document.POLICY: PatientCard.policy_seen}
_COUNTS = {
    document: (
        select(func.count()).select_from(PatientCard).where(seen < bindparam("version")),
        select(func.count())
        .select_from(Patient)
        .join(PatientCard, PatientCard.patient_id == Patient.id)
        .where(Patient.archived_at.is_not(None), seen < bindparam("version")),
    )
    for document, seen in _SEEN.items()
}
"""How many cards are behind a version, and how many of those are archived, which the lists leave out."""


@dataclass(frozen=True)
class Receipt:
    """That a patient was given the version in force, and what came of it."""

    patient_id: PatientId
    outcome: Outcome
    document: Document = Document.NOTICE
    reason: str = ""
    language: str = "en"


@dataclass(frozen=True)
class ReceiptLine:
    """One receipt as the Privacy tab and the record copy show it."""

    document: Document
    version: int
    outcome: Outcome
    at: datetime
    by: str
    language: str
    reason: str = ""


@dataclass(frozen=True)
class BehindQuery:
    """Whom the list shows: patients whose newest version of a document is older than the one they have to be given."""

    document: Document = Document.NOTICE
    limit: int = 50
    after: tuple[int, int] = (-1, 0)
    """Where the page before ended: the version seen and the patient of its last row."""


@dataclass(frozen=True)
class BehindRow:
    """A patient who has to be given the newest version; contact only."""

    patient_id: PatientId
    name: str
    mrn: str
    version: int
    language: str = "en"
    last: Outcome | None = None
    last_reason: str = ""
    last_at: datetime | None = None


@dataclass(frozen=True)
class Behind:
    """One page of those who have to be given a version, and how many they are; `has_more` says that pages follow."""

    version: int
    rows: tuple[BehindRow, ...]
    count: int
    has_more: bool = False


@dataclass(frozen=True)
class GivenCount:
    """To how many patients a version was given with one outcome, the last of each patient."""

    version: int
    outcome: Outcome
    patients: int


@dataclass(frozen=True)
class SeenQuery:
    """Who was given a version of a document; `before` is where the page before ended."""

    document: Document
    version: int
    before: int = 0
    limit: int = 50


@dataclass(frozen=True)
class SeenRow:
    """One receipt of a version with whose it is; contact only."""

    receipt_id: int
    patient_id: PatientId
    name: str
    mrn: str
    outcome: Outcome
    language: str
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True)
class Seen:
    """A page of receipts of a version, newest first."""

    version: int
    rows: tuple[SeenRow, ...]
    has_more: bool = False


@use_case(
    requires=Permission.GIVE_NOTICE,
    patient=lambda receipt: receipt.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def record_receipt(work: Work, receipt: Receipt) -> tuple[ReceiptLine, ...]:
    """Note that the patient was given the version in force, or why not (45 CFR 164.520(c)(2)(ii) as model)."""
    version = _in_force(work, receipt.document)
    if version == 0:
        raise InvalidInput({"version": say("Nothing is published yet. The owner publishes a text first.")})
    if receipt.outcome in NEEDS_REASON and not clean_line(receipt.reason):
        raise InvalidInput({"reason": say("Enter why; a few words are enough.")})
    note_receipt(work, receipt, version)
    return receipts_of(work, receipt.patient_id)


@use_case(requires=Permission.READ_PRIVACY, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY))
def read_receipts(work: Work, patient: PatientId) -> tuple[ReceiptLine, ...]:
    """Return which versions a patient was given, newest first."""
    work.record("notice receipts read", patient_change("notice", "", patient), kind=READ)
    return receipts_of(work, patient)


@use_case(
    requires=Permission.READ_PRIVACY,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def notices_owed(work: Work, patient: PatientId) -> tuple[tuple[Document, int], ...]:
    """Return which documents the patient has to be given, each with the version that matters."""
    return owed(work, patient)


def owed(work: Work, patient: PatientId) -> tuple[tuple[Document, int], ...]:
    """Return which documents a patient has to be given, each with the version that matters."""
    seen = work.session.execute(
        select(PatientCard.notice_seen, PatientCard.policy_seen).where(PatientCard.patient_id == patient)
    ).first()
    if seen is None:
        raise NotFound(say("This patient is not in the register."))
    newest = ((document, material_version(work, document) or _first(work, document)) for document in Document)
    return tuple(
        (document, version) for (document, version), known in zip(newest, seen, strict=True) if known < version
    )


@use_case(requires=Permission.GIVE_NOTICE)
def patients_behind(work: Work, query: BehindQuery) -> Behind:
    """Return who has to be given the newest version that patients are told of, by record number."""
    found = behind(work, query)
    work.record("patients behind read", Change("notice", query.document.value), kind=READ)
    return found


def behind(work: Work, query: BehindQuery) -> Behind:
    """Return who is behind; the index on the card answers, archived patients and hidden ones are left out."""
    version, seen = material_version(work, query.document) or _first(work, query.document), _SEEN[query.document]
    hidden = hidden_patients(work)
    listed = (
        select(PatientCard.patient_id, PatientCard.name, PatientCard.mrn, PatientCard.language, seen.label("seen"))
        .join(Patient, Patient.id == PatientCard.patient_id)
        .where(
            tuple_(seen, PatientCard.patient_id) > query.after,
            seen < version,
            Patient.archived_at.is_(None),
            PatientCard.patient_id.not_in(hidden),
        )
        .order_by(seen, PatientCard.patient_id)
        .limit(query.limit + 1)
    )
    found = work.session.execute(listed).all()
    last = _last_receipts(work, query.document, version, [row.patient_id for row in found[: query.limit]])
    rows = tuple(
        BehindRow(
            PatientId(row.patient_id), row.name, row.mrn, row.seen, row.language or "en", *last.get(row.patient_id, ())
        )
        for row in found[: query.limit]
    )
    return Behind(version, rows, _count(work, query.document, version, hidden), len(found) > query.limit)


def _last_receipts(
    work: Work, document: Document, version: int, patients: Sequence[int]
) -> dict[int, tuple[Outcome, str, datetime]]:
    """Return what came of the last try to give this version, where there was one: put off, or not able."""
    rows = work.session.scalars(
        select(NoticeReceipt)
        .where(
            NoticeReceipt.patient_id.in_(patients),
            NoticeReceipt.document == document.value,
            NoticeReceipt.version >= version,
        )
        .order_by(NoticeReceipt.id)
    )
    return {row.patient_id: (Outcome(row.outcome), row.reason, row.at) for row in rows}


@use_case(requires=Permission.READ_NOTICES, writes=False)
def count_given(work: Work, document: Document) -> tuple[GivenCount, ...]:
    """Return for each version what came of giving it, each patient counted once, by the last receipt."""
    newest = (
        select(func.max(NoticeReceipt.id))
        .where(NoticeReceipt.document == document.value)
        .group_by(NoticeReceipt.version, NoticeReceipt.patient_id)
    )
    counted = (
        select(NoticeReceipt.version, NoticeReceipt.outcome, func.count().label("patients"))
        .where(NoticeReceipt.id.in_(newest))
        .group_by(NoticeReceipt.version, NoticeReceipt.outcome)
    )
    return tuple(GivenCount(row.version, Outcome(row.outcome), row.patients) for row in work.session.execute(counted))


@use_case(requires=Permission.GIVE_NOTICE)
def read_seen(work: Work, query: SeenQuery) -> Seen:
    """Return which patients were given a version, newest first; those who are hidden from the reader are left out."""
    before = (NoticeReceipt.id < query.before,) if query.before else ()
    rows = work.session.execute(
        select(NoticeReceipt, PatientCard.name, PatientCard.mrn, StaffUser.display_name)
        .join(PatientCard, PatientCard.patient_id == NoticeReceipt.patient_id)
        .join(StaffUser, StaffUser.id == NoticeReceipt.by)
        .where(
            NoticeReceipt.document == query.document.value,
            NoticeReceipt.version == query.version,
            NoticeReceipt.patient_id.not_in(hidden_patients(work)),
            *before,
        )
        .order_by(NoticeReceipt.id.desc())
        .limit(query.limit + 1)
    ).all()
    work.record("notice receipts read", Change("notice", f"{query.document.value} {query.version}"), kind=READ)
    seen = tuple(
        SeenRow(
            row.id, PatientId(row.patient_id), name, mrn, Outcome(row.outcome), row.language, row.at, by, row.reason
        )
        for row, name, mrn, by in rows[: query.limit]
    )
    return Seen(query.version, seen, len(rows) > query.limit)


def _count(work: Work, document: Document, version: int, hidden: frozenset[int]) -> int:
    """Count by the cards' index, and take off the few that are archived or hidden from whoever asks."""
    everybody, archived = _COUNTS[document]
    counted = work.connection.execute(everybody, {"version": version}).scalar_one()
    counted -= work.connection.execute(archived, {"version": version}).scalar_one()
    if hidden:
        seen = _SEEN[document]
        kept = (seen < version, Patient.archived_at.is_(None), PatientCard.patient_id.in_(hidden))
        query = select(func.count()).select_from(PatientCard).join(Patient, Patient.id == PatientCard.patient_id)
        counted -= work.session.scalar(query.where(*kept)) or 0
    return int(counted)


def note_receipt(work: Work, receipt: Receipt, version: int, evidence_id: int | None = None) -> None:
    """Write a receipt in this transaction; the card follows where the patient need not be asked again."""
    work.session.execute(
        insert(NoticeReceipt).values(
            patient_id=receipt.patient_id,
            document=receipt.document.value,
            version=version,
            language=receipt.language,
            outcome=receipt.outcome.value,
            reason=clean_line(receipt.reason),
            evidence_id=evidence_id,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    if receipt.outcome in SETTLES:
        seen = _SEEN[receipt.document]
        mine = (PatientCard.patient_id == receipt.patient_id, seen < version)
        work.session.execute(update(PatientCard).where(*mine).values({seen: version}))
    work.record(
        "notice given" if receipt.outcome in SETTLES else "notice not given",
        patient_change("notice", version, receipt.patient_id),
        kind=CREATED,
        detail={"document": receipt.document.value, "outcome": receipt.outcome.value},
    )


def note_seen_with_consent(work: Work, receipt: Receipt, version: int, evidence_id: int | None) -> None:
    """Write the receipt that goes with a recorded consent, once for each version."""
    seen = work.session.scalar(select(PatientCard.notice_seen).where(PatientCard.patient_id == receipt.patient_id))
    if seen is not None and seen < version:
        note_receipt(work, receipt, version, evidence_id)


def receipts_of(work: Work, patient: PatientId) -> tuple[ReceiptLine, ...]:
    """Return a patient's receipts, newest first."""
    rows = work.session.execute(
        select(NoticeReceipt, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == NoticeReceipt.by)
        .where(NoticeReceipt.patient_id == patient)
        .order_by(NoticeReceipt.id.desc())
    )
    return tuple(
        ReceiptLine(Document(row.document), row.version, Outcome(row.outcome), row.at, by, row.language, row.reason)
        for row, by in rows
    )


def _in_force(work: Work, document: Document) -> int:
    return version_in_force(work, document) or _first(work, document)


def _first(work: Work, document: Document) -> int:
    """Return the version of a notice that was published before versions had steps, 0 for none."""
    if document is Document.POLICY:
        return 0
    return work.session.scalar(select(func.max(NoticeVersion.version))) or 0
