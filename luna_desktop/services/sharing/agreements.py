"""Confidentiality agreements with recipients: entered once, never edited, ended early by an entry of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from sqlalchemy import insert, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import GROUND_NAMES, PURPOSE_NAMES, Ground, Purpose
from luna_desktop.domain.countries import CODES
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import HOME_COUNTRY, Agreement
from luna_desktop.models.sharing import AgreementEnd, AgreementRow, RecipientRow
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.privacy.ledger import purpose_of
from luna_desktop.services.privacy.papers import file_paper, open_paper
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, READ, UPDATED, Change, Work
from luna_desktop.texts import Message, say

WARN_DAYS = 30
"""From this many days before its last day on, an agreement is said to run out."""

OFFERED: tuple[Purpose | Ground, ...] = (
    Purpose.CARE,
    Purpose.SERVICE_MESSAGES,
    Purpose.REMINDERS,
    Purpose.OFFERS,
    Purpose.SUGGESTIONS,
    Purpose.RESEARCH,
    Purpose.CLINICAL_PHOTOGRAPHS,
    Purpose.TEACHING_PHOTOGRAPHS,
    Purpose.HEALTH_ACCOUNT,
    Ground.KEEPING,
    Ground.RIGHTS,
)
"""Purposes and grounds that an agreement can cover; sharing names its recipient in the consent itself."""


class Standing(Enum):
    """Where the agreements with a recipient stand today."""

    NONE = "none"
    TO_COME = "to come"
    CURRENT = "current"
    RUNS_OUT = "runs out"
    ENDED = "ended"


@dataclass(frozen=True)
class NewAgreement:
    """What an agreement says; its last day still belongs to it, None means that it has none."""

    recipient_id: int
    reference: str
    purposes: frozenset[Purpose | Ground]
    begins_on: date | None
    ends_on: date | None = None
    countries: frozenset[str] = frozenset({HOME_COUNTRY})
    scan: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class AgreementEnding:
    """That an agreement ends earlier than it says; `last_day` still belongs to it."""

    agreement_id: int
    last_day: date | None
    reason: str


@dataclass(frozen=True)
class AgreementLine:
    """An agreement as the register shows it; `ended_because` is filled where it ended earlier than it says."""

    agreement_id: int
    agreement: Agreement
    reference: str
    at: datetime
    by: str
    standing: Standing
    ended_because: str = ""
    ended_by: str = ""
    has_scan: bool = False


@use_case(requires=Permission.READ_RECIPIENTS, writes=False)
def read_agreements(work: Work, recipient: int) -> tuple[AgreementLine, ...]:
    """Return every agreement with a recipient, newest first."""
    return tuple(line for line in lines_of(work) if line.agreement.recipient_id == recipient)


@use_case(requires=Permission.READ_RECIPIENTS)
def read_agreement_scan(work: Work, agreement_id: int) -> bytes:
    """Return the scan of an agreement: a PDF, or a picture.

    Raises:
        NotFound: there is no such agreement, or no scan of it was filed.
    """
    row = work.session.get(AgreementRow, agreement_id)
    if row is None or row.object_id is None:
        raise NotFound(say("No scan of this agreement was filed."))
    work.record("agreement scan read", Change("recipient", row.recipient_id), kind=READ, detail={"agreement": row.id})
    return open_paper(work, row.object_id)


@use_case(requires=Permission.MANAGE_RECIPIENTS)
def add_agreement(work: Work, new: NewAgreement) -> int:
    """Enter an agreement, and return its id."""
    problems = _problems(new)
    if problems:
        raise InvalidInput(problems)
    if work.session.get(RecipientRow, new.recipient_id) is None:
        raise NotFound(say("This recipient is not in the register."))
    agreement_id: int = work.session.execute(
        insert(AgreementRow)
        .values(
            recipient_id=new.recipient_id,
            reference=clean_line(new.reference),
            purposes=json.dumps([purpose.value for purpose in OFFERED if purpose in new.purposes]),
            countries=json.dumps(sorted(new.countries)),
            begins_on=new.begins_on,
            ends_on=new.ends_on,
            object_id=file_paper(work, new.scan) if new.scan else None,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(AgreementRow.id)
    ).scalar_one()
    work.record(
        "agreement entered",
        Change("recipient", new.recipient_id),
        kind=CREATED,
        detail={"agreement": agreement_id, "purposes": sorted(purpose.value for purpose in new.purposes)},
    )
    return agreement_id


@use_case(requires=Permission.MANAGE_RECIPIENTS)
def end_agreement(work: Work, ending: AgreementEnding) -> None:
    """End an agreement earlier than it says. Its last day may be yesterday, which ends it at once."""
    line = next((each for each in lines_of(work) if each.agreement_id == ending.agreement_id), None)
    if line is None:
        raise NotFound(say("This agreement is not in the register."))
    problems = _ending_problems(line, ending, local_day(work.now))
    if problems:
        raise InvalidInput(problems)
    work.session.execute(
        insert(AgreementEnd).values(
            agreement_id=ending.agreement_id,
            ends_on=ending.last_day,
            reason=clean_line(ending.reason),
            at=work.now,
            by=work.actor.user_id,
        )
    )
    work.record(
        "agreement ended",
        Change("recipient", line.agreement.recipient_id),
        kind=UPDATED,
        detail={"agreement": ending.agreement_id},
    )


def lines_of(work: Work) -> list[AgreementLine]:
    """Return every agreement of the clinic, newest first; the earliest end that was entered counts."""
    ended: dict[int, tuple[date, str, str]] = {}
    ends = select(AgreementEnd.agreement_id, AgreementEnd.ends_on, AgreementEnd.reason, StaffUser.display_name).join(
        StaffUser, StaffUser.id == AgreementEnd.by
    )
    for row in work.session.execute(ends.order_by(AgreementEnd.ends_on.desc(), AgreementEnd.id)):
        ended[row.agreement_id] = (row.ends_on, row.reason, row.display_name)
    rows = work.session.execute(
        select(AgreementRow, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == AgreementRow.by)
        .order_by(AgreementRow.id.desc())
    )
    return [_line(row, by, ended.get(row.id), work.now) for row, by in rows]


def standings(work: Work) -> dict[int, tuple[Standing, date | None]]:
    """Return for every recipient with agreements where they stand, and the last day of the one that lasts longest."""
    found: dict[int, list[AgreementLine]] = {}
    for line in lines_of(work):
        found.setdefault(line.agreement.recipient_id, []).append(line)
    return {recipient: standing_of(lines, work.now) for recipient, lines in found.items()}


def standing_of(lines: list[AgreementLine], at: datetime) -> tuple[Standing, date | None]:
    """Return where a recipient's agreements stand. A follower that is signed already takes the warning away."""
    current = [line.agreement for line in lines if line.agreement.is_current(at)]
    if not current:
        if any(line.standing is Standing.TO_COME for line in lines):
            return Standing.TO_COME, None
        return Standing.ENDED, max((line.agreement.ends_on for line in lines if line.agreement.ends_on), default=None)
    if any(agreement.ends_on is None for agreement in current):
        return Standing.CURRENT, None
    last = max(agreement.ends_on for agreement in current if agreement.ends_on is not None)
    followed = any(
        line.standing is not Standing.ENDED
        and line.agreement.begins_on <= last + timedelta(days=1)
        and (line.agreement.ends_on is None or line.agreement.ends_on > last)
        for line in lines
    )
    soon = (last - local_day(at)).days <= WARN_DAYS and not followed
    return (Standing.RUNS_OUT if soon else Standing.CURRENT), last


def covering(work: Work, purposes: frozenset[Purpose]) -> dict[int, frozenset[Purpose]]:
    """Return which recipients hold a current agreement for any of these purposes, and for which."""
    found: dict[int, frozenset[Purpose]] = {}
    for line in lines_of(work):
        shared = frozenset(purpose for purpose in purposes if purpose in line.agreement.purposes)
        if shared and line.agreement.is_current(work.now):
            found[line.agreement.recipient_id] = found.get(line.agreement.recipient_id, frozenset()) | shared
    return found


def purpose_name(purpose: Purpose | Ground) -> Message:
    """Return a purpose or ground in words."""
    return PURPOSE_NAMES[purpose] if isinstance(purpose, Purpose) else GROUND_NAMES[purpose]


def _line(row: AgreementRow, by: str, end: tuple[date, str, str] | None, now: datetime) -> AgreementLine:
    ended_on, because, ended_by = end or (None, "", "")
    days = [day for day in (row.ends_on, ended_on) if day is not None]
    agreement = Agreement(
        row.recipient_id,
        row.begins_on,
        min(days, default=None),
        frozenset(purpose_of(code) for code in json.loads(row.purposes)),
        frozenset(json.loads(row.countries)),
    )
    standing = _standing(agreement, now)
    return AgreementLine(
        row.id, agreement, row.reference, row.at, by, standing, because, ended_by, row.object_id is not None
    )


def _standing(agreement: Agreement, now: datetime) -> Standing:
    cancelled = agreement.ends_on is not None and agreement.ends_on < agreement.begins_on
    if agreement.begins_on > local_day(now) and not cancelled:
        return Standing.TO_COME
    if not agreement.is_current(now):
        return Standing.ENDED
    soon = agreement.ends_on is not None and (agreement.ends_on - local_day(now)).days <= WARN_DAYS
    return Standing.RUNS_OUT if soon else Standing.CURRENT


def _problems(new: NewAgreement) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not new.reference.strip():
        problems["reference"] = say("Enter the agreement’s title, number or place, so that it can be found.")
    if not new.purposes or not new.purposes <= set(OFFERED):
        problems["purposes"] = say("Choose for what the recipient may use the data.")
    if not new.countries or not new.countries <= CODES:
        problems["countries"] = say("Choose at least one country where the data may be.")
    if new.begins_on is None:
        problems["begins_on"] = say("Enter the first day of the agreement.")
    elif new.ends_on is not None and new.ends_on < new.begins_on:
        problems["ends_on"] = say("The last day lies before the first. Enter a later day, or none.")
    return problems


def _ending_problems(line: AgreementLine, ending: AgreementEnding, today: date) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not ending.reason.strip():
        problems["reason"] = say("Enter why the agreement ends early.")
    if line.standing is Standing.ENDED:
        problems["last_day"] = say("This agreement is not in force any more.")
    elif ending.last_day is None or ending.last_day < today - timedelta(days=1):
        problems["last_day"] = say("Enter the last day. Yesterday ends the agreement at once.")
    elif line.agreement.ends_on is not None and ending.last_day >= line.agreement.ends_on:
        problems["last_day"] = say("The agreement ends on that day or earlier already. Enter an earlier day.")
    return problems
