"""Papers that come with a case, scanned: the written request, a proof of authority, evidence. Sealed, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.rights.cases import Case
from luna_desktop.models.photographs import StoredObject
from luna_desktop.models.rights import CaseAttachment
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.privacy import papers
from luna_desktop.services.rights import book, grievance_checks
from luna_desktop.services.rights.cases import CaseAsked
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, Work, patient_change
from luna_desktop.texts import Message, say

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)
LONGEST_TITLE = 200


@dataclass(frozen=True)
class NewAttachment:
    """A scan for a case: what it is, and its bytes."""

    patient_id: PatientId
    case_id: int
    title: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class AttachmentAsked:
    """One paper of a case."""

    patient_id: PatientId
    case_id: int
    attachment_id: int


@dataclass(frozen=True)
class AttachmentLine:
    """A paper of a case in a list."""

    attachment_id: int
    title: str
    media_type: str
    size: int
    at: datetime
    by: str


@dataclass(frozen=True)
class OpenedAttachment:
    """A paper of a case, opened."""

    line: AttachmentLine
    content: bytes = field(repr=False)


@use_case(requires=Permission.LOG_REQUEST, patient=lambda new: new.patient_id, use=_RIGHTS)
def attach_paper(work: Work, new: NewAttachment) -> int:
    """Seal a scan and attach it to a case; returns its id.

    Raises:
        InvalidInput: It has no title, or is no picture and no plain PDF.
    """
    case = book.case_of(work, new.patient_id, new.case_id)
    title, problems = clean_line(new.title), dict[str, Message]()
    if not title:
        problems["title"] = say("Enter what this paper is.")
    elif len(title) > LONGEST_TITLE:
        problems["title"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_TITLE)
    if problems:
        raise InvalidInput(problems)
    row = CaseAttachment(
        case_id=case.case_id,
        title=title,
        object_id=papers.file_paper(work, new.content),
        at=work.now,
        by=work.actor.user_id,
    )
    work.session.add(row)
    work.session.flush()
    book.note_event(work, case.case_id, book.ATTACHED, detail={"attachment": row.id})
    work.record("case paper attached", patient_change("case", case.number, case.patient_id), kind=CREATED)
    return row.id


@use_case(requires=Permission.READ_CASES, writes=False, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def list_attachments(work: Work, asked: CaseAsked) -> tuple[AttachmentLine, ...]:
    """Return the papers of a case, oldest first; what is in them is opened apart."""
    case = _readable(work, asked)
    return tuple(line for line, _object in _lines(work, case.case_id))


@use_case(requires=Permission.READ_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def open_attachment(work: Work, asked: AttachmentAsked) -> OpenedAttachment:
    """Open a paper of a case; raises NotFound, and StorageTrouble where the sealed file is damaged."""
    case = _readable(work, asked)
    for line, object_id in _lines(work, case.case_id):
        if line.attachment_id == asked.attachment_id:
            work.record("case paper opened", patient_change("case", case.number, case.patient_id), kind=READ)
            return OpenedAttachment(line, papers.open_paper(work, object_id))
    raise NotFound(say("This paper does not belong to this case."))


def _readable(work: Work, asked: CaseAsked | AttachmentAsked) -> Case:
    case = book.case_of(work, asked.patient_id, asked.case_id)
    grievance_checks.require_reader(work, case)
    return case


def _lines(work: Work, case_id: int) -> list[tuple[AttachmentLine, str]]:
    rows = work.session.execute(
        select(CaseAttachment, StoredObject.media_type, StoredObject.size, StaffUser.display_name)
        .join(StoredObject, StoredObject.object_id == CaseAttachment.object_id)
        .join(StaffUser, StaffUser.id == CaseAttachment.by)
        .where(CaseAttachment.case_id == case_id)
        .order_by(CaseAttachment.id)
    )
    return [
        (AttachmentLine(row.id, row.title, media_type, size, row.at, name), row.object_id)
        for row, media_type, size, name in rows
    ]
