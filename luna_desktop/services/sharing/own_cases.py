"""A copy that is made at once, for somebody who stands there: its request is logged, proven and approved first.

Each step is a use case of its own, for whoever prepares a copy may read the record only once a case opens it.
"""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.access import Actor
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.desk import Desk
from luna_desktop.services.rights.cases import StepAsked, advance_case
from luna_desktop.services.rights.walk_in import take_in
from luna_desktop.services.sharing.copy_cases import AT_ONCE, walk_in_for
from luna_desktop.services.sharing.copy_request import CopyRequest


def with_own_case(desk: Desk, actor: Actor, request: CopyRequest) -> CopyRequest:
    """Return the request with a case of its own, taken so far that its copy may leave.

    Raises:
        InvalidInput: A document was named without its last four characters.
        NotPermitted: The actor handles no cases.
    """
    case = desk.perform(actor, take_in, walk_in_for(request)).case
    for state, fields in ((CaseState.PREPARING, {}), (CaseState.APPROVED, AT_ONCE)):
        desk.perform(actor, advance_case, StepAsked(case.patient_id, case.case_id, state, fields))
    return replace(request, case_id=case.case_id)
