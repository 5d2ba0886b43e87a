"""The record copy: what the record says on paper, for the patient, and the book of every copy that left.

A copy is entered into the one book of `services.sharing.disclosure_book` and handed over through it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import select

from luna_desktop.domain.access import ROLE_NAMES, PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.contact_checks import KIND as CONTACT_CHECK
from luna_desktop.domain.disclosures import Life, State
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import chart_kinds
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import Basis, Recipient, RecipientKind
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.privacy import Disclosure
from luna_desktop.reports import record_content as page
from luna_desktop.reports.intake_content import IntakeCopy
from luna_desktop.services.care import moves, photographs
from luna_desktop.services.care.intake_review import submissions_of
from luna_desktop.services.clinic import settings
from luna_desktop.services.counters import next_number
from luna_desktop.services.facts import Known, current_facts, versions
from luna_desktop.services.people.cards import CONTACT_KINDS, card_of
from luna_desktop.services.people.identity_photos import identity_photo_of
from luna_desktop.services.privacy import consent_lines, consents, ledger
from luna_desktop.services.sharing import (
    accounting,
    copy_allergies,
    copy_appointments,
    copy_consents,
    copy_content,
    copy_findings,
    copy_history,
    copy_intake,
    copy_merges,
    copy_messages,
    copy_notices,
    copy_papers,
    copy_results,
    copy_rules,
    copy_sharing,
    copy_visits,
    disclosure_book,
)
from luna_desktop.services.sharing.disclosure_book import Entry, HandedOver, HandOver
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Work, patient_change
from luna_desktop.texts import Message, say

PREVIEW = "–"
PHOTOGRAPHS_HELD = "photographs_held"


@dataclass(frozen=True)
class CopyRequest:
    """Which copy, for whom and why; `photographs` are ids, None for all that the sections include.

    `since` and `until` keep to what was recorded, assessed or photographed within these days; `accounted_since` says
    from which day on disclosures are listed, None for six years.
    """

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
    since: date | None = None
    until: date | None = None
    accounted_since: date | None = None

    def has(self, day: date) -> bool:
        """Tell whether a day lies within what is wanted."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


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
    year = work.now.astimezone(CLINIC_ZONE).year
    number = "" if request.preview else f"RC-{year}-{next_number(work, f'record copy {year}'):04d}"
    content = collect(work, request, number)
    if content.photographs:
        ledger.require(work, request.patient_id, Ground.RIGHTS, DataClass.PHOTOGRAPH, request.recipient)
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
        _description(request),
        released.format,
        "AES-256" if released.is_protected else "none",
        basis_words="; ".join(part for part in rests_on if part),
        content={PHOTOGRAPHS_HELD: len(released.copy.content.photographs)},
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


def collect(work: Work, request: CopyRequest, number: str) -> page.RecordCopy:
    """Return everything that a copy or a disclosure says; its sections choose what of it is printed."""
    today = work.now.astimezone(CLINIC_ZONE).date()
    card = card_of(work, request.patient_id)
    contact_facts = current_facts(work, request.patient_id, (*CONTACT_KINDS, CONTACT_CHECK))
    elsewhere = moves.moved_away(work, request.patient_id)
    chart = [
        known
        for known in current_facts(work, request.patient_id, chart_kinds(), with_errors=True)
        if request.has(_day_of(known)) and known.fact_id not in elsewhere
    ]
    earlier = _earlier(work, request.patient_id, chart)
    more = partial(copy_history.more_of, language=request.language)
    of = _ByKind(chart)
    states = [known for known in of("allergy_state") if known.body]
    chosen = _photographs(work, request)
    measured = _results(work, request)
    copied = copy_papers.collect_papers(work, request.patient_id, request.has)
    seen = _visits(work, request)
    standing = consent_lines.current_lines(work, request.patient_id)
    notice = consents.notice_in_force(work)
    basic = _frame(work, request, number)
    return replace(
        basic,
        patient=copy_content.identity(card.mrn, contact_facts, today, identity_photo_of(work, request.patient_id)),
        contacts=copy_content.contacts(contact_facts, today),
        record_reference=number or card.mrn,
        notice_version=str(notice.version) if notice else "",
        codes_used=(*copy_content.codes(chart), *copy_history.code_rows(chart), *seen.codes, *measured.codes),
        how_used=copy_content.uses(),
        consents=tuple(copy_consents.consent(line) for line in standing),
        signatures=copy_consents.signatures(work, request.patient_id, standing),
        wishes=copy_consents.wishes(work, request.patient_id),
        notices=copy_notices.notice_rows(work, request.patient_id),
        messages=copy_messages.message_rows(work, request.patient_id),
        joined=copy_merges.joined_rows(work, request.patient_id, request.language),
        appointments=copy_appointments.appointment_rows(work, request.patient_id),
        allergy_state=copy_content.allergy_state(states[0] if states else None),
        allergies=copy_content.allergies(of("allergy"), earlier, more),
        patch_tests=copy_allergies.patch_tests(chart, earlier, request.language),
        overrides=copy_allergies.overrides(chart, earlier, request.language),
        conditions=copy_content.conditions(of("condition"), earlier, more),
        medicines=copy_content.medicines(of("medicine"), earlier, today, more),
        history=(
            *copy_history.other_history(chart, earlier, request.language, today),
            *copy_rules.rule_rows(chart, earlier, request.language),
        ),
        lifestyle=copy_content.lifestyle(of("lifestyle")),
        visits=seen.visits,
        courses=seen.courses,
        orders=seen.orders,
        markers=copy_findings.marker_rows(of("marker"), earlier),
        scores=copy_findings.score_trends(of("score")),
        preferences=copy_intake.preferences(of("care_preferences"), request.language),
        intakes=_intakes(work, request),
        papers=copied.papers,
        treatment_consents=copied.consents,
        aftercare=copied.aftercare,
        results=measured.results,
        documents=measured.documents,
        photographs=chosen,
        restrictions=copy_sharing.restriction_rows(work, request.patient_id),
        processors=copy_sharing.processor_rows(work, request.language),
        disclosures=accounting.printed(work, request.patient_id, request.accounted_since),
        certification=page.Certification(
            prepared_by=work.actor.display_name,
            prepared_role=_role_name(work),
            issued_by=work.actor.display_name,
            counts=(
                (say("Conditions"), len(of("condition"))),
                (say("Medicines and topicals"), len(of("medicine"))),
                (say("Allergies"), len(of("allergy"))),
                (say("Lifestyle assessments"), len(of("lifestyle"))),
                (say("Visits"), len(seen.visits)),
                (say("Markers of the body map"), len(of("marker"))),
                (say("Scores"), len(of("score"))),
                (say("Prescriptions and certificates"), len(copied.papers)),
                (say("Treatment consents"), len(copied.consents)),
                (say("Investigations and results"), len(measured.results)),
                (say("Documents"), len(measured.documents)),
                (say("Photographs"), len(chosen)),
            ),
        ),
    )


def _intakes(work: Work, request: CopyRequest) -> tuple[IntakeCopy, ...]:
    """Return the forms that the patient filled in, for the patient alone: others get what was taken over."""
    if request.recipient.kind is not RecipientKind.PATIENT or page.Section.LIFESTYLE not in request.sections:
        return ()
    found = submissions_of(work, request.patient_id)
    return copy_intake.intakes(one for one in found if request.has(local_day(one.at)))


def _day_of(known: Known) -> date:
    """Return the day that a fact belongs to: of the assessment, else of the recording."""
    found = copy_findings.day_of(known)
    if found is not None:
        return found
    asked: PartialDate | None = getattr(known.body, "asked_on", None)
    return asked.earliest if asked is not None else local_day(known.recorded_at)


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
    wanted = [
        tile
        for tile in tiles
        if (request.photographs is None or tile.photograph_id in request.photographs)
        and request.has(tile.fact.body.taken_at.date())
    ]
    return tuple(
        copy_content.photograph(tile, photographs.preview_of(work, request.patient_id, tile.photograph_id), place)
        for place, tile in enumerate(sorted(wanted, key=lambda each: each.fact.body.taken_at), start=1)
    )


def _visits(work: Work, request: CopyRequest) -> copy_visits.CopiedVisits:
    if request.form is page.Form.SUMMARY or page.Section.VISITS not in request.sections:
        return copy_visits.CopiedVisits()
    return copy_visits.collect_visits(work, request.patient_id, request.has)


def _results(work: Work, request: CopyRequest) -> copy_results.CopiedResults:
    if request.form is page.Form.SUMMARY or page.Section.RESULTS not in request.sections:
        return copy_results.CopiedResults()
    return copy_results.collect_results(work, request.patient_id, request.has)


def _role_name(work: Work) -> Message:
    first = sorted(work.actor.roles, key=lambda role: role.value)[0]
    return ROLE_NAMES[first]


def _description(request: CopyRequest) -> str:
    if request.form is page.Form.SUMMARY:
        return "summary"
    return "full: " + ", ".join(section.value for section in request.sections)
