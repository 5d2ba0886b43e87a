"""What a kind of case asks of a step beyond its machine, with what only the database knows.

Each check is a function of its own module that imports `book` and never `cases`, and has its line in `CHECKS`; so no
step can be taken without it, whoever takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.steps import Step
from luna_desktop.services.rights import access_checks, correction_checks, grievance_checks, restriction_checks
from luna_desktop.services.work import Work
from luna_desktop.texts import Message

StepCheck = Callable[[Work, Case, Step, Mapping[str, object]], dict[str, Message]]
CHECKS: dict[CaseKind, tuple[StepCheck, ...]] = {
    CaseKind.ACCESS: (access_checks.problems,),
    CaseKind.CORRECTION: (correction_checks.problems,),
    CaseKind.RESTRICTION: (restriction_checks.problems,),
    CaseKind.GRIEVANCE: (grievance_checks.problems,),
    CaseKind.ERASURE: (),
}


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Return what stands in the way of a step, by field; nothing where nothing does."""
    found: dict[str, Message] = {}
    for check in CHECKS[case.kind]:
        found |= check(work, case, step, fields)
    return found
