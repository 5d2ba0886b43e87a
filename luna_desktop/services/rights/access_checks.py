"""A copy was handed over when the book of disclosures says that it left, and looked through when a clinician did so.

Where the person only looked at the record on screen, nothing left and nothing is in the book.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.fields import MISSING
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.models.copies import CopyReview
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

INSPECTED = "inspected"
"""The method of an access by looking at the record on screen, with somebody of the clinic beside."""
COPY_FIELDS = ("copy_number", "pages", "sha256")
_SHOWS = (Permission.READ_CHART, Permission.HANDLE_CASES)
"""Who can have sat beside a person that looked at the record: reception opens none."""
_ANSWERED = "answered"
_LEFT = (State.SENT.value, State.CONFIRMED.value)


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Return why a step of an access request is not what happened."""
    if step.target is CaseState.ISSUED:
        if fields.get("method") != INSPECTED:
            return _copy_problems(work, case, fields)
        if not any(work.actor.may(each) for each in _SHOWS):
            return {"method": say("The desk cannot show a record. Who sat beside the person notes that it was read.")}
    if "reviewed_by" in step.required and fields.get("reviewed_by"):
        return _review_problems(work, case, int(str(fields["reviewed_by"])))
    return {}


def _copy_problems(work: Work, case: Case, fields: Mapping[str, object]) -> dict[str, Message]:
    missing = {name: MISSING[name] for name in COPY_FIELDS if not fields.get(name)}
    if missing:
        return missing
    left = (
        select(Disclosure.content)
        .join(DisclosureEvent, Disclosure.id == DisclosureEvent.disclosure_id)
        .where(
            Disclosure.patient_id == int(case.patient_id),
            Disclosure.number == str(fields["copy_number"]),
            DisclosureEvent.state.in_(_LEFT),
            DisclosureEvent.sha256 == str(fields["sha256"]),
        )
        .limit(1)
    )
    content = work.session.scalar(left)
    if content is None:
        return {"copy_number": say("The book of disclosures knows no such copy that left. Hand it over first.")}
    if json.loads(content).get("case") != case.case_id:
        return {"copy_number": say("This copy answers another case.")}
    return {}


def _review_problems(work: Work, case: Case, clinician: int) -> dict[str, Message]:
    answered = (
        select(CopyReview.id)
        .where(CopyReview.case_id == case.case_id, CopyReview.what == _ANSWERED, CopyReview.by == clinician)
        .limit(1)
    )
    if work.session.scalar(answered) is None:
        return {"reviewed_by": say("This clinician has not answered about the copy yet.")}
    return {}
