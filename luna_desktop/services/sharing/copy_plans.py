"""The plan of a record copy: what of the record it holds, what is left out and why, and how it leaves.

Each saving is a version, so that nothing chosen is lost and the review says which plan it looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.redaction import Redaction, tidied
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.withholding import REASONS, gravest
from luna_desktop.models.copies import CopyPlanVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports.record_content import ALL_SECTIONS, Form, Section
from luna_desktop.services.rights import book
from luna_desktop.services.sharing.accounting import first_day
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, UPDATED, Work, patient_change
from luna_desktop.texts import say

PAPER, PDF, ZIP = "paper", "pdf", "zip"
ALWAYS = frozenset({Section.WITHHELD, Section.CERTIFICATION})
"""Sections that every copy carries: what is not in it, and the seal that proves it."""
OPEN_FOR_PLANS = frozenset(
    {
        CaseState.RECEIVED,
        CaseState.ACKNOWLEDGED,
        CaseState.IDENTITY_PENDING,
        CaseState.PREPARING,
        CaseState.CLINICAL_REVIEW,
    }
)
"""States in which what a copy says can still be chosen; what was approved stays as it was approved."""


@dataclass(frozen=True)
class CopyPlan:
    """One plan. `photographs` are ids, None for all but intimate ones; `years` is how far disclosures reach back.

    `redactions` are passages, `withheld` whole sections with their codes; `left_alone` are proposals that a person
    looked at and decided to leave. `told_by` says by which other way the passphrase reaches the recipient.
    """

    purpose: str = ""
    form: Form = Form.FULL
    sections: tuple[Section, ...] = ALL_SECTIONS
    photographs: tuple[int, ...] | None = None
    language: str = "en"
    since: date | None = None
    until: date | None = None
    years: int = 6
    release: str = PAPER
    protect: bool = True
    told_by: str = ""
    designee: str = ""
    signed_writing: str = ""
    redactions: tuple[Redaction, ...] = ()
    withheld: tuple[tuple[Section, str], ...] = ()
    left_alone: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of everything that is left out."""
        return frozenset([each.code for each in self.redactions] + [code for _section, code in self.withheld])

    @property
    def denial(self) -> str:
        """Return the code with which a part of the request is denied, or nothing."""
        return gravest(self.codes)


@dataclass(frozen=True)
class KeptPlan:
    """A plan as it was saved; `number` 0 is the one that nobody has saved yet."""

    plan: CopyPlan
    number: int = 0
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True)
class PlanToSave:
    """A plan, and the number of the one that the screen read."""

    patient_id: PatientId
    case_id: int
    plan: CopyPlan
    read_number: int


@use_case(
    requires=Permission.PREPARE_RECORD_COPY,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD),
)
def save_copy_plan(work: Work, asked: PlanToSave) -> KeptPlan:
    """Keep a plan as the newest version.

    Raises:
        StaleRecord: Somebody saved another one meanwhile.
        InvalidInput: A passage or a code is wrong, or the copy was approved already.
    """
    case = book.case_of(work, asked.patient_id, asked.case_id)
    return keep_plan(work, case, asked.plan, asked.read_number)


def keep_plan(work: Work, case: Case, plan: CopyPlan, read_number: int) -> KeptPlan:
    """Keep a plan within another use case."""
    if case.state not in OPEN_FOR_PLANS:
        raise InvalidInput({"plan": say("This copy was decided already. What it says stays as it was approved.")})
    newest = kept_plan(work, case.case_id)
    if newest.number != read_number:
        raise StaleRecord(say("Somebody saved other choices for this copy meanwhile. Look at theirs."), theirs=newest)
    tidy = _tidied(plan)
    if tidy == newest.plan and newest.number:
        work.record("record copy planned", patient_change("case", case.number, case.patient_id), kind=READ)
        return newest
    row = CopyPlanVersion(
        case_id=case.case_id,
        number=newest.number + 1,
        body=json.dumps(as_body(tidy), ensure_ascii=False, sort_keys=True),
        at=work.now,
        by=work.actor.user_id,
    )
    work.session.add(row)
    work.session.flush()
    work.record(
        "record copy planned",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"passages": len(tidy.redactions), "sections": len(tidy.sections)},
    )
    return KeptPlan(tidy, row.number, work.now, work.actor.display_name)


def _tidied(plan: CopyPlan) -> CopyPlan:
    if any(code not in REASONS for code in plan.codes):
        raise InvalidInput({"code": say("Choose the reason for leaving this out.")})
    if plan.since and plan.until and plan.until < plan.since:
        raise InvalidInput({"until": say("“To” lies before “From”. Enter a later date, or leave it empty.")})
    passages = {tidied(each).words: tidied(each) for each in plan.redactions}
    return replace(
        plan,
        purpose=clean_line(plan.purpose),
        designee=clean_line(plan.designee),
        signed_writing=clean_line(plan.signed_writing),
        redactions=tuple(sorted(passages.values())),
        withheld=tuple(sorted(set(plan.withheld), key=lambda each: (list(Section).index(each[0]), each[1]))),
        left_alone=tuple(sorted(set(plan.left_alone) - set(passages))),
    )


def kept_plan(work: Work, case_id: int) -> KeptPlan:
    """Return the newest plan of a case, or an empty one."""
    newest = (
        select(CopyPlanVersion, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == CopyPlanVersion.by)
        .where(CopyPlanVersion.case_id == case_id)
        .order_by(CopyPlanVersion.number.desc())
        .limit(1)
    )
    found = work.session.execute(newest).first()
    if found is None:
        return KeptPlan(CopyPlan())
    row, name = found
    return KeptPlan(plan_of(json.loads(row.body or "{}")), row.number, row.at, name)


def plan_number(work: Work, case_id: int) -> int:
    """Return the number of the newest plan, 0 for none."""
    newest = select(func.max(CopyPlanVersion.number)).where(CopyPlanVersion.case_id == case_id)
    return work.session.scalar(newest) or 0


def as_body(plan: CopyPlan) -> dict[str, object]:
    """Return a plan as JSON values."""
    return {
        **{name: getattr(plan, name) for name in ("purpose", "language", "years", "release", "protect", "told_by")},
        "designee": plan.designee,
        "signed_writing": plan.signed_writing,
        "form": plan.form.value,
        "sections": [each.value for each in plan.sections],
        "photographs": None if plan.photographs is None else list(plan.photographs),
        "since": plan.since.isoformat() if plan.since else "",
        "until": plan.until.isoformat() if plan.until else "",
        "redactions": [[each.words, each.code] for each in plan.redactions],
        "withheld": [[section.value, code] for section, code in plan.withheld],
        "left_alone": list(plan.left_alone),
    }


def plan_of(body: Mapping[str, Any]) -> CopyPlan:
    """Return the plan that JSON values stand for; of an erased one nothing is left."""
    if not body:
        return CopyPlan()
    chosen = body["photographs"]
    return CopyPlan(
        purpose=body["purpose"],
        form=Form(body["form"]),
        sections=tuple(Section(each) for each in body["sections"]),
        photographs=None if chosen is None else tuple(chosen),
        language=body["language"],
        since=date.fromisoformat(body["since"]) if body["since"] else None,
        until=date.fromisoformat(body["until"]) if body["until"] else None,
        years=body["years"],
        release=body["release"],
        protect=body["protect"],
        told_by=body["told_by"],
        designee=body["designee"],
        signed_writing=body["signed_writing"],
        redactions=tuple(Redaction(words, code) for words, code in body["redactions"]),
        withheld=tuple((Section(section), code) for section, code in body["withheld"]),
        left_alone=tuple(body["left_alone"]),
    )


def printed_sections(plan: CopyPlan) -> tuple[Section, ...]:
    """Return the sections of a copy that leaves: those that were chosen, and those that every copy carries."""
    return tuple(section for section in Section if section in plan.sections or section in ALWAYS)


def request_without(plan: CopyPlan, patient: PatientId, name: str, at: datetime) -> CopyRequest:
    """Return what is asked of the record for looking at it, where nobody asked for a copy."""
    return CopyRequest(
        patient,
        Recipient(RecipientKind.PATIENT, name),
        plan.purpose or "–",
        form=plan.form,
        sections=plan.sections,
        photographs=plan.photographs,
        language=plan.language,
        since=plan.since,
        until=plan.until,
        accounted_since=first_day(at.astimezone(CLINIC_ZONE).date(), plan.years),
        redactions=plan.redactions,
    )


def request_of(plan: CopyPlan, case: Case, name: str, at: datetime, *, preview: bool) -> CopyRequest:
    """Return what is asked of the record for a plan; `name` is the patient's."""
    to_designee = bool(plan.designee)
    kind = RecipientKind.DESIGNEE if to_designee else RecipientKind.PATIENT
    return CopyRequest(
        case.patient_id,
        Recipient(kind, plan.designee or name, plan.signed_writing if to_designee else ""),
        plan.purpose or "–",
        form=plan.form,
        sections=printed_sections(plan),
        photographs=plan.photographs,
        language=plan.language,
        requested_at=case.received_at,
        preview=preview,
        since=plan.since,
        until=plan.until,
        accounted_since=first_day(at.astimezone(CLINIC_ZONE).date(), plan.years),
        release=plan.release,
        case_id=case.case_id,
        redactions=plan.redactions,
        withheld=tuple((section.value, code) for section, code in plan.withheld),
    )
