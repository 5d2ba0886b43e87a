"""The record copy: what the record says on paper, for the patient, and the book of every copy that left.

The order that a power cut cannot split: number taken, pages made, disclosure row with page count and SHA-256
committed as *prepared*, bytes handed over, *sent* or *failed* noted. A copy that left has its row; a row whose copy
never left says so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import ROLE_NAMES, PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports import record_content as page
from luna_desktop.services import consent_lines, consents, copy_content, copy_sharing, photographs, settings
from luna_desktop.services.cards import CONTACT_KINDS, card_of
from luna_desktop.services.chart import CHART_KINDS
from luna_desktop.services.counters import next_number
from luna_desktop.services.facts import Known, current_facts, versions
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, EXECUTED, READ, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

PREPARED, SENT, FAILED = "prepared", "sent", "failed"
PREVIEW = "–"


@dataclass(frozen=True)
class CopyRequest:
    """Which copy, for whom and why; `photographs` are ids, None for all that the sections include."""

    patient_id: PatientId
    recipient: Recipient
    purpose: str
    form: page.Form = page.Form.FULL
    sections: tuple[page.Section, ...] = page.ALL_SECTIONS
    photographs: tuple[int, ...] | None = None
    language: str = "en"
    identity_seen: str = ""
    identity_last_four: str = ""
    requested_at: datetime | None = None
    preview: bool = True


@dataclass(frozen=True)
class PreparedCopy:
    """The content of a copy, ready to be rendered, and the number that it carries."""

    request: CopyRequest
    number: str
    content: page.RecordCopy = field(repr=False)


@dataclass(frozen=True)
class CopyReleased:
    """The finished pages, about to be handed over."""

    copy: PreparedCopy = field(repr=False)
    pages: int
    pdf: bytes = field(repr=False)
    format: str = "pdf"
    is_protected: bool = False


@dataclass(frozen=True)
class CopyOutcome:
    """What became of a disclosure that was prepared."""

    patient_id: PatientId
    disclosure_id: int
    was_sent: bool
    note: str = ""


@dataclass(frozen=True)
class CopySubject:
    """Whose record may be copied, and which photographs there are to choose from."""

    patient_id: PatientId
    name: str
    mrn: str
    photographs: tuple[photographs.PhotographTile, ...] = field(repr=False)


@dataclass(frozen=True)
class DisclosureLine:
    """One disclosure as the book shows it."""

    disclosure_id: int
    number: str
    at: datetime
    by: str
    recipient: str
    purpose: str
    description: str
    pages: int
    sha256: str
    state: str


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
    year = work.now.astimezone(CLINIC_ZONE).year
    number = "" if request.preview else f"RC-{year}-{next_number(work, f'record copy {year}'):04d}"
    content = _content(work, request, number)
    work.record(
        "record copy previewed" if request.preview else "record copy prepared",
        patient_change("record copy", number, request.patient_id),
        kind=READ,
        detail={"form": request.form.value, "sections": [section.value for section in request.sections]},
    )
    return PreparedCopy(request, number, content)


@use_case(
    requires=Permission.PREPARE_RECORD_COPY, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.RECORD)
)
def read_copy_subject(work: Work, patient: PatientId) -> CopySubject:
    """Return whose copy it will be, and the photographs that it may hold, newest first."""
    card = card_of(work, patient)
    tiles = tuple(photographs.tiles_of(work, patient)) if work.actor.opens_vault else ()
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
    disclosure_id: int = work.session.execute(
        insert(Disclosure)
        .values(
            number=released.copy.number,
            patient_id=request.patient_id,
            at=work.now,
            by=work.actor.user_id,
            recipient_kind=request.recipient.kind.value,
            recipient=clean_line(request.recipient.name),
            purpose=clean_line(request.purpose),
            basis="; ".join(
                part for part in ("MCI 1.3.2; DPDP s.11", clean_line(request.recipient.signed_writing)) if part
            ),
            description=_description(request),
            format=released.format,
            protection="AES-256" if released.is_protected else "none",
            pages=released.pages,
            sha256=hashlib.sha256(released.pdf).hexdigest(),
        )
        .returning(Disclosure.id)
    ).scalar_one()
    _event(work, disclosure_id, PREPARED, "")
    work.record(
        "disclosure prepared",
        patient_change("disclosure", disclosure_id, request.patient_id),
        kind=CREATED,
        detail={"number": released.copy.number, "pages": released.pages},
    )
    return disclosure_id


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda outcome: outcome.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD),
)
def note_copy_outcome(work: Work, outcome: CopyOutcome) -> None:
    """Note that a prepared copy was handed over, or that it was not."""
    row = work.session.get(Disclosure, outcome.disclosure_id)
    if row is None or row.patient_id != outcome.patient_id:
        raise NotFound(say("This disclosure is not in this patient’s record."))
    if _state(work, row.id) != PREPARED:
        raise InvalidInput({"copy": say("What became of this copy is noted already.")})
    _event(work, row.id, SENT if outcome.was_sent else FAILED, clean_line(outcome.note))
    work.record(
        "disclosure sent" if outcome.was_sent else "disclosure failed",
        patient_change("disclosure", row.id, outcome.patient_id),
        kind=EXECUTED if outcome.was_sent else UPDATED,
    )


@use_case(
    requires=Permission.READ_DISCLOSURES, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY)
)
def read_disclosures(work: Work, patient: PatientId) -> list[DisclosureLine]:
    """Return the book of what left about a patient, newest first."""
    lines = disclosure_lines(work, patient)
    work.record("disclosures read", patient_change("disclosure", "", patient), kind=READ)
    return lines


def disclosure_lines(work: Work, patient: PatientId) -> list[DisclosureLine]:
    """Return a patient's disclosures, newest first, each with what became of it."""
    rows = work.session.execute(
        select(Disclosure, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == Disclosure.by)
        .where(Disclosure.patient_id == patient)
        .order_by(Disclosure.id.desc())
    )
    return [
        DisclosureLine(
            row.id,
            row.number,
            row.at,
            by,
            row.recipient,
            row.purpose,
            row.description,
            row.pages,
            row.sha256,
            _state(work, row.id),
        )
        for row, by in rows
    ]


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


def _content(work: Work, request: CopyRequest, number: str) -> page.RecordCopy:
    today = work.now.astimezone(CLINIC_ZONE).date()
    card = card_of(work, request.patient_id)
    contact_facts = current_facts(work, request.patient_id, CONTACT_KINDS)
    chart = current_facts(work, request.patient_id, CHART_KINDS, with_errors=True)
    earlier = _earlier(work, request.patient_id, chart)
    of = _ByKind(chart)
    states = [known for known in of("allergy_state") if known.body]
    chosen = _photographs(work, request)
    standing = consent_lines.current_lines(work, request.patient_id)
    notice = consents.notice_in_force(work)
    basic = _frame(work, request, number)
    return replace(
        basic,
        patient=copy_content.identity(card.mrn, contact_facts, today),
        contacts=copy_content.contacts(contact_facts, today),
        record_reference=number or card.mrn,
        notice_version=str(notice.version) if notice else "",
        codes_used=copy_content.codes(chart),
        how_used=copy_content.uses(),
        consents=tuple(copy_content.consent(line) for line in standing),
        allergy_state=copy_content.allergy_state(states[0] if states else None),
        allergies=copy_content.allergies(of("allergy"), earlier),
        conditions=copy_content.conditions(of("condition"), earlier),
        medicines=copy_content.medicines(of("medicine"), earlier, today),
        lifestyle=copy_content.lifestyle(of("lifestyle")),
        photographs=chosen,
        restrictions=copy_sharing.restriction_rows(work, request.patient_id),
        processors=copy_sharing.processor_rows(work, request.language),
        disclosures=tuple(
            page.DisclosureRow(
                on=copy_content.day(line.at.astimezone(CLINIC_ZONE).date()),
                recipient=line.recipient,
                what=line.description,
                purpose=line.purpose,
                by=line.by,
            )
            for line in reversed(disclosure_lines(work, request.patient_id))
            if line.state != FAILED  # one whose outcome a power cut swallowed may have left
        ),
        certification=page.Certification(
            prepared_by=work.actor.display_name,
            prepared_role=_role_name(work),
            issued_by=work.actor.display_name,
            counts=(
                (say("Conditions"), len(of("condition"))),
                (say("Medicines and topicals"), len(of("medicine"))),
                (say("Allergies"), len(of("allergy"))),
                (say("Lifestyle assessments"), len(of("lifestyle"))),
                (say("Photographs"), len(chosen)),
            ),
        ),
    )


def _frame(work: Work, request: CopyRequest, number: str) -> page.RecordCopy:
    """Return the copy's frame: letterhead, numbers, recipient, times; the record's content is still to come."""
    clinic = settings.clinic_details(work.session)
    contact = settings.privacy_contact(work.session)
    newest = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    head = work.session.execute(newest).first()
    check = None
    if request.identity_seen:
        check = page.IdentityCheck(
            method=say("Document seen"),
            document=request.identity_seen,
            last_four=request.identity_last_four,
            verified_by=work.actor.display_name,
            verified_at=work.now,
            authority=request.recipient.signed_writing,
        )
    return page.RecordCopy(
        clinic=page.Letterhead(
            name=clinic.name,
            address=tuple(line for line in clinic.address.splitlines() if line),
            phone=clinic.phone,
            email=clinic.email,
            registration_no=clinic.registration_no,
            privacy_contact=tuple(
                part for part in (contact.name, contact.title, contact.phone, contact.email, contact.address) if part
            ),
        ),
        patient=page.PatientIdentity(name="", number=""),
        form=request.form,
        copy_number=number or PREVIEW,
        record_reference=number,
        generated_at=work.now,
        recipient=clean_line(request.recipient.name),
        purpose=clean_line(request.purpose),
        basis=say("MCI Regulations 2002, reg. 1.3.2; DPDP Act 2023, s.11"),
        language=request.language,
        requested_at=request.requested_at or work.now,
        issued_at=None if request.preview else work.now,
        sections=request.sections,
        identity_check=check,
        audit_anchor=page.AuditAnchor(head.seq, head.hash.hex()[:12]) if head else None,
    )


class _ByKind:
    """The facts of a chart by their kind."""

    def __init__(self, chart: list[Known]) -> None:
        self._chart = chart

    def __call__(self, kind: str) -> list[Known]:
        return [known for known in self._chart if known.kind == kind]


def _earlier(work: Work, patient: PatientId, chart: list[Known]) -> copy_content.Versions:
    changed = [known for known in chart if known.number > 1 and known.kind != "allergy_state"]
    return {known.fact_id: versions(work, patient, known.fact_id)[1:] for known in changed}


def _photographs(work: Work, request: CopyRequest) -> tuple[page.Photograph, ...]:
    if request.form is page.Form.SUMMARY or page.Section.PHOTOGRAPHS not in request.sections:
        return ()
    if request.photographs == ():
        return ()
    tiles = photographs.tiles_of(work, request.patient_id)
    wanted = [tile for tile in tiles if request.photographs is None or tile.photograph_id in request.photographs]
    return tuple(
        copy_content.photograph(tile, photographs.preview_of(work, request.patient_id, tile.photograph_id), place)
        for place, tile in enumerate(sorted(wanted, key=lambda each: each.fact.body.taken_at), start=1)
    )


def _role_name(work: Work) -> Message:
    first = sorted(work.actor.roles, key=lambda role: role.value)[0]
    return ROLE_NAMES[first]


def _description(request: CopyRequest) -> str:
    if request.form is page.Form.SUMMARY:
        return "summary"
    return "full: " + ", ".join(section.value for section in request.sections)


def _event(work: Work, disclosure_id: int, state: str, note: str) -> None:
    work.session.execute(
        insert(DisclosureEvent).values(
            disclosure_id=disclosure_id, state=state, at=work.now, by=work.actor.user_id, note=note
        )
    )


def _state(work: Work, disclosure_id: int) -> str:
    found = work.session.scalar(
        select(DisclosureEvent.state)
        .where(DisclosureEvent.disclosure_id == disclosure_id)
        .order_by(DisclosureEvent.id.desc())
        .limit(1)
    )
    return found or PREPARED
