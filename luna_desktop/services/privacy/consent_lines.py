"""Reading the ledger: where each purpose stands now, for which recipient, and every answer that was ever given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import (
    ConsentEvent,
    ConsentMethod,
    ConsentState,
    Giver,
    Purpose,
    newest_instant,
    peace_until,
    state_at,
)
from luna_desktop.domain.consent_terms import NEVER_OFFERED, AnswerWay, Scope, read_scope
from luna_desktop.models.privacy import ConsentEventRow, NoticeVersion
from luna_desktop.models.sharing import RecipientVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.privacy import ledger
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class ConsentLine:
    """Where a purpose stands, since when, by whom it was taken, under which notice.

    In the history it is the answer as it was written; as a current line its state also tells what ran out or lapsed.
    """

    purpose: Purpose
    state: ConsentState
    at: datetime | None = None
    method: ConsentMethod = ConsentMethod.NONE
    given_by: str = ""
    taken_by: str = ""
    notice_version: int = 0
    reason: str = ""
    sequence: int = 0
    recipient_id: int = 0
    recipient: str = ""
    giver: Giver = Giver.SELF
    witness: str = ""
    language: str = ""
    expires_at: datetime | None = None
    is_for_one_use: bool = False
    scope: Scope | None = None
    evidence_id: int | None = None
    way: AnswerWay = AnswerWay.IN_PERSON
    station: str = ""
    peace_until: datetime | None = None


def offered_purposes(work: Work) -> tuple[Purpose, ...]:
    """Return the purposes about which this clinic asks, in their order; sharing counts for each recipient apart."""
    health_account = settings.preferences(work.session).asks_health_account
    return tuple(
        purpose
        for purpose in Purpose
        if purpose not in NEVER_OFFERED and (purpose is not Purpose.HEALTH_ACCOUNT or health_account)
    )


def current_lines(work: Work, patient: PatientId) -> tuple[ConsentLine, ...]:
    """Return where each purpose stands that is asked about or was answered; sharing has a line for each recipient."""
    return lines_now(work, patient, history_lines(work, patient))


def lines_now(work: Work, patient: PatientId, history: Iterable[ConsentLine]) -> tuple[ConsentLine, ...]:
    """Return where each purpose stands, from a history that was read already."""
    events = ledger.consent_events(work, patient)
    newest = newest_instant(events)
    now = max(work.now, newest) if newest is not None else work.now
    adult = ledger.adult_day(work, patient)
    by_sequence = {line.sequence: line for line in history}
    offered = offered_purposes(work)
    lines = []
    for purpose in Purpose:
        for recipient in _recipients_of(events, purpose):
            state, event = state_at(events, purpose, now, recipient=recipient, adult_from=adult)
            if event is not None:
                peace = peace_until(state, event)
                still = peace if peace is not None and peace > now else None
                lines.append(replace(by_sequence[event.sequence], state=state, peace_until=still))
            elif purpose in offered:
                lines.append(ConsentLine(purpose, ConsentState.NOT_ASKED))
    return tuple(lines)


def _recipients_of(events: Iterable[ConsentEvent], purpose: Purpose) -> tuple[int, ...]:
    if purpose is not Purpose.SHARING:
        return (0,)
    return tuple(dict.fromkeys(event.recipient for event in events if event.purpose is purpose))


def history_lines(work: Work, patient: PatientId) -> tuple[ConsentLine, ...]:
    """Return the ledger, newest first."""
    rows = work.session.execute(
        select(ConsentEventRow, StaffUser.display_name, NoticeVersion.version)
        .join(StaffUser, StaffUser.id == ConsentEventRow.taken_by)
        .outerjoin(NoticeVersion, NoticeVersion.id == ConsentEventRow.notice_id)
        .where(ConsentEventRow.patient_id == patient)
        .order_by(ConsentEventRow.id.desc())
    ).all()
    names = recipient_names(work, {row.recipient_id for row, _, _ in rows if row.recipient_id})
    return tuple(_line(row, taken_by, version or 0, names) for row, taken_by, version in rows)


def _line(row: ConsentEventRow, taken_by: str, version: int, names: dict[int, str]) -> ConsentLine:
    recipient = row.recipient_id or 0
    method = ConsentMethod(row.method)
    return ConsentLine(
        purpose=Purpose(row.purpose),
        state=ConsentState(row.state),
        at=row.at,
        method=method,
        given_by=row.given_by,
        taken_by=taken_by,
        notice_version=version,
        reason=row.reason,
        sequence=row.id,
        recipient_id=recipient,
        recipient=names.get(recipient, row.recipient),
        giver=Giver.GUARDIAN if method is ConsentMethod.GUARDIAN else Giver(row.giver),
        witness=row.witness,
        language=row.language,
        expires_at=row.expires_at,
        is_for_one_use=row.is_for_one_use,
        scope=read_scope(row.scope),
        evidence_id=row.evidence_id,
        way=AnswerWay(row.channel) if row.channel else AnswerWay.IN_PERSON,
        station=row.station,
    )


def recipient_names(work: Work, recipients: Iterable[int]) -> dict[int, str]:
    """Return the present names of entries of the register."""
    wanted = list(recipients)
    if not wanted:
        return {}
    newest = (
        select(RecipientVersion.recipient_id, func.max(RecipientVersion.number).label("number"))
        .where(RecipientVersion.recipient_id.in_(wanted))
        .group_by(RecipientVersion.recipient_id)
        .subquery()
    )
    rows = work.session.execute(
        select(RecipientVersion.recipient_id, RecipientVersion.name).join(
            newest,
            (newest.c.recipient_id == RecipientVersion.recipient_id) & (newest.c.number == RecipientVersion.number),
        )
    )
    return {row.recipient_id: row.name for row in rows}
