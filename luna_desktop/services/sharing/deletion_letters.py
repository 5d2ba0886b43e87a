"""Letters that ask whoever was given photographs to delete them, once the patient took the use back (DPDP s.6(6)).

What is to be deleted is worked out from the book and the patient's answers: every export that left and whose use is
not allowed any more. The letter names requests, files and hashes, and never the patient: the recipient knows them by
the number that stands in the pictures.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.photo_exports import file_name
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.models.photo_exports import PhotoExport
from luna_desktop.models.privacy import Disclosure
from luna_desktop.models.sharing import StopTask, StopTaskDone
from luna_desktop.reports.letter import LetterPage, render_letter
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.clinic import settings
from luna_desktop.services.sharing import disclosure_book, photo_export_book
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, READ, Work, patient_change
from luna_desktop.texts import Translator, say

_RIGHTS: Use[object] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class FileGone:
    """One file of photographs that is to be deleted: its request, when it left, and its SHA-256."""

    number: str
    scope: PhotoScope
    photographs: int
    left_at: datetime
    sha256: str


@dataclass(frozen=True)
class Deletion:
    """What one recipient is asked to delete; `recipient_id` is 0 for this clinic itself.

    `told_at` is when the newest task to tell them was settled, None while it is open or there is none.
    """

    recipient_id: int
    recipient: str
    address: str
    files: tuple[FileGone, ...]
    told_at: datetime | None = None


@dataclass(frozen=True)
class LetterAsked:
    """The letter to one recipient about a patient's photographs, in a language."""

    patient_id: PatientId
    recipient_id: int
    language: str = "en"


@dataclass(frozen=True)
class DeletionLetter:
    """A letter as a PDF, and how its file is called."""

    name: str
    sha256: str
    pdf: bytes = field(repr=False)


@use_case(requires=Permission.READ_DISCLOSURES, patient=lambda patient: patient, use=_RIGHTS)
def read_deletions(work: Work, patient: PatientId) -> tuple[Deletion, ...]:
    """Return who holds photographs whose use was taken back, by recipient."""
    found = deletions_of(work, patient)
    work.record("photo exports read", patient_change("photo export", "", patient), kind=READ)
    return found


def deletions_of(work: Work, patient: PatientId) -> tuple[Deletion, ...]:
    """Return by recipient every export that left and may not be used any more."""
    rows = work.session.execute(
        select(PhotoExport, Disclosure)
        .join(Disclosure, Disclosure.id == PhotoExport.disclosure_id)
        .where(PhotoExport.patient_id == patient, PhotoExport.scope != PhotoScope.RECORD.value)
        .order_by(PhotoExport.id)
    ).all()
    lives = disclosure_book.lives_of(work, [row for _export, row in rows])
    found: dict[int, Deletion] = {}
    for export, row in rows:
        sent = lives[row.id].last(State.SENT)
        if sent is None or photo_export_book.ask_again(work, row, export).allowed:
            continue
        count = len(photo_export_book.items_of(work, export))
        gone = FileGone(row.number, PhotoScope(export.scope), count, sent.at, sent.sha256)
        whom = export.recipient_id or 0
        before = found.get(whom)
        files = (*before.files, gone) if before is not None else (gone,)
        found[whom] = Deletion(whom, row.recipient, row.address, files, _told_at(work, patient, whom))
    return tuple(found.values())


def _told_at(work: Work, patient: PatientId, recipient: int) -> datetime | None:
    query = (
        select(StopTaskDone.at)
        .select_from(StopTask)
        .outerjoin(StopTaskDone, StopTaskDone.task_id == StopTask.id)
        .where(StopTask.patient_id == patient, StopTask.recipient_id == recipient)
        .order_by(StopTask.id.desc())
        .limit(1)
    )
    return work.session.scalar(query)


@use_case(requires=Permission.SETTLE_STOP_TASKS, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def make_deletion_letter(work: Work, asked: LetterAsked) -> DeletionLetter:
    """Return the letter that asks one recipient to delete what may not be used any more.

    Raises:
        NotFound: They hold nothing of the kind.
        InvalidInput: The clinic has no privacy contact, who would answer.
    """
    wanted = next(
        (each for each in deletions_of(work, asked.patient_id) if each.recipient_id == asked.recipient_id), None
    )
    if wanted is None:
        raise NotFound(say("This recipient holds no photographs that are to be deleted."))
    contact = settings.privacy_contact(work.session)
    if not contact.is_set:
        raise InvalidInput({"contact": say("Letters carry the privacy contact. Enter it in Settings first.")})
    pdf = render_letter(_page(work, wanted, asked.language))
    made = DeletionLetter(f"deletion-{wanted.files[0].number}.pdf", hashlib.sha256(pdf).hexdigest(), pdf)
    work.record(
        "deletion letter made",
        patient_change("deletion letter", wanted.recipient_id, asked.patient_id),
        kind=EXECUTED,
        detail={"files": [each.number for each in wanted.files], "sha256": made.sha256},
    )
    return made


def _page(work: Work, wanted: Deletion, language: str) -> LetterPage:
    _ = Translator(language)
    contact = settings.privacy_contact(work.session)
    head = letterhead(work)
    files = [
        _(
            "{file}, which left on {day}, SHA-256 {sha256}",
            file=file_name(each.number, each.photographs),
            day=show_day(each.left_at.astimezone(CLINIC_ZONE).date(), _),
            sha256=each.sha256,
        )
        for each in wanted.files
    ]
    body = [
        _(
            "You were given photographs by us. The person shown in them has taken the consent to their use back. This "
            "is a right under the Digital Personal Data Protection Act, 2023, section 6."
        ),
        _("Please stop using these files at once, and delete them and every copy, also from slides and backups:"),
        *files,
        _(
            "The number of the request stands in each picture. What was printed or published before cannot be called "
            "back; please do not print or publish it again."
        ),
        _("Please confirm in writing within 7 days that the files are deleted, or tell us what stands in the way."),
    ]
    return LetterPage(
        clinic=head,
        name=wanted.recipient,
        address=tuple(part.strip() for part in wanted.address.split(",") if part.strip()),
        subject=_("Please delete photographs that we gave you"),
        body="\n".join(body),
        contact=tuple(part for part in (contact.name, contact.phone, contact.email) if part),
        written_at=work.now,
        language=language,
    )
