"""What a machine copy says of consents, wishes, restrictions, appointments, messages, corrections and what left.

Each says in words what the pages say and no more, since those are what is looked through before a copy leaves; and in
the record's own values what another clinic's program needs to keep to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, zip_longest
from typing import cast

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import PURPOSE_NAMES, STATE_NAMES
from luna_desktop.domain.facts import read_part
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, WISH_NAMES, Topic, Wish, wish_at
from luna_desktop.domain.recipients import BASIS_NAMES, RecipientKind
from luna_desktop.domain.rights.disagreements import Attach, RecordType
from luna_desktop.interop.fhir_out.acts import consent_status
from luna_desktop.interop.fhir_out.content import Act, Text, Told
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import BookingVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports.record_content import CorrectionRow
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.privacy import consent_lines, ledger
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.preferences import ways_of
from luna_desktop.services.privacy.receipts import receipts_of
from luna_desktop.services.privacy.restrictions import RestrictionLine, restriction_lines
from luna_desktop.services.rights.correction_lines import CorrectionLine
from luna_desktop.services.rights.disagreements import Dispute
from luna_desktop.services.rights.openings import DEFAULT_YEARS, who_opened, who_opened_rules
from luna_desktop.services.rights.openings import first_day as openings_since
from luna_desktop.services.sharing import accounting, copy_corrections, copy_messages, copy_sharing
from luna_desktop.services.sharing.copy_appointments import why_words
from luna_desktop.services.sharing.copy_notices import notice_rows
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import say

Words = dict[str, Text]
YES = "yes"


def consents(work: Work, patient: PatientId) -> Iterator[Told]:
    """Yield where each purpose stands that was answered, then the answers before, newest first."""
    history = consent_lines.history_lines(work, patient)
    standing = consent_lines.lines_now(work, patient, history)
    counting = {line.sequence for line in standing}
    places = count(1)
    for line in (*standing, *(line for line in history if line.sequence not in counting)):
        stands = consent_status(line.state)
        if stands is not None:
            yield _consent(line, next(places), stands=stands, is_earlier=line.sequence not in counting)


def _consent(line: ConsentLine, place: int, *, stands: bool, is_earlier: bool) -> Told:
    version = say("Notice, version {version}", version=line.notice_version) if line.notice_version else ""
    says: Words = {
        "topic": PURPOSE_NAMES[line.purpose],
        "state": STATE_NAMES[line.state],
        "notice": version,
        "given_by": line.given_by,
        "recipient": line.recipient,
    }
    codes = {
        "state_code": line.state.value,
        "method_code": line.method.value,
        "giver_code": line.giver.value,
        "language_code": line.language,
        "is_earlier": YES if is_earlier else "",
    }
    return Told(
        act=Act.CONSENT,
        number=place,
        code=line.purpose,
        stands=stands,
        at=line.at,
        ends=line.expires_at,
        by=line.taken_by,
        says={**says, **codes},
    )


def wishes(work: Work, patient: PatientId) -> Iterator[Told]:
    """Yield what was said about messages, for the numbers and addresses on file."""
    known = ledger.preferences_of(work, patient)
    now = max([work.now, *(one.at for one in known)])
    places = count(1)
    for way in ways_of(work, patient):
        for topic in Topic:
            wish, entry = wish_at(known, topic, way.channel, way.address, now)
            if wish is not Wish.NOT_ASKED and entry is not None:
                says: Words = {
                    "topic": TOPIC_NAMES[topic],
                    "channel": CHANNEL_NAMES[way.channel],
                    "address": way.address,
                    "wish": WISH_NAMES[wish],
                }
                codes = {"topic_code": topic.value, "channel_code": way.channel.value, "wish_code": wish.value}
                yield Told(
                    act=Act.WISH,
                    number=next(places),
                    stands=wish is Wish.YES,
                    at=entry.at,
                    says={**says, **codes},
                )


def notices(work: Work, patient: PatientId) -> Iterator[Told]:
    """Yield which notices and policies were given, newest first."""
    lines = zip(receipts_of(work, patient), notice_rows(work, patient), strict=True)
    for place, (line, row) in enumerate(lines, start=1):
        topic = say("{document}, version {version}", document=row.document, version=row.version)
        says: Words = {"topic": topic, "language": row.language, "outcome": row.outcome, "reason": row.reason}
        codes = {
            "document_code": line.document.value,
            "version": str(line.version),
            "outcome_code": line.outcome.value,
            "language_code": line.language,
        }
        yield Told(act=Act.NOTICE, number=place, at=line.at, by=row.by, says={**says, **codes})


def restrictions(work: Work, patient: PatientId) -> Iterator[Told]:
    """Yield the restrictions in force, then every opening that went past one, in the words of the pages."""
    standing = [line for line in reversed(restriction_lines(work, patient)) if line.stands]
    for place, (row, line) in enumerate(zip_longest(copy_sharing.restriction_rows(work, patient), standing), start=1):
        says: Words = {"topic": row.text, "since": row.since}
        if line is None:
            yield Told(act=Act.RESTRICTION, number=place, stands=False, says=says)
            continue
        yield Told(
            act=Act.RESTRICTION,
            number=place,
            stands=False,
            at=copy_sharing.since_of(line),
            by=line.by,
            says={**says, **_terms_said(line), **_terms_codes(line)},
        )


def _terms_said(line: RestrictionLine) -> Words:
    return {
        "party": line.recipient or line.terms.party,
        "address": line.terms.address,
        "staff": "; ".join(line.staff),
    }


def _terms_codes(line: RestrictionLine) -> dict[str, str]:
    return {
        "kind_code": line.terms.kind.value,
        "state_code": line.state.value,
        "purpose_codes": " ".join(sorted(purpose.value for purpose in line.terms.purposes)),
        "channel_code": line.terms.channel.value if line.terms.channel is not None else "",
    }


def appointments(work: Work, patient: PatientId) -> Iterator[Told]:
    """Yield every appointment as its newest version says, the first before the last."""
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
        says: Words = {
            "topic": service.desk_name if service is not None else "",
            "note": booking.note,
            "why": why_words(booking),
        }
        yield Told(
            act=Act.APPOINTMENT,
            number=number,
            code=booking.state,
            stands=not booking.pinned,
            at=booking.starts,
            ends=booking.ends,
            by=practitioner or "",
            says=says,
        )


def messages(work: Work, patient: PatientId) -> Iterator[Told]:
    """Yield what was said either way with a patient, newest first."""
    for place, (said, row) in enumerate(copy_messages.told_rows(work, patient), start=1):
        says: Words = {
            "topic": row.about,
            "way": row.way,
            "text": row.text,
            "direction": row.direction,
            "address": said.address,
            "outcome": row.outcome,
        }
        outcome = said.outcome.value if said.outcome is not None else ""
        codes = {
            "direction_code": said.direction.value,
            "way_code": said.by.value,
            "topic_code": said.topic.value if said.topic is not None else "",
            "outcome_code": said.message.state.value if said.message is not None else outcome,
        }
        yield Told(
            act=Act.MESSAGE,
            number=place,
            stands=not row.is_struck,
            at=said.at,
            by=row.by,
            says={**says, **codes},
        )


def corrections(work: Work, request: CopyRequest) -> Iterator[Told]:
    """Yield the corrections and disagreements that the pages print, each with the entry that it is about."""
    for place, (line, dispute, row) in enumerate(copy_corrections.chosen(work, request), start=1):
        record = line.target.kind if line.target.record is RecordType.FACT else RecordType.VISIT.value
        yield Told(
            act=Act.CORRECTION,
            number=place,
            at=line.asked_at,
            says={
                **_correction_says(line, row),
                **_correction_codes(line, dispute),
                "about": f"{record}/{line.target.record_id}",
            },
        )


def _correction_says(line: CorrectionLine, row: CorrectionRow) -> Words:
    names = ("case", "asked", "entry", "recorded", "reason", "decision", "decided", "basis", "now", "statement")
    says: Words = {name: getattr(row, name) for name in (*names, "stated", "rebuttal", "rebutted")}
    told: Text = ""
    for name in row.told:
        told = say("{first}; {more}", first=told, more=name) if told else name
    people = {"decider": line.decision, "answerer": line.rebuttal, "writer": line.statement}
    named: Words = {name: said.by for name, said in people.items() if said is not None}
    return {"topic": row.request, **says, "told": told, **named, "proposed": line.typed}


def _correction_codes(line: CorrectionLine, dispute: Dispute | None) -> dict[str, str]:
    """Return which field it is about, and of a disagreement that goes with its entry how it goes and when was what."""
    codes = {
        "kind_code": line.target.kind,
        "field_code": line.target.field,
        "version": str(line.target.number),
        "basis_code": line.code.value if line.code is not None else "",
        "decided_at": line.decision.at.isoformat() if line.decision is not None else "",
    }
    if dispute is None:
        return codes
    texts = {"stated_at": dispute.statement, "rebutted_at": dispute.rebuttal} if dispute.attach is Attach.ALL else {}
    codes |= {name: said.at.isoformat() for name, said in texts.items() if said is not None}
    return codes | {"attach_code": dispute.attach.value}


def disclosures(work: Work, request: CopyRequest) -> Iterator[Told]:
    """Yield what left, as the accounting says it; what is withheld on an order is not in it."""
    since = request.accounted_since or accounting.first_day(local_day(work.now))
    lines = accounting.grouped(accounting.disclosure_lines(work, request.patient_id), since)
    for place, line in enumerate(lines, start=1):
        says: Words = {
            "recipient": line.recipient,
            "address": line.address,
            "text": accounting.what_words(line.what),
            "topic": line.purpose,
            "basis": BASIS_NAMES[line.basis],
            "count": str(line.count),
            "last": line.last.isoformat(),
        }
        yield Told(
            act=Act.DISCLOSURE,
            number=place,
            code=line.basis,
            at=line.first,
            ends=line.last,
            by=line.by,
            says={**says, "state_code": line.state.value, "what_code": line.what},
        )


def openings(work: Work, request: CopyRequest) -> Iterator[Told]:
    """Yield who opened the record, for the patient alone, and only where the clinic puts that into copies."""
    rules = who_opened_rules(work.session)
    if request.recipient.kind is not RecipientKind.PATIENT or not rules.in_copies:
        return
    since = openings_since(local_day(work.now), DEFAULT_YEARS)
    rows = who_opened(work, request.patient_id, since, by_name=rules.with_names).rows
    for place, row in enumerate(rows, start=1):
        says: Words = {"who": row.who, "topic": row.task, "count": str(row.times)}
        yield Told(act=Act.OPENING, number=place, at=row.first, ends=row.last, says=says)
