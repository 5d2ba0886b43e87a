"""What a copy says of the privacy case that it answers: who asked and when, by which way, how identity was proven."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.domain.relations import PROOF_NAMES, Proof
from luna_desktop.domain.rights.authority import PAPER_NAMES, Paper
from luna_desktop.domain.rights.cases import (
    CHANNEL_WORDS,
    METHOD_NAMES,
    RELATION_NAMES,
    Case,
    IdentityMethod,
    RequesterRelation,
)
from luna_desktop.models.copies import CopyReview
from luna_desktop.models.rights import CaseEvent
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports import record_content as page
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.rights import book
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import say

ASKED, ANSWERED = "asked", "answered"


def with_case(work: Work, request: CopyRequest, asked: page.CopyCase) -> page.CopyCase:
    """Return what the copy says of its request, filled in from the case where there is one."""
    if not request.case_id:
        return asked
    case = book.case_of(work, request.patient_id, request.case_id)
    paused = sum(((pause.until or work.now) - pause.since for pause in case.clock.pauses), timedelta())
    return replace(
        asked,
        number=case.number,
        requester=case.requester.name or card_of(work, case.patient_id).name,
        relation=RELATION_NAMES[case.requester.relation],
        channel=CHANNEL_WORDS[case.channel],
        received_at=case.received_at,
        acknowledged_at=case.acknowledged_at,
        due_at=case.due_at,
        paused=paused,
        policy_version=case.policy_version,
    )


def identity_check(work: Work, request: CopyRequest) -> page.IdentityCheck | None:
    """Return how identity was proven in the case, or None before that."""
    if not request.case_id:
        return None
    case = book.case_of(work, request.patient_id, request.case_id)
    if not case.identity_passed:
        return None
    event = _last(work, case, book.IDENTITY)
    if event is None:
        return None
    said = json.loads(event.detail)
    document = Proof(said.get("document") or Proof.NONE.value)
    who = work.session.get_one(StaffUser, event.by)
    return page.IdentityCheck(
        method=METHOD_NAMES[IdentityMethod(said["method"])],
        document=PROOF_NAMES[document] if document is not Proof.NONE else "",
        last_four=said.get("last_four", ""),
        verified_by=who.display_name,
        verified_role=ROLE_NAMES[Role(event.role)] if event.role else "",
        verified_at=event.at,
        authority=_authority(work, case, request),
    )


def _authority(work: Work, case: Case, request: CopyRequest) -> page.Text:
    """Return what entitles somebody else to ask, or to whom the patient wants the copy sent by signed writing."""
    if case.requester.relation is RequesterRelation.SELF:
        return request.recipient.signed_writing
    event = _last(work, case, book.AUTHORITY)
    said = json.loads(event.detail) if event is not None else {}
    if not said.get("paper"):
        return ""
    name, reference = PAPER_NAMES[Paper(said["paper"])], said.get("reference", "")
    return say("{paper}: {reference}", paper=name, reference=reference) if reference else name


def _last(work: Work, case: Case, what: str) -> CaseEvent | None:
    newest = select(CaseEvent).where(CaseEvent.case_id == case.case_id, CaseEvent.what == what)
    return work.session.scalar(newest.order_by(CaseEvent.id.desc()).limit(1))


def certified(work: Work, request: CopyRequest, said: page.Certification | None) -> page.Certification | None:
    """Return the certification with the clinician who looked through the copy, where one did."""
    if said is None or not request.case_id:
        return said
    newest = select(CopyReview).where(CopyReview.case_id == request.case_id, CopyReview.what == ANSWERED)
    row = work.session.scalar(newest.order_by(CopyReview.id.desc()).limit(1))
    if row is None:
        return said
    reviewer = work.session.get_one(StaffUser, row.by)
    return replace(
        said,
        reviewer=reviewer.display_name,
        reviewer_registration=reviewer.registration_no or "",
        reviewed_at=row.at,
    )
