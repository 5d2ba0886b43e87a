"""Erasure as a case: decided group by group, set for a day after the notice, carried out by two persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import end_of_day, local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, StorageTrouble
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.erasure import (
    ERASING,
    Action,
    GroupDecision,
    Outcome,
    day_problem,
    decision_problems,
    outcome_of,
    tidied,
)
from luna_desktop.domain.rights.groups import GROUP_NAMES, DataGroup
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.models.erasure import ErasureDecision
from luna_desktop.services.clinic.own_password import check_own_password
from luna_desktop.services.rights import (
    book,
    cases,
    erasure_book,
    erasure_runs,
    erasure_words,
    letter_approvals,
    letters,
    retention,
    seconds,
)
from luna_desktop.services.rights.erasure_book import ErasurePage
from luna_desktop.services.rights.erasure_runs import Erased, Sign
from luna_desktop.services.rights.erasure_words import KeptLine
from luna_desktop.services.rights.letters import KeptLetter, LetterAsked
from luna_desktop.services.sharing import stop_tasks
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, UPDATED, Work, patient_change
from luna_desktop.texts import Message, Translator, say

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)
_STATES = {
    Outcome.APPROVED: CaseState.APPROVED,
    Outcome.PARTIAL: CaseState.PARTIAL,
    Outcome.REFUSED: CaseState.REFUSED,
}


@dataclass(frozen=True)
class ErasureAsked:
    """A case of erasure, and the revision that the screen read (0: not asked)."""

    patient_id: PatientId
    case_id: int
    revision: int = 0


@dataclass(frozen=True)
class Decided:
    """What is to become of each group."""

    asked: ErasureAsked
    decisions: tuple[GroupDecision, ...]


@dataclass(frozen=True)
class DayChosen:
    """On which day the erasure is to be carried out."""

    asked: ErasureAsked
    day: date


@dataclass(frozen=True)
class Execution:
    """That the erasure is carried out now, with the own password typed once more."""

    asked: ErasureAsked
    password: str = field(repr=False)


@dataclass(frozen=True)
class RecipientsTold:
    """How those who received data were told to erase it, and what they confirmed."""

    asked: ErasureAsked
    note: str


@use_case(requires=Permission.ERASE_DATA, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def read_erasure(work: Work, asked: ErasureAsked) -> ErasurePage:
    """Return what is held in each group, what keeps it, what was decided, and what still stands in the way."""
    page = erasure_book.page_of(work, _case(work, asked))
    work.record("erasure read", patient_change("case", page.case.number, asked.patient_id), kind=READ)
    return page


@use_case(requires=Permission.ERASE_DATA, patient=lambda decided: decided.asked.patient_id, use=_RIGHTS)
def decide_erasure(work: Work, decided: Decided) -> Case:
    """Write down what becomes of each group, and answer the case with it: all, in part, or nothing.

    Raises:
        InvalidInput: By the name of the group, what cannot be decided so; or what the case itself misses.
    """
    case = _case(work, decided.asked)
    assessed = retention.assessment_of(work, case.patient_id, own_case=case.case_id)
    decisions, stands = tidied(decided.decisions), {each.group: each for each in assessed}
    problems = decision_problems(assessed, decisions)
    if problems:
        raise InvalidInput(problems)
    kept = {each.group: erasure_words.kept_of(stands[each.group], each) for each in decisions}
    _keep(work, case, decisions, kept)
    count = sum(each.action in ERASING for each in decisions)
    cases.advance(work, case.case_id, CaseState.ASSESSED, {"assessment": str(count)})
    outcome = outcome_of(assessed, decisions)
    fields: dict[str, object] = {}
    if outcome is not Outcome.APPROVED:
        lines = [line for line in kept.values() if line is not None]
        fields["kept"] = erasure_words.as_text(lines, Translator(case.language))
    after = cases.advance(work, case.case_id, _STATES[outcome], fields)
    work.record(
        "erasure decided",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={each.group.value: each.action.value for each in decisions},
    )
    return after


def _keep(
    work: Work, case: Case, decisions: Iterable[GroupDecision], kept: Mapping[DataGroup, KeptLine | None]
) -> None:
    rows = []
    for each in decisions:
        line = kept[each.group]
        values = {
            "case_id": case.case_id,
            "patient_id": int(case.patient_id),
            "data_group": each.group.value,
            "action": each.action.value,
            "rule": line.rule if line is not None else "",
            "keep_until": line.until if line is not None else None,
            "reason": each.reason,
            "at": work.now,
            "by": work.actor.user_id,
        }
        rows.append(values)
    work.session.execute(insert(ErasureDecision), rows)


@use_case(requires=Permission.ERASE_DATA, patient=lambda chosen: chosen.asked.patient_id, use=_RIGHTS)
def announce_erasure(work: Work, chosen: DayChosen) -> KeptLetter:
    """Issue the notice with the day on which the data is erased; the day that is set later is none before it.

    In the language of the request where somebody approved that translation, else in English.
    """
    case = _case(work, chosen.asked)
    if case.state not in {CaseState.APPROVED, CaseState.PARTIAL}:
        raise InvalidInput({"step": say("The notice is written once it is decided what is erased.")})
    _require_notice(chosen.day, work.now)
    language = case.language if letter_approvals.is_approved(work, case.language) else "en"
    day = chosen.day.isoformat()
    asked = LetterAsked(case.patient_id, case.case_id, LetterKind.ERASURE_NOTICE, language, {"erase_on": day})
    letter = letters.issued(work, case, asked)
    cases.noted(work, case, book.NOTE, detail={"erase_on": day})
    return letter


def _require_notice(day: date, since: datetime) -> None:
    problem = day_problem(end_of_day(day - timedelta(days=1)), since)
    if problem is not None:
        raise InvalidInput({"erase_on": problem})


@use_case(requires=Permission.ERASE_DATA, patient=lambda chosen: chosen.asked.patient_id, use=_RIGHTS)
def schedule_erasure(work: Work, chosen: DayChosen) -> Case:
    """Set the day of the erasure: the patient has the notice for 48 hours at least."""
    case = _case(work, chosen.asked)
    notice, announced = erasure_book.notice_sent_at(work, case), erasure_book.announced_day(work, case)
    if notice is not None:
        _require_notice(chosen.day, notice)
    if announced is not None and chosen.day < announced:
        raise InvalidInput({"erase_on": say("The notice names a later day. Choose that day or a later one.")})
    return cases.advance(work, case.case_id, CaseState.SCHEDULED, {"erase_on": chosen.day.isoformat()})


@use_case(requires=Permission.ERASE_DATA, patient=lambda execution: execution.asked.patient_id, use=_RIGHTS)
def execute_erasure(work: Work, execution: Execution) -> Erased:
    """Erase what was decided: two persons agreed, the day has come, nothing keeps it, and nobody can take it back.

    Files and free pages are cleaned after the transaction; where that fails it is done at the next sign-in.

    Raises:
        UnlockRefused: The password is not the actor's own, or has to wait.
        InvalidInput: The day has not come (`erase_on`), a hold, another case or a new visit stands in the way
            (`obstacle`), or the second person is missing (`second`).
    """
    check_own_password(work, execution.password, say("This is not your password."))
    case = _case(work, execution.asked)
    problems = obstacles(work, case)
    if problems:
        raise InvalidInput(problems)
    proposal = seconds.proposal_of(work, case, CaseState.EXECUTED)
    decisions = erasure_book.decisions_of(work, case)
    groups = [each.group for each in decisions if each.action in ERASING]
    cases.advance(work, case.case_id, CaseState.EXECUTED, {"result": ", ".join(group.value for group in groups)})
    erasure_book.open_stop_tasks(work, case)
    if any(each.action is Action.RESTRICT for each in decisions):
        erasure_book.take_off_lists(work, case)
    agreed = None if proposal is None else proposal.seconded_by or proposal.by
    erased = erasure_runs.carry_out(work, case.patient_id, groups, Sign(case.case_id, agreed))
    with suppress(StorageTrouble):
        erasure_runs.finish(work)
    return erased


def obstacles(work: Work, case: Case) -> dict[str, Message]:
    """Return what stands in the way of carrying an erasure out today; who agrees is asked by the case itself."""
    day = erasure_book.day_of(work, case)
    if day is None or local_day(work.now) < day:
        return {"erase_on": say("The day of the erasure has not come yet.")}
    stands = {each.group: each for each in retention.assessment_of(work, case.patient_id, own_case=case.case_id)}
    others = erasure_book.other_open_cases(work, case)
    if any(each.kept.on_hold for each in stands.values()):
        return {"obstacle": say("A legal hold keeps this record. The owner can release it.")}
    if others:
        return {"obstacle": say("Another request of this patient is open: {number}. Close it first.", number=others[0])}
    for decision in erasure_book.decisions_of(work, case):
        if decision.action in ERASING and decision.action not in stands[decision.group].allowed:
            return {
                "obstacle": say(
                    "Something new keeps a group that was to be erased: {group}. Call the case off and assess it anew.",
                    group=GROUP_NAMES[decision.group],
                )
            }
    return {}


@use_case(requires=Permission.ERASE_DATA, patient=lambda told: told.asked.patient_id, use=_RIGHTS)
def confirm_recipients(work: Work, told: RecipientsTold) -> Case:
    """Note that everybody who received data was told to erase it and confirmed, which ends their tasks."""
    case = _case(work, told.asked)
    note = told.note.strip()
    if not note:
        raise InvalidInput({"recipients": say("Enter who was told, and what they confirmed.")})
    stop_tasks.settle_all(work, case.patient_id, note)
    return cases.advance(work, case.case_id, CaseState.PROCESSORS_CONFIRMED, {"recipients": note})


def _case(work: Work, asked: ErasureAsked) -> Case:
    case = cases.fresh(work, asked.patient_id, asked.case_id, asked.revision)
    if case.kind is not CaseKind.ERASURE:
        raise InvalidInput({"step": say("This request is not about erasure.")})
    return case
