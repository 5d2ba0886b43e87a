"""The record copy: what the record says on paper, for the patient, and the book of every copy that left.

A copy is entered into the one book of `services.sharing.disclosure_book` and handed over through it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import Life, State
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import Basis, Recipient, RecipientKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_copy import as_chosen
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic import settings
from luna_desktop.services.counters import next_number
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.rights.opening import reaches, require_reach
from luna_desktop.services.sharing import copy_cases, copy_frame, copy_of_case, disclosure_book
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.copy_seals import MANIFEST, Sealer
from luna_desktop.services.sharing.copy_withholding import withhold
from luna_desktop.services.sharing.disclosure_book import Entry, HandedOver, HandOver
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Work, patient_change
from luna_desktop.texts import Message, say

__all__ = ["CopyRequest"]  # passed on, beside all that is declared here
PHOTOGRAPHS_HELD = "photographs_held"


@dataclass(frozen=True)
class PreparedCopy:
    """The content of a copy, ready to be rendered, and the number that it carries."""

    request: CopyRequest
    number: str
    content: page.RecordCopy = field(repr=False)
    sealer: Sealer | None = field(default=None, repr=False)


@dataclass(frozen=True)
class CopyReleased:
    """The finished pages, about to be handed over."""

    copy: PreparedCopy = field(repr=False)
    pages: int
    pdf: bytes = field(repr=False)
    format: str = "pdf"
    is_protected: bool = False


@dataclass(frozen=True)
class CopySubject:
    """Whose record may be copied, and which photographs there are to choose from."""

    patient_id: PatientId
    name: str
    mrn: str
    photographs: tuple[photographs.PhotographTile, ...] = field(repr=False)


@use_case(
    requires=Permission.PREPARE_RECORD_COPY,
    patient=lambda request: request.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD, lambda request: request.recipient),
)
def prepare_record_copy(work: Work, request: CopyRequest) -> PreparedCopy:
    """Collect what a copy says; a copy that will be issued (`preview=False`) takes its number here."""
    problems = _problems(request)
    if problems:
        raise InvalidInput(problems)
    if not request.preview:
        request = copy_cases.with_case(work, request)
    require_reach(work, Permission.READ_CHART, request.patient_id)
    year = work.now.astimezone(CLINIC_ZONE).year
    number = "" if request.preview else f"RC-{year}-{next_number(work, f'record copy {year}'):04d}"
    redacted = withhold(work, request, collect(work, request, number))
    content = redacted.content
    if content.photographs:
        ledger.require(work, request.patient_id, Ground.RIGHTS, DataClass.PHOTOGRAPH, request.recipient)
    content = replace(content, certification=copy_of_case.certified(work, request, content.certification))
    work.record(
        "record copy previewed" if request.preview else "record copy prepared",
        patient_change("record copy", number, request.patient_id),
        kind=READ,
        detail={"form": request.form.value, "sections": [section.value for section in request.sections]},
    )
    if request.preview:
        return PreparedCopy(request, number, content)
    return _sealed(work, PreparedCopy(request, number, content))


def _sealed(work: Work, copy: PreparedCopy) -> PreparedCopy:
    """Return a copy with the clinic's seal over what it says, and the means to seal the file that is made of it."""
    sealer, content = Sealer(work.premises.keys), as_chosen(copy.content)
    seal = sealer.for_content(copy.number, content.case.number, work.now, page.bundle_digest(content))
    return replace(copy, content=replace(content, seal=seal.text()), sealer=sealer)


@use_case(
    requires=Permission.PREPARE_RECORD_COPY, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.RECORD)
)
def read_copy_subject(work: Work, patient: PatientId) -> CopySubject:
    """Return whose copy it will be, and the photographs that it may hold, newest first."""
    card = card_of(work, patient)
    tiles = tuple(photographs.tiles_of(work, patient)) if reaches(work, Permission.READ_PHOTOGRAPHS, patient) else ()
    work.record("record copy begun", patient_change("record copy", "", patient), kind=READ)
    return CopySubject(patient, card.name, card.mrn, tiles)


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda released: released.copy.request.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD, lambda released: released.copy.request.recipient),
)
def release_record_copy(work: Work, released: CopyReleased) -> int:
    """Write the disclosure row of a finished copy, before its bytes are handed over; returns the row's id."""
    request = released.copy.request
    if not released.copy.number or request.preview:
        raise InvalidInput({"copy": say("A preview cannot be handed over. Issue the copy instead.")})
    contact = settings.privacy_contact(work.session)
    if not contact.is_set:
        raise InvalidInput({"contact": say("Copies carry the privacy contact. Enter it in Settings first.")})
    if released.copy.content.photographs:
        ledger.require(work, request.patient_id, Ground.RIGHTS, DataClass.PHOTOGRAPH, request.recipient)
    disclosure_id = disclosure_book.enter(work, _entry(released))
    row = disclosure_book.row_of(work, request.patient_id, disclosure_id)
    for state in (State.BASIS_CHECK, State.APPROVED):
        disclosure_book.advance(work, row, state)
    disclosure_book.make_ready(work, row, pages=released.pages, sha256=hashlib.sha256(released.pdf).hexdigest())
    return disclosure_id


def _entry(released: CopyReleased) -> Entry:
    request = released.copy.request
    rests_on = ("MCI 1.3.2; DPDP s.11", clean_line(request.recipient.signed_writing))
    return Entry(
        released.copy.number,
        request.patient_id,
        request.recipient,
        request.purpose,
        copy_frame.description(request),
        released.format,
        "AES-256" if released.is_protected else "none",
        basis_words="; ".join(part for part in rests_on if part),
        content={
            PHOTOGRAPHS_HELD: len(released.copy.content.photographs),
            MANIFEST: page.bundle_digest(released.copy.content),
            copy_cases.CASE: request.case_id,
        },
        verified=" ".join(part for part in (request.identity_seen, request.identity_last_four) if part),
    )


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda order: order.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD),
)
def hand_over_copy(work: Work, order: HandOver) -> HandedOver:
    """Ask the gate again, for photographs apart, let the bytes leave, and note what became of them: one transaction."""

    def gate(row: Disclosure, life: Life) -> Answer:
        if life.basis is not Basis.RIGHT:
            raise InvalidInput({"copy": say("This is no record copy. Hand it over from the Disclosures page.")})
        writing = row.basis.partition("; ")[2].partition("; ")[2]
        recipient = Recipient(RecipientKind(row.recipient_kind), row.recipient, writing)
        answer = ledger.ask(work, order.patient_id, Ground.RIGHTS, DataClass.RECORD, recipient)
        if answer.allowed and _holds_photographs(row):
            return ledger.ask(work, order.patient_id, Ground.RIGHTS, DataClass.PHOTOGRAPH, recipient)
        return answer

    return disclosure_book.hand_over(work, order, gate)


def _holds_photographs(row: Disclosure) -> bool:
    """Tell whether photographs are among the pages; a row of an earlier program that may hold them counts as one."""
    kept: dict[str, int] = json.loads(row.content)
    return bool(kept.get(PHOTOGRAPHS_HELD, page.Section.PHOTOGRAPHS.value in row.description))


def _problems(request: CopyRequest) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not request.recipient.name.strip():
        problems["recipient"] = say("Enter who receives the copy.")
    if not request.purpose.strip():
        problems["purpose"] = say("Enter what the copy is for.")
    if request.identity_last_four and (len(request.identity_last_four) > 4 or not request.identity_last_four.isalnum()):
        problems["identity_last_four"] = say("Enter the last four characters of the document only.")
    if request.form is page.Form.FULL and not request.sections:
        problems["sections"] = say("Choose at least one section.")
    return problems
