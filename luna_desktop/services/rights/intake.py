"""A walk-in in one go: the request logged, identity checked, and the receipt acknowledged, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from luna_desktop.domain.access import Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.cases import Case, CaseRequest, IdentityCheck
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.cases import advance, log
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class Intake:
    """What the desk took in: the request, identity, what shows the right to ask, and how it is acknowledged.

    `identity` is None where it was not checked yet; `acknowledged` is empty where it is left for later.
    """

    request: CaseRequest
    identity: IdentityCheck | None = None
    authority: str = ""
    acknowledged: str = ""


@use_case(requires=Permission.LOG_REQUEST, patient=lambda intake: intake.request.patient_id, use=_RIGHTS)
def take_request(work: Work, intake: Intake) -> Case:
    """Log a request together with what was done about it on the spot.

    Raises:
        InvalidInput: Something is missing, by field; then nothing was written.
    """
    case = log(work, intake.request)
    if intake.acknowledged:
        case = advance(work, case.case_id, CaseState.ACKNOWLEDGED, {"how": intake.acknowledged})
    return case
