"""What tests of the privacy desk do all the time: ask for something, prove who asks, and take steps."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.cases import Case, CaseChannel, CaseKind, CaseRequest, Requester
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book, cases
from tests.services.acting import act, working

WISHES: dict[CaseKind, dict[str, object]] = {
    CaseKind.ACCESS: {"scope": "all", "format": ["paper"], "delivery": "collect"},
    CaseKind.CORRECTION: {"target": "fact 1", "requested_value": "asthma", "reason": "never had it"},
    CaseKind.RESTRICTION: {"restriction": "insurer"},
    CaseKind.GRIEVANCE: {"category": "waiting"},
    CaseKind.ERASURE: {"groups": ["marketing profile"]},
}


def asks(patient: PatientId, kind: CaseKind = CaseKind.ACCESS, requester: Requester | None = None) -> CaseRequest:
    """Return a request as somebody makes it at the desk."""
    who = requester or Requester("Ananya Kumar")
    return CaseRequest(patient, kind, "I want what is mine", CaseChannel.IN_PERSON, who, dict(WISHES[kind]))


def log(
    clinic: OpenClinic, patient: PatientId, kind: CaseKind = CaseKind.ACCESS, requester: Requester | None = None
) -> Case:
    """Log a request and return the case."""
    return act(clinic, cases.log_request, asks(patient, kind, requester))


def prove(clinic: OpenClinic, case: Case) -> Case:
    """Let identity and authority count as proven, behind the use cases."""
    with working(clinic) as work:
        now = book.case_with_id(work, case.case_id)
        return book.stand(work, now, identity_passed=True, authority_passed=True)


def step(clinic: OpenClinic, case: Case, to: CaseState, **fields: object) -> Case:
    """Take a step and return the case after it."""
    asked = cases.StepAsked(case.patient_id, case.case_id, to, fields)
    return act(clinic, cases.advance_case, asked)
