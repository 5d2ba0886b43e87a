"""Identity before anything else: how it was made sure who asks; of a document its kind and last four characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights.cases import Case, IdentityCheck, tidied_identity
from luna_desktop.domain.rights.clocks import Clock
from luna_desktop.domain.rights.machines import is_open
from luna_desktop.services.rights import book
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import UPDATED, Work, patient_change
from luna_desktop.texts import say

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class IdentityAsked:
    """How the identity of who asks was checked."""

    patient_id: PatientId
    case_id: int
    check: IdentityCheck
    note: str = ""


@use_case(requires=Permission.LOG_REQUEST, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def check_identity(work: Work, asked: IdentityAsked) -> Case:
    """Note how identity was checked; once everything is proven, a clock that stood still runs again."""
    case = book.case_of(work, asked.patient_id, asked.case_id)
    return note_identity(work, case, asked.check, asked.note)


def note_identity(work: Work, case: Case, check: IdentityCheck, note: str = "") -> Case:
    """Note a check within another use case.

    Raises:
        InvalidInput: The document or its last four characters are missing, or the case is over.
    """
    tidy, problems = tidied_identity(check)
    if not is_open(case.kind, case.state):
        problems["identity"] = say("This case is closed.")
    if problems:
        raise InvalidInput(problems)
    detail = {
        "method": tidy.method.value,
        "document": tidy.document.value,
        "last_four": tidy.last_four,
        "passed": tidy.passed,
    }
    book.note_event(work, case.case_id, book.IDENTITY, note=clean(note), detail=detail)
    work.record(
        "case identity checked",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"method": tidy.method.value, "passed": tidy.passed},
    )
    return run_again(work, book.stand(work, case, identity_passed=tidy.passed))


def run_again(work: Work, case: Case) -> Case:
    """Let the clock run again where everything is proven and it stands still."""
    if not case.is_proven or case.clock.paused_since is None:
        return case
    turned = case.clock.resume(work.now)
    if isinstance(turned, Clock):
        book.note_event(work, case.case_id, book.RESUMED)
        work.record("case resumed", patient_change("case", case.number, case.patient_id), kind=UPDATED)
        return book.turn_clock(work, case, turned)
    return case
