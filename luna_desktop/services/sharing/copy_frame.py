"""The frame of a record copy: clinic, numbers, the request with its times, scope, and who certifies it.

What the record itself says is collected in `copy_collect`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.domain.notices import Document
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.models.audit import AuditEntry
from luna_desktop.reports import record_content as page
from luna_desktop.services.clinic import settings
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.notice_texts import version_in_force
from luna_desktop.services.rights.figures import rights_figures
from luna_desktop.services.sharing import accounting, copy_content, copy_of_case
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

COPY_NUMBERS = "RC-"
MAKERS = (Role.PRIVACY_OFFICER, Role.CLINICIAN, Role.OWNER)
"""Whoever holds several roles makes a copy in the first of these."""
RELEASES: dict[str, Message] = {
    "paper": say("Printed on paper"),
    "pdf": say("File in PDF form"),
    "zip": say("Archive with the PDF and files for other programs"),
}
"""How a copy is handed over, as its cover says it."""


def frame(work: Work, request: CopyRequest, number: str) -> page.RecordCopy:
    """Return the frame of a copy; the record's content is still to come."""
    newest = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    head = work.session.execute(newest).first()
    notice = consents.notice_in_force(work)
    issued = 0 if request.preview else 1
    place = copies_issued(work, request) + max(issued, 1)
    return page.RecordCopy(
        clinic=_letterhead(work),
        patient=page.PatientIdentity(name="", number=""),
        form=request.form,
        copy_number=number or page.PREVIEW,
        copy_index=place,
        copy_total=place,
        generated_at=work.now,
        recipient=clean_line(request.recipient.name),
        purpose=clean_line(request.purpose),
        basis=say("MCI Regulations 2002, reg. 1.3.2; DPDP Act 2023, s.11"),
        language=request.language,
        case=_case(work, request),
        notice_version=str(notice.version) if notice else "",
        policy_version=str(version_in_force(work, Document.POLICY) or ""),
        sections=request.sections,
        identity_check=_identity_check(work, request),
        rights=rights_figures(work),
        audit_anchor=page.AuditAnchor(head.seq, head.hash.hex()[:12]) if head else None,
    )


def _letterhead(work: Work) -> page.Letterhead:
    clinic = settings.clinic_details(work.session)
    contact = settings.privacy_contact(work.session)
    return page.Letterhead(
        name=clinic.name,
        address=tuple(line for line in clinic.address.splitlines() if line),
        phone=clinic.phone,
        email=clinic.email,
        registration_no=clinic.registration_no,
        privacy_contact=tuple(
            part for part in (contact.name, contact.title, contact.phone, contact.email, contact.address) if part
        ),
    )


def copies_issued(work: Work, request: CopyRequest) -> int:
    """Return how many copies of this record have left so far."""
    lines = accounting.disclosure_lines(work, request.patient_id, with_withheld=True)
    return sum(line.has_left and line.number.startswith(COPY_NUMBERS) for line in lines)


def _case(work: Work, request: CopyRequest) -> page.CopyCase:
    """Return the request that the copy answers; a preview without a case knows little of it."""
    asked = page.CopyCase(
        received_at=request.requested_at or work.now,
        issued_at=None if request.preview else work.now,
        scope=scope(request),
        form=RELEASES.get(request.release, ""),
        designee=designee(request),
    )
    return copy_of_case.with_case(work, request, asked)


def designee(request: CopyRequest) -> page.Text:
    """Return to whom the patient has it sent, and by which signed writing."""
    if request.recipient.kind is not RecipientKind.DESIGNEE:
        return ""
    writing = clean_line(request.recipient.signed_writing)
    name = clean_line(request.recipient.name)
    return say("{name}, by signed writing: {writing}", name=name, writing=writing) if writing else name


def _identity_check(work: Work, request: CopyRequest) -> page.IdentityCheck | None:
    of_case = copy_of_case.identity_check(work, request)
    if of_case is not None or not request.identity_seen:
        return of_case
    return page.IdentityCheck(
        method=say("Document seen"),
        document=request.identity_seen,
        last_four=request.identity_last_four,
        verified_by=work.actor.display_name,
        verified_role=role_name(work),
        verified_at=work.now,
        authority=request.recipient.signed_writing,
    )


def role_name(work: Work) -> Message:
    """Return in words in which of their roles the acting person makes copies."""
    return ROLE_NAMES[next(role for role in (*MAKERS, *Role) if role in work.actor.roles)]


def certification(work: Work, counts: Iterable[tuple[page.Text, int]]) -> page.Certification:
    """Return who makes and issues the copy, with how many entries of each kind it holds."""
    name, role = work.actor.display_name, role_name(work)
    return page.Certification(
        prepared_by=name, prepared_role=role, issued_by=name, issued_role=role, counts=tuple(counts)
    )


def description(request: CopyRequest) -> str:
    """Return what of the record a copy holds, as the book of disclosures keeps it."""
    if request.form is page.Form.SUMMARY:
        return "summary"
    return "full: " + ", ".join(section.value for section in request.sections)


def scope(request: CopyRequest) -> page.Text:
    """Return what of the record the copy holds and from which days, in words."""
    what = accounting.what_words(description(request))
    days = period(request.since, request.until)
    return say("{what}. {days}", what=what, days=days) if days else say("{what}.", what=what)


def period(since: date | None, until: date | None) -> page.Text:
    """Return the days from which entries are wanted, in words; nothing where all are."""
    if since and until:
        return say("{first} to {last}", first=copy_content.day(since), last=copy_content.day(until))
    if since:
        return say("From {first} on", first=copy_content.day(since))
    return say("Until {last}", last=copy_content.day(until)) if until else ""
