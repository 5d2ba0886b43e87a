"""What a machine copy says beside the chart: visits, consents, messages, appointments, papers, what left.

Where the pages say something already, their rows are taken: what is withheld or redacted there is not here either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import cast

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.domain.clinical.visits import LOCKED, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import PURPOSE_NAMES, STATE_NAMES
from luna_desktop.domain.elsewhere import NoteBeside, NoteVersion
from luna_desktop.domain.facts import read_part
from luna_desktop.domain.recipients import BASIS_NAMES
from luna_desktop.interop.fhir_out.acts import consent_status
from luna_desktop.interop.fhir_out.content import Act, Told, Visit
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import BookingVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.services.care import care_papers
from luna_desktop.services.care.visits import OpenVisit, visits_of
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.messages.contacts import communications_of
from luna_desktop.services.privacy import consent_lines
from luna_desktop.services.sharing import accounting
from luna_desktop.services.sharing.copy_messages import SHOWN
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


def visits_told(work: Work, request: CopyRequest) -> tuple[Visit, ...]:
    """Return the visits of a copy, oldest first; drafts say so, discarded ones are not there."""
    if Section.VISITS not in request.sections:
        return ()
    return tuple(_visit(each) for each in visits_of(work, request.patient_id) if _is_wanted(each, request))


def _is_wanted(visit: OpenVisit, request: CopyRequest) -> bool:
    return visit.state is not VisitState.DISCARDED and request.has(local_day(visit.header.started_at))


def _visit(visit: OpenVisit) -> Visit:
    header = visit.header
    told = Visit(number=header.visit_id, at=header.started_at, by=header.practitioner, state=visit.state)
    if visit.state is VisitState.ENTERED_IN_ERROR:  # it may be about somebody else
        return told
    newest, *before = visit.versions
    kept = (newest, *(each for each in before if each.state in LOCKED))
    versions = (NoteVersion(each.number, each.state, each.note, each.by, each.at, each.reason) for each in kept)
    beside = tuple(NoteBeside(each.text, each.by, each.at) for each in visit.addenda)
    return replace(told, versions=tuple(versions), signed_at=header.signed_at, beside=beside)


def acts_told(work: Work, request: CopyRequest, content: RecordCopy) -> tuple[Told, ...]:
    """Return everything else; `content` are the pages, without what is withheld."""
    patient, has = request.patient_id, set(content.sections)
    parts: tuple[tuple[frozenset[Section], Callable[[], Iterable[Told]]], ...] = (
        (_USED, lambda: _consents(work, patient)),
        (_USED, lambda: _notices(content)),
        (frozenset({Section.RESTRICTIONS}), lambda: (*_restrictions(content), *_wishes(content))),
        (frozenset({Section.VISITS}), lambda: _appointments(work, patient)),
        (_USED, lambda: _messages(work, patient, content)),
        (frozenset({Section.PAPERS}), lambda: _papers(work, request)),
        (frozenset({Section.PAPERS}), lambda: (*_treatment_consents(content), *_aftercare(content))),
        (frozenset({Section.LIFESTYLE}), lambda: _intakes(content)),
        (frozenset({Section.CORRECTIONS}), lambda: _corrections(content)),
        (frozenset({Section.DISCLOSURES}), lambda: _disclosures(work, request)),
    )
    return tuple(told for sections, tell in parts if has & sections for told in tell())


_USED = frozenset({Section.HOW_USED})


def _consents(work: Work, patient: PatientId) -> Iterator[Told]:
    for place, line in enumerate(consent_lines.current_lines(work, patient), start=1):
        stands = consent_status(line.state)
        if stands is not None:
            version = say("Notice, version {version}", version=line.notice_version) if line.notice_version else ""
            yield Told(
                act=Act.CONSENT,
                number=place,
                code=line.purpose,
                stands=stands,
                at=line.at,
                ends=line.expires_at,
                by=line.taken_by,
                says={
                    "topic": PURPOSE_NAMES[line.purpose],
                    "state": STATE_NAMES[line.state],
                    "notice": version,
                    "given_by": line.given_by,
                    "recipient": line.recipient,
                },
            )


def _wishes(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.wishes, start=1):
        says = {"topic": row.topic, "channel": row.channel, "address": row.address, "wish": row.wish}
        yield Told(act=Act.WISH, number=place, says=says | {"since": row.since})


def _notices(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.notices, start=1):
        topic = say("{document}, version {version}", document=row.document, version=row.version)
        says = {"topic": topic, "on": row.on, "language": row.language, "outcome": row.outcome, "reason": row.reason}
        yield Told(act=Act.NOTICE, number=place, by=row.by, says=says)


def _restrictions(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.restrictions, start=1):
        says = {"topic": row.text, "since": row.since}
        yield Told(act=Act.RESTRICTION, number=place, stands=False, says=says)


def _appointments(work: Work, patient: PatientId) -> Iterator[Told]:
    set_up = set_up_of(work)
    rows = work.session.execute(
        select(BookingRow.id, BookingVersion.body, StaffUser.display_name)
        .join(
            BookingVersion,
            (BookingRow.id == BookingVersion.booking_id) & (BookingRow.current_number == BookingVersion.number),
        )
        .join(StaffUser, StaffUser.id == BookingRow.practitioner_id, isouter=True)
        .where(BookingRow.patient_id == patient)
        .order_by(BookingRow.starts_at, BookingRow.id)
    )
    for number, body, practitioner in rows:
        booking = cast("Booking", read_part(Booking, body))
        service = set_up.service_named(booking.service)
        yield Told(
            act=Act.APPOINTMENT,
            number=number,
            code=booking.state,
            stands=not booking.pinned,
            at=booking.starts,
            ends=booking.ends,
            by=practitioner or "",
            says={"topic": service.desk_name if service is not None else "", "note": booking.note},
        )


def _messages(work: Work, patient: PatientId, content: RecordCopy) -> Iterator[Told]:
    shown = [said for said in communications_of(work, patient) if said.message is None or said.message.state in SHOWN]
    for place, (said, row) in enumerate(zip(shown, content.messages, strict=True), start=1):
        says: dict[str, str | Message] = {"topic": row.about, "way": row.way, "text": row.text}
        more: dict[str, str | Message] = {"direction": row.direction, "address": row.address, "outcome": row.outcome}
        yield Told(
            act=Act.MESSAGE, number=place, stands=not row.is_struck, at=said.at, by=row.by, says={**says, **more}
        )


def _papers(work: Work, request: CopyRequest) -> Iterator[Told]:
    for line in reversed(care_papers.lines_of(work, request.patient_id)):
        at = line.issued_at or line.written_at
        if not request.has(local_day(at)):
            continue
        says = {"serial": line.serial, "state": line.state.value, "reason": line.reason}
        body, who = line.body, line.issued_by or line.written_by
        stands = line.state is PaperState.ISSUED
        if isinstance(body, Prescription):
            yield Told(
                act=Act.PRESCRIPTION,
                number=line.paper_id,
                code=line.state,
                stands=stands,
                at=at,
                by=who,
                says={**says, "advice": body.advice},
                rows=tuple((row.what.text, _told(row)) for row in body.rows),
                what=tuple(row.what for row in body.rows),
            )
        else:
            rows = ((say("What is certified"), body.statement), (say("Remarks"), body.remarks))
            said: dict[str, str | Message] = {**says, "topic": say("Medical certificate")}
            yield Told(
                act=Act.CERTIFICATE,
                number=line.paper_id,
                code=line.state,
                stands=stands,
                at=at,
                by=who,
                says=said,
                rows=tuple((label, text) for label, text in rows if text),
            )


def _told(row: RxRow) -> str:
    parts = (row.strength, row.form, row.directions, row.duration, row.quantity, row.notes)
    return "; ".join(part for part in parts if part)


def _treatment_consents(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.treatment_consents, start=1):
        yield Told(
            act=Act.TREATMENT_CONSENT,
            number=place,
            says={"topic": row.treatment, "answer": row.answer, "signed": row.signed, "text_sha256": row.digest},
        )


def _aftercare(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.aftercare, start=1):
        says = {"topic": row.treatment, "text": row.sheet, "on": row.on}
        yield Told(act=Act.AFTERCARE, number=place, by=row.by, says=says)


def _intakes(content: RecordCopy) -> Iterator[Told]:
    for place, form in enumerate(content.intakes, start=1):
        says = {"on": form.on, "language": form.language, "answered_by": form.answered_by}
        rows = tuple((row.question, row.answer) for row in form.rows)
        yield Told(act=Act.INTAKE, number=place, says=says, rows=rows)


def _corrections(content: RecordCopy) -> Iterator[Told]:
    names = ("entry", "recorded", "reason", "decision", "decided", "basis", "now", "statement", "stated", "rebuttal")
    for place, row in enumerate(content.corrections, start=1):
        says: dict[str, str | Message] = {
            "topic": row.request,
            "case": row.case,
            "asked": row.asked,
            "rebutted": row.rebutted,
        }
        more = {name: getattr(row, name) for name in names}
        yield Told(act=Act.CORRECTION, number=place, says={**says, **more})


def _disclosures(work: Work, request: CopyRequest) -> Iterator[Told]:
    since = request.accounted_since or accounting.first_day(local_day(work.now))
    lines = accounting.grouped(accounting.disclosure_lines(work, request.patient_id), since)
    for place, line in zip(count(1), lines, strict=False):
        yield Told(
            act=Act.DISCLOSURE,
            number=place,
            code=line.basis,
            at=line.first,
            ends=line.last,
            by=line.by,
            says={
                "recipient": line.recipient,
                "address": line.address,
                "text": line.what,
                "topic": line.purpose,
                "basis": BASIS_NAMES[line.basis],
                "count": str(line.count),
                "last": line.last.isoformat(),
            },
        )
