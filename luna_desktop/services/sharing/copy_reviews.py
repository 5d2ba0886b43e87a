"""The clinical review of a record copy and the decision after it: who was asked, what they said, what is given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission, Role, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.withholding import REASONS
from luna_desktop.models.copies import CopyReview
from luna_desktop.models.rights import CaseStanding, RightsCase
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.reports.record_content import Section
from luna_desktop.reports.record_order import PRINTERS
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.rights import book
from luna_desktop.services.rights.cases import advance, names
from luna_desktop.services.rights.opening import require_reach
from luna_desktop.services.sharing import copy_plans
from luna_desktop.services.sharing.copy_of_case import ANSWERED, ASKED
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, UPDATED, Work, patient_change
from luna_desktop.texts import say

_RIGHTS: Use[object] = Use(Ground.RIGHTS, DataClass.RECORD)


@dataclass(frozen=True)
class ReviewAsked:
    """Which clinician is asked to look through a copy, with a note."""

    patient_id: PatientId
    case_id: int
    reviewer: UserId
    note: str = ""


@dataclass(frozen=True)
class ReviewAnswer:
    """What the clinician says: sections that are not to be given, with the code; passages; photographs looked at."""

    patient_id: PatientId
    case_id: int
    withheld: tuple[tuple[Section, str], ...] = ()
    redactions: tuple[Redaction, ...] = ()
    photographs_confirmed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Approval:
    """That a copy may be given as it is planned; without a review the reason why none is needed."""

    patient_id: PatientId
    case_id: int
    no_review_because: str = ""


@dataclass(frozen=True)
class ReviewState:
    """Where the review of a copy stands. `plan_number` is the plan that was looked at."""

    reviewer_id: UserId
    reviewer: str
    asked_at: datetime
    asked_by: str
    note: str = ""
    answered_at: datetime | None = None
    answered_by: UserId | None = None
    answer_note: str = ""
    photographs_confirmed: bool = False
    plan_number: int = 0
    body: Mapping[str, object] = field(default_factory=dict)


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def ask_for_review(work: Work, asked: ReviewAsked) -> Case:
    """Send a copy to a clinician, who finds it under Review."""
    case = book.case_of(work, asked.patient_id, asked.case_id)
    if asked.reviewer not in dict(reviewers(work)):
        raise InvalidInput({"reviewer": say("Choose a clinician who still works here.")})
    if not copy_plans.plan_number(work, case.case_id):
        raise InvalidInput({"plan": say("Save what the copy holds first.")})
    after = advance(work, case.case_id, CaseState.CLINICAL_REVIEW, {"reviewer": int(asked.reviewer)}, asked.note)
    _note(work, case, ASKED, asked.reviewer, {"note": clean(asked.note)})
    return after


@use_case(requires=Permission.PREPARE_RECORD_COPY, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def answer_review(work: Work, answer: ReviewAnswer) -> ReviewState:
    """Keep what the clinician says about a copy; what they leave out goes into the plan.

    Raises:
        NotPermitted: Only a clinician reviews.
        InvalidInput: No review was asked for, or photographs are in it that nobody confirmed.
    """
    case = book.case_of(work, answer.patient_id, answer.case_id)
    if Role.CLINICIAN not in work.actor.roles:
        raise NotPermitted(say("A clinician looks through a copy before it is given."))
    if case.state is not CaseState.CLINICAL_REVIEW:
        raise InvalidInput({"review": say("Nobody asked for a review of this copy, or it was decided meanwhile.")})
    kept = copy_plans.kept_plan(work, case.case_id)
    after = _with_answer(kept.plan, answer)
    if holds_photographs(after) and not answer.photographs_confirmed:
        raise InvalidInput({"photographs": say("Look at each photograph, then confirm that they may be given.")})
    saved = copy_plans.keep_plan(work, case, after, kept.number)
    body = {
        "note": clean(answer.note),
        "photographs_confirmed": answer.photographs_confirmed,
        "withheld": [[section.value, code] for section, code in answer.withheld],
        "plan": saved.number,
    }
    _note(work, case, ANSWERED, work.actor.user_id, body)
    work.record(
        "record copy reviewed",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"sections withheld": len(answer.withheld)},
    )
    found = review_of(work, case.case_id)
    if found is None:
        raise AssertionError(case.number)
    return found


def _with_answer(plan: CopyPlan, answer: ReviewAnswer) -> CopyPlan:
    """Return the plan with what the clinician leaves out; what they said replaces what stood there before."""
    passages = {each.words: each for each in (*plan.redactions, *answer.redactions)}
    return replace(plan, withheld=answer.withheld, redactions=tuple(passages.values()))


def holds_photographs(plan: CopyPlan) -> bool:
    """Tell whether photographs may be among the pages of a plan."""
    refused = {section for section, _code in plan.withheld}
    return Section.PHOTOGRAPHS in plan.sections and Section.PHOTOGRAPHS not in refused and plan.photographs != ()


def _note(work: Work, case: Case, what: str, reviewer: UserId, body: Mapping[str, object]) -> None:
    work.session.add(
        CopyReview(
            case_id=case.case_id,
            plan_number=copy_plans.plan_number(work, case.case_id),
            what=what,
            reviewer_id=reviewer,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True),
            at=work.now,
            by=work.actor.user_id,
        )
    )
    work.session.flush()


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def approve_copy(work: Work, asked: Approval) -> Case:
    """Decide that the copy is given as planned: whole, or in part where something is denied.

    Whoever approves could have looked at what is given: the record is open to them, by a case of theirs or otherwise.

    Raises:
        NotPermitted: The record is not open to the actor.
        InvalidInput: The clinician has not answered, the plan changed since, or a second person is needed (`second`).
    """
    require_reach(work, Permission.READ_CHART, asked.patient_id)
    case = book.case_of(work, asked.patient_id, asked.case_id)
    kept, review = copy_plans.kept_plan(work, case.case_id), review_of(work, case.case_id)
    if not kept.number:
        raise InvalidInput({"plan": say("Save what the copy holds first.")})
    answered = review if review is not None and review.answered_at is not None else None
    if case.state is CaseState.CLINICAL_REVIEW:
        _require_answer(answered, kept.number)
    fields: dict[str, object] = {"no_review_because": clean(asked.no_review_because)}
    if answered is not None:
        fields["reviewed_by"] = int(answered.answered_by or 0)
    if kept.plan.denial:
        fields |= {"code": kept.plan.denial, "excluded": excluded(kept.plan)}
        return advance(work, case.case_id, CaseState.PARTIAL, fields)
    return advance(work, case.case_id, CaseState.APPROVED, fields)


def _require_answer(review: ReviewState | None, plan_number: int) -> None:
    if review is None:
        raise InvalidInput({"review": say("The clinician has not answered yet.")})
    if review.plan_number != plan_number:
        raise InvalidInput({"review": say("The choices were changed after the review. Ask the clinician again.")})


def excluded(plan: CopyPlan) -> str:
    """Return what is left out, in English words for the book and the letter; never the words themselves."""
    titles = [
        f"{next(printer.title.text for printer in PRINTERS if printer.section is section)} ({code})"
        for section, code in plan.withheld
    ]
    codes = sorted({each.code for each in plan.redactions})
    passages = [f"{sum(each.code == code for each in plan.redactions)} passages ({code})" for code in codes]
    return "; ".join((*titles, *passages))


def review_of(work: Work, case_id: int) -> ReviewState | None:
    """Return where the review stands: who was asked last, and what they answered since."""
    rows = list(work.session.scalars(select(CopyReview).where(CopyReview.case_id == case_id).order_by(CopyReview.id)))
    asked = next((row for row in reversed(rows) if row.what == ASKED), None)
    if asked is None:
        return None
    people, asked_body = names(work), _said(asked)
    state = ReviewState(
        UserId(asked.reviewer_id),
        people[asked.reviewer_id],
        asked.at,
        people[asked.by],
        str(asked_body.get("note", "")),
    )
    answer = next((row for row in reversed(rows) if row.what == ANSWERED and row.id > asked.id), None)
    if answer is None:
        return state
    said = _said(answer)
    return replace(
        state,
        answered_at=answer.at,
        answered_by=UserId(answer.by),
        answer_note=said.get("note", ""),
        photographs_confirmed=said.get("photographs_confirmed", False),
        plan_number=answer.plan_number,
        body=said,
    )


def _said(row: CopyReview) -> dict[str, Any]:
    """Return what a row says; of an erased one nothing is left."""
    found: dict[str, Any] = json.loads(row.body or "{}")
    return found


def reviewers(work: Work) -> tuple[tuple[UserId, str], ...]:
    """Return the clinicians who work here, by name."""
    query = (
        select(StaffUser.id, StaffUser.display_name)
        .join(StaffRole, StaffRole.user_id == StaffUser.id)
        .where(StaffRole.role == Role.CLINICIAN.value, StaffRole.ended_at.is_(None), StaffUser.disabled_at.is_(None))
        .order_by(StaffUser.display_name)
    )
    return tuple((UserId(user), name) for user, name in work.session.execute(query))


@use_case(requires=Permission.REVIEW_RESULTS, writes=False)
def read_copies_to_review(work: Work, _: None) -> list[ReviewItem]:
    """Return the copies that wait for this clinician's review, the one due first on top."""
    stand, head = CaseStanding, RightsCase
    query = (
        select(stand.case_id, stand.patient_id, stand.due_at, head.number, head.received_at)
        .join(head, head.id == stand.case_id)
        .where(stand.kind == CaseKind.ACCESS.value, stand.state == CaseState.CLINICAL_REVIEW.value)
        .order_by(stand.due_at)
    )
    rows = list(work.session.execute(query))
    cards = cards_to_review(work, (row.patient_id for row in rows))
    waiting = []
    for row in rows:
        review = review_of(work, row.case_id)
        mine = review is not None and review.reviewer_id == work.actor.user_id and review.answered_at is None
        if mine and row.patient_id in cards:
            waiting.append(
                ReviewItem(
                    row.case_id,
                    cards[row.patient_id],
                    say("Record copy, case {number}", number=row.number),
                    row.due_at.astimezone(CLINIC_ZONE).date(),
                    say("Look through it before it is given"),
                    is_late=row.due_at < work.now,
                )
            )
    return waiting


def known_codes() -> frozenset[str]:
    """Return the codes that a clinician may choose."""
    return frozenset(REASONS)
