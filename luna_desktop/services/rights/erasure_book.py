"""Reading a case of erasure: what is held, what was decided, when it may be carried out, who has still to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.erasure import (
    ERASING,
    NOTICE,
    SHORTEST_NOTICE,
    Action,
    GroupAssessment,
    GroupDecision,
)
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.models.erasure import ErasureDecision
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.services.facts import FactChange, add_fact, change_fact
from luna_desktop.services.people.cards import cards_of, refresh_card, status_of
from luna_desktop.services.privacy.ledger import SENT_STATES
from luna_desktop.services.rights import book, cases, retention, seconds
from luna_desktop.services.rights.erasure_words import KeptLine
from luna_desktop.services.rights.legal_holds import HoldLine, holds_of
from luna_desktop.services.rights.retention import PastErasure
from luna_desktop.services.rights.seconds import Proposal
from luna_desktop.services.sharing import stop_tasks
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class ErasurePage:
    """A case of erasure as its screen shows it.

    `name` and `mrn` are empty once the name is erased. `earliest` is the first day that may be set, `usual` the one
    that is proposed, `announced` the one that the notice names. `decided` is empty until somebody decided. `may_agree`
    tells whether the reader can be the second person, `is_alone` that nobody else in the clinic could.
    """

    case: Case
    name: str
    mrn: str
    groups: tuple[GroupAssessment, ...]
    decided: tuple[GroupDecision, ...]
    holds: tuple[HoldLine, ...]
    others: tuple[str, ...]
    notice_at: datetime | None
    earliest: date | None
    usual: date
    announced: date | None
    erase_on: date | None
    proposal: Proposal | None
    proposed_by: str
    is_alone: bool
    may_agree: bool
    erased: tuple[PastErasure, ...]
    recipients: tuple[stop_tasks.OpenTask, ...]
    years: Mapping[str, int]


def page_of(work: Work, case: Case) -> ErasurePage:
    """Return everything about a case of erasure."""
    card = next(iter(cards_of(work, [case.patient_id])), None)
    notice = notice_sent_at(work, case)
    proposal = seconds.proposal_of(work, case, CaseState.EXECUTED)
    me = work.actor.user_id
    return ErasurePage(
        case=case,
        name=card.name if card is not None else "",
        mrn=card.mrn if card is not None else "",
        groups=retention.assessment_of(work, case.patient_id, own_case=case.case_id),
        decided=decisions_of(work, case),
        holds=holds_of(work, case.patient_id),
        others=other_open_cases(work, case),
        notice_at=notice,
        earliest=earliest_day(notice),
        usual=announced_day(work, case) or local_day((notice or work.now) + NOTICE),
        announced=announced_day(work, case),
        erase_on=day_of(work, case),
        proposal=proposal,
        proposed_by=cases.names(work)[proposal.by] if proposal is not None else "",
        is_alone=seconds.is_alone(work, me),
        may_agree=proposal is not None
        and proposal.by != me
        and bool({proposal.by, me} & seconds.holders(work, Permission.APPROVE_CASE)),
        erased=retention.past_erasures(work, case.patient_id),
        recipients=stop_tasks.open_tasks_of(work, case.patient_id),
        years=retention.years_of(work),
    )


def decisions_of(work: Work, case: Case) -> tuple[GroupDecision, ...]:
    """Return the newest decision about each group, in the order of the groups."""
    rows = work.session.scalars(
        select(ErasureDecision).where(ErasureDecision.case_id == case.case_id).order_by(ErasureDecision.id)
    )
    newest = {row.data_group: GroupDecision(DataGroup(row.data_group), Action(row.action), row.reason) for row in rows}
    return tuple(newest[group.value] for group in DataGroup if group.value in newest)


def kept_lines_of(work: Work, case_id: int) -> tuple[KeptLine, ...]:
    """Return why each group is kept, as it was decided; nothing where nothing was decided or all is erased."""
    rows = work.session.scalars(
        select(ErasureDecision).where(ErasureDecision.case_id == case_id).order_by(ErasureDecision.id)
    )
    newest = {row.data_group: row for row in rows}
    return tuple(
        KeptLine(DataGroup(row.data_group), row.rule, row.keep_until, row.reason)
        for row in newest.values()
        if Action(row.action) not in ERASING and (row.rule or row.keep_until or row.reason)
    )


def notice_sent_at(work: Work, case: Case) -> datetime | None:
    """Return when it was noted that the notice was sent, or None."""
    return max(
        (event.at for event in cases.events_of(work, case.case_id) if event.to is CaseState.NOTICE_SENT), default=None
    )


def earliest_day(notice: datetime | None) -> date | None:
    """Return the first day of which every minute lies 48 hours after the notice."""
    return None if notice is None else local_day(notice + SHORTEST_NOTICE) + timedelta(days=1)


def day_of(work: Work, case: Case) -> date | None:
    """Return the day that was set, or None."""
    steps = [event for event in cases.events_of(work, case.case_id) if event.to is CaseState.SCHEDULED]
    return date.fromisoformat(str(steps[-1].detail["erase_on"])) if steps else None


def announced_day(work: Work, case: Case) -> date | None:
    """Return the day that the notice names, or None where none was issued here."""
    days = [event.detail.get("erase_on") for event in cases.events_of(work, case.case_id) if event.what == book.NOTE]
    named = [str(day) for day in days if day]
    return date.fromisoformat(named[-1]) if named else None


def other_open_cases(work: Work, case: Case) -> tuple[str, ...]:
    """Return the numbers of the patient's other cases in which somebody still has something to do."""
    return tuple(each.number for each in book.open_cases_of(work, case.patient_id) if each.case_id != case.case_id)


def open_stop_tasks(work: Work, case: Case) -> None:
    """Make a task for everybody outside who was sent something of this patient and is in the register."""
    sent = select(DisclosureEvent.disclosure_id).where(DisclosureEvent.state.in_(SENT_STATES))
    named = work.session.scalars(
        select(Disclosure.recipient_id)
        .where(
            Disclosure.patient_id == int(case.patient_id), Disclosure.recipient_id.is_not(None), Disclosure.id.in_(sent)
        )
        .distinct()
    )
    stop_tasks.for_erasure(work, case.patient_id, {int(each): frozenset({Purpose.SHARING}) for each in named if each})


def take_off_lists(work: Work, case: Case) -> None:
    """Archive the record of which something has to be kept: it is found by its exact number alone from now on."""
    known = status_of(work, case.patient_id)
    if known is not None and not known.body.is_active:
        return
    today = local_day(work.now)
    status = PatientStatus(Standing.ARCHIVED, PartialDate(today.year, today.month, today.day), case.number)
    if known is None:
        add_fact(work, case.patient_id, status, Source.STAFF)
    else:
        change_fact(work, FactChange(case.patient_id, known.fact_id, known.number, status, Source.STAFF))
    refresh_card(work, case.patient_id)
