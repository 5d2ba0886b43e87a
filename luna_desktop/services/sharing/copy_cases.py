"""A record copy and its case: no copy leaves without one, and the signed receipt ends the wait of the patient.

A copy that is made without a case logs one of its own and takes it through, so that its clock, its identity check and
its hand-over stand in the book of cases like every other.
"""

from __future__ import annotations

import json
from dataclasses import replace

from luna_desktop.domain.access import Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import (
    Case,
    CaseKind,
    CaseRequest,
    IdentityCheck,
    IdentityMethod,
    tidied_identity,
)
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.copies import CopyReceipt
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.rights import book
from luna_desktop.services.rights.cases import advance
from luna_desktop.services.rights.walk_in import WalkIn, take_in
from luna_desktop.services.sharing import copy_plans, disclosure_book
from luna_desktop.services.sharing.copy_receipts import Receipt, problems_of, tidied
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say

CASE = "case"
"""Under this name a disclosure row keeps the id of the case that its copy answers."""
MAY_LEAVE = frozenset({CaseState.APPROVED, CaseState.PARTIAL, CaseState.ISSUED})
"""States in which a copy may be made to leave; one that was issued may be made again, as a further copy."""
AT_ONCE: dict[str, object] = {"no_review_because": "The copy is made at once for the person who asks."}
"""Why a copy that is made while the person waits was looked at by no clinician."""


def with_case(work: Work, request: CopyRequest) -> CopyRequest:
    """Return the request of a copy that will leave with its case; without one, a case is logged and taken through.

    Raises:
        InvalidInput: The case is none about access, or its copy is not approved.
    """
    if not request.case_id:
        return replace(request, case_id=_own_case(work, request).case_id)
    case = book.case_of(work, request.patient_id, request.case_id)
    if case.kind is not CaseKind.ACCESS:
        raise InvalidInput({"case": say("This case asks for something else than a copy. Choose a request for access.")})
    if case.state not in MAY_LEAVE:
        raise InvalidInput({"case": say("The copy of this case is not approved yet, so it cannot leave.")})
    return _as_approved(work, request)


def _as_approved(work: Work, request: CopyRequest) -> CopyRequest:
    """Return the request with what was approved: whoever lets a copy leave changes nothing of what it says."""
    kept = copy_plans.kept_plan(work, request.case_id)
    if not kept.number:
        return request
    plan = kept.plan
    return replace(
        request,
        form=plan.form,
        sections=copy_plans.printed_sections(plan),
        photographs=plan.photographs,
        since=plan.since,
        until=plan.until,
        redactions=plan.redactions,
        withheld=tuple((section.value, code) for section, code in plan.withheld),
    )


def walk_in_for(request: CopyRequest) -> WalkIn:
    """Return the request that somebody makes who stands there and gets the copy at once.

    Raises:
        InvalidInput: A document was named without its last four characters.
    """
    asked = CaseRequest(
        request.patient_id,
        CaseKind.ACCESS,
        clean_line(request.purpose),
        details={"scope": request.form.value, "format": request.release or "pdf", "delivery": "collect"},
        language=request.language,
    )
    return WalkIn(asked, _identity(request), with_letter=False)


def _own_case(work: Work, request: CopyRequest) -> Case:
    """Log a request for what was typed and take it to the point at which its copy may leave."""
    case = take_in.function(work, walk_in_for(request)).case
    advance(work, case.case_id, CaseState.PREPARING)
    return advance(work, case.case_id, CaseState.APPROVED, AT_ONCE)


def _identity(request: CopyRequest) -> IdentityCheck:
    """Return how identity was proven: by a document that was seen, else by whoever makes the copy knowing the person.

    Raises:
        InvalidInput: A document was named without its last four characters.
    """
    seen = next((proof for proof in Proof if proof.value == request.identity_seen), Proof.NONE)
    method = IdentityMethod.KNOWN if seen is Proof.NONE else IdentityMethod.PHOTO_ID
    check, problems = tidied_identity(IdentityCheck(method, seen, request.identity_last_four))
    if problems:
        raise InvalidInput({f"identity_{name}": problem for name, problem in problems.items()})
    return check


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda receipt: receipt.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD),
)
def sign_for_copy(work: Work, receipt: Receipt) -> Case:
    """Keep the receipt of a copy that left: the disclosure is confirmed, and the case is answered.

    Raises:
        InvalidInput: At `receiver`, `strokes`, `typed_name`, `witness` or `dispatch`, or the copy has not left or has
            its receipt already.
    """
    case = book.case_of(work, receipt.patient_id, receipt.case_id)
    row = disclosure_book.row_of(work, receipt.patient_id, receipt.disclosure_id)
    life = disclosure_book.life_of(work, row)
    tidy = tidied(receipt)
    problems = problems_of(tidy)
    if case_of_row(row) != case.case_id:
        problems["copy"] = say("This copy answers another case.")
    elif life.state is not State.SENT:
        problems["copy"] = say("This copy has not left, or its receipt is kept already.")
    if problems:
        raise InvalidInput(problems)
    pages, sha256 = disclosure_book.bytes_of(life)
    work.session.add(
        CopyReceipt(
            case_id=case.case_id,
            disclosure_id=row.id,
            copy_number=row.number,
            pages=pages,
            sha256=sha256,
            method=tidy.method.value,
            receiver=tidy.receiver,
            dispatch=tidy.dispatch,
            strokes=json.dumps(tidy.strokes) if tidy.strokes else "",
            typed_name=tidy.typed_name,
            witness=tidy.witness,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    note = tidy.dispatch or tidy.receiver
    disclosure_book.advance(work, row, State.CONFIRMED, note=note)
    if case.state is CaseState.ISSUED:
        return case
    fields = {
        "method": tidy.method.value,
        "receipt": note,
        "copy_number": row.number,
        "pages": pages,
        "sha256": sha256,
    }
    return advance(work, case.case_id, CaseState.ISSUED, fields)


def case_of_row(row: Disclosure) -> int:
    """Return the id of the case that the copy of a disclosure row answers, 0 for none."""
    return int(json.loads(row.content).get(CASE, 0))
