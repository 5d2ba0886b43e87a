"""Documents of a record: in through one door, sealed under the vault's key, described, opened, struck out.

What came in is kept whatever became of the consent to care: the record that was made is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical import results as investigations
from luna_desktop.domain.clinical.documents import KIND, DocumentFacts, checked_document
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.interop.documents import PreparedDocument
from luna_desktop.interop.papers import PDF
from luna_desktop.models.documents import Document
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.care.sealed import open_object, seal_object
from luna_desktop.services.facts import (
    FactChange,
    Known,
    StrikeOut,
    add_fact,
    change_fact,
    current_facts,
    kind_at,
    strike_out,
)
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, Work, patient_change
from luna_desktop.texts import say

_MISSING = say("This document is not in this patient’s record.")


@dataclass(frozen=True)
class NewDocument:
    """A checked file and what is known about it; `name` is the file's name, kept sealed."""

    patient_id: PatientId
    prepared: PreparedDocument
    facts: DocumentFacts
    name: str = field(default="", repr=False)


@dataclass(frozen=True)
class DocumentLine:
    """A document as lists show it."""

    document_id: int
    fact: Known
    pages: int
    media_type: str
    size: int
    sha256: str
    name: str = field(default="", repr=False)


@dataclass(frozen=True)
class DocumentAsked:
    """One document of a patient."""

    patient_id: PatientId
    document_id: int


@dataclass(frozen=True)
class OpenedDocument:
    """The pages of a document as a PDF without hidden data."""

    document_id: int
    title: str
    pdf: bytes = field(repr=False)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda new: new.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def add_document(work: Work, new: NewDocument) -> int:
    """Seal a document and enter it into the record; returns its id.

    Raises:
        InvalidInput: The same file is in this record already, or its description cannot be accepted.
    """
    return enter_document(work, new)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_documents(work: Work, patient: PatientId) -> tuple[DocumentLine, ...]:
    """Return a patient's documents, the newest entry first; none is opened."""
    return documents_of(work, patient)


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def open_document(work: Work, asked: DocumentAsked) -> OpenedDocument:
    """Open the pages of a document; written to the audit log."""
    line = line_of(work, asked.patient_id, asked.document_id)
    pdf = pages_of(work, asked.patient_id, asked.document_id)
    work.record("document opened", patient_change("document", asked.document_id, asked.patient_id), kind=READ)
    return OpenedDocument(asked.document_id, line.fact.body.title, pdf)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda change: change.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def describe_document(work: Work, change: FactChange) -> int:
    """Correct what is known about a document and return the number of the new version; the pages never change."""
    if not isinstance(change.body, DocumentFacts):
        raise TypeError
    return change_fact(work, replace(change, body=_checked(work, change.patient_id, change.body)))


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_document(work: Work, wrong: StrikeOut) -> None:
    """Mark a document as entered in error; it is no longer listed and stays sealed."""
    strike_out(work, wrong, kinds=(KIND,))


def enter_document(work: Work, new: NewDocument) -> int:
    """Seal a document and enter it, in the transaction of a use case that may write the chart."""
    facts = _checked(work, new.patient_id, new.facts)
    _refuse_twice(work, new)
    fact_id = add_fact(work, new.patient_id, facts, Source.DOCUMENT)
    return keep_document(work, new, fact_id)


def keep_document(work: Work, new: NewDocument, fact_id: int) -> int:
    """Seal a document whose fact is written already; returns the document's id."""
    prepared, vault = new.prepared, work.premises.vault
    document_id: int = work.session.execute(
        insert(Document)
        .values(
            patient_id=new.patient_id,
            fact_id=fact_id,
            original_id=seal_object(work, prepared.original, prepared.media_type),
            pages_id=seal_object(work, prepared.pdf, PDF),
            pages=prepared.pages,
            sealed_name=vault.small_seal(new.name.encode()),
            original_sha256=prepared.sha256,
            added_at=work.now,
            added_by=work.actor.user_id,
        )
        .returning(Document.id)
    ).scalar_one()
    work.record(
        "document added",
        patient_change("document", document_id, new.patient_id),
        kind=CREATED,
        detail={"sha256": prepared.sha256, "pages": prepared.pages},
    )
    return document_id


def documents_of(work: Work, patient: PatientId, *, with_names: bool = False) -> tuple[DocumentLine, ...]:
    """Return the documents that count, the newest entry first; names of files only for who opens the vault."""
    known = {each.fact_id: each for each in current_facts(work, patient, (KIND,))}
    rows = work.session.execute(
        select(Document, StoredObject.media_type, StoredObject.size)
        .join(StoredObject, StoredObject.object_id == Document.original_id)
        .where(Document.patient_id == patient)
        .order_by(Document.id.desc())
    ).all()
    vault = work.premises.vault
    return tuple(
        DocumentLine(
            row.id,
            known[row.fact_id],
            row.pages,
            media_type,
            size,
            row.original_sha256,
            vault.small_open(row.sealed_name).decode() if with_names else "",
        )
        for row, media_type, size in rows
        if row.fact_id in known
    )


def line_of(work: Work, patient: PatientId, document_id: int) -> DocumentLine:
    """Return one document; raises NotFound for another patient's and for one that was struck out."""
    for line in documents_of(work, patient):
        if line.document_id == document_id:
            return line
    raise NotFound(_MISSING)


def pages_of(work: Work, patient: PatientId, document_id: int) -> bytes:
    """Return the PDF of a document; the caller writes the audit entry."""
    object_id = work.session.scalar(
        select(Document.pages_id).where(Document.id == document_id, Document.patient_id == patient)
    )
    if object_id is None:
        raise NotFound(_MISSING)
    return open_object(work, object_id, _MISSING)


def of_result(lines: Iterable[DocumentLine], fact_id: int) -> tuple[DocumentLine, ...]:
    """Return the documents that belong to an investigation, the oldest first."""
    return tuple(sorted((each for each in lines if each.fact.body.result_id == fact_id), key=lambda e: e.document_id))


def _refuse_twice(work: Work, new: NewDocument) -> None:
    rows = work.session.scalars(
        select(Document.fact_id).where(
            Document.patient_id == new.patient_id, Document.original_sha256 == new.prepared.sha256
        )
    ).all()
    standing = {each.fact_id: each for each in current_facts(work, new.patient_id, (KIND,))} if rows else {}
    for fact_id in rows:
        known = standing.get(fact_id)
        if known is not None and known.status is FactStatus.CURRENT:
            raise InvalidInput({"file": say("This file is in the record already: {title}.", title=known.body.title)})


def _checked(work: Work, patient: PatientId, facts: DocumentFacts) -> DocumentFacts:
    problems, tidy = checked_document(facts, local_day(work.now))
    if problems:
        raise InvalidInput(problems)
    if tidy.result_id and kind_at(work, patient, tidy.result_id) != investigations.KIND:
        raise NotFound(say("This investigation is not in this patient’s record."))
    return tidy
