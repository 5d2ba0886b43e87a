"""The privacy desk of the demo clinic: requests of every kind at different steps, one past due, one paused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import (
    Case,
    CaseChannel,
    CaseKind,
    CaseRequest,
    IdentityCheck,
    IdentityMethod,
    Requester,
    RequesterRelation,
)
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.cases import (
    Assignment,
    CaseNote,
    StepAsked,
    advance_case,
    assign_case,
    pause_case,
)
from luna_desktop.services.rights.letters import LetterAsked, issue_letter
from luna_desktop.services.rights.queue import read_handlers
from luna_desktop.services.rights.walk_in import WalkIn, take_in

S = CaseState
AADHAAR = IdentityCheck(IdentityMethod.PHOTO_ID, Proof.AADHAAR, "4711")
COPY: dict[str, object] = {"scope": "all", "format": ["paper"], "delivery": "collect"}
OFFICER = "Rukmini Das"


@dataclass(frozen=True)
class Asked:
    """One request of the demo: what, how long ago, in which words, and which steps were taken since."""

    kind: CaseKind
    hours_ago: float
    words: str
    details: dict[str, object] = field(default_factory=lambda: dict(COPY))
    channel: CaseChannel = CaseChannel.IN_PERSON
    requester: Requester = field(default_factory=Requester)
    check: IdentityCheck | None = AADHAAR
    steps: tuple[tuple[CaseState, dict[str, object]], ...] = ()
    for_officer: bool = False


REQUESTS: tuple[Asked, ...] = (
    Asked(
        CaseKind.ACCESS,
        42,
        "Wants a copy of her 2026 record to show a dermatologist in Mysuru.",
        COPY | {"scope": "part", "part": "2026 entries and photographs", "since": "2026-01-01"},
    ),
    Asked(
        CaseKind.ACCESS,
        74.7,
        "Needs visits and results for the insurance of his new employer.",
        COPY | {"format": ["paper", "pdf"]},
        steps=((S.PREPARING, {}),),
        for_officer=True,
    ),
    Asked(
        CaseKind.ACCESS,
        19,
        "Please tell me who has seen my record and to whom it was given.",
        COPY | {"scope": "who_received", "delivery": "post"},
        CaseChannel.POST,
        check=None,
    ),
    Asked(
        CaseKind.RESTRICTION,
        10 * 24,
        "The front desk should not see that I come for laser treatment.",
        {"restriction": "staff"},
    ),
    Asked(
        CaseKind.CORRECTION,
        25,
        "It says that I am diabetic. I am not, the test was somebody else’s.",
        {"target": "Condition: diabetes", "requested_value": "Not diabetic", "reason": "The result was not hers"},
        CaseChannel.EMAIL,
        check=IdentityCheck(IdentityMethod.CALL_BACK),
    ),
    Asked(
        CaseKind.GRIEVANCE,
        6 * 24,
        "You called my mother’s number about my appointment.",
        {"category": "contact"},
        CaseChannel.PHONE,
        check=IdentityCheck(IdentityMethod.CALL_BACK),
    ),
    Asked(
        CaseKind.ACCESS,
        31,
        "He wants his sister’s record for a second opinion.",
        requester=Requester("Gurpreet Singh", RequesterRelation.ATTENDANT, "+91 98450 33211"),
    ),
    Asked(
        CaseKind.ERASURE,
        50,
        "Delete my address for offers and everything that is not medical.",
        {"groups": ["marketing"]},
    ),
)
GONE: tuple[Asked, ...] = (
    Asked(CaseKind.ACCESS, 20, "A copy for my family doctor.", steps=((S.REFERRED, {"holder": "City Laboratory"}),)),
    Asked(CaseKind.GRIEVANCE, 48, "I waited for an hour.", {"category": "other"}),
)


def fill(clinic: OpenClinic, patients: Sequence[PatientId]) -> None:
    """Log the requests of these patients, in their order, and take their steps."""
    cases = [_ask(clinic, patient, asked) for patient, asked in zip(patients, REQUESTS, strict=False)]
    for case in cases:
        if case.kind is CaseKind.GRIEVANCE:
            case = _step(clinic, case, S.ASSIGNED, {"investigator": int(_officer(clinic))})
            _step(clinic, case, S.INVESTIGATING, {})
        elif case.requester.relation is RequesterRelation.ATTENDANT:
            _pause(clinic, case)
    for patient, asked in zip(patients[len(REQUESTS) :], GONE, strict=False):
        case = _ask(clinic, patient, asked)
        if case.state is S.REFERRED:
            _step(clinic, case, S.CLOSED, {"outcome": "Sent on to who holds the results"})
        else:
            _step(clinic, case, S.WITHDRAWN, {"how": "phone"})


def _ask(clinic: OpenClinic, patient: PatientId, asked: Asked) -> Case:
    received = clinic.premises.clock() - timedelta(hours=asked.hours_ago)
    request = CaseRequest(
        patient,
        asked.kind,
        asked.words,
        asked.channel,
        asked.requester,
        dict(asked.details),
        received,
        "Taken down on paper first",
    )
    case = clinic.desk.perform(clinic.actor, take_in, WalkIn(request, asked.check)).case
    for to, fields in asked.steps:
        case = _step(clinic, case, to, fields)
    if asked.for_officer:
        assignment = Assignment(patient, case.case_id, _officer(clinic))
        case = clinic.desk.perform(clinic.actor, assign_case, assignment)
    return case


def _step(clinic: OpenClinic, case: Case, to: CaseState, fields: dict[str, object]) -> Case:
    asked = StepAsked(case.patient_id, case.case_id, to, fields)
    return clinic.desk.perform(clinic.actor, advance_case, asked)


def _pause(clinic: OpenClinic, case: Case) -> None:
    """Ask for the writing of the patient, by letter, and stop the clock until it comes."""
    missing = "A writing that the patient signed, which names you."
    case = _step(clinic, case, S.IDENTITY_PENDING, {"missing": missing})
    letter = LetterAsked(case.patient_id, case.case_id, LetterKind.IDENTITY_MISSING, fields={"missing": missing})
    clinic.desk.perform(clinic.actor, issue_letter, letter)
    clinic.desk.perform(clinic.actor, pause_case, CaseNote(case.patient_id, case.case_id, "Letter handed over"))


def _officer(clinic: OpenClinic) -> UserId:
    handlers = clinic.desk.perform(clinic.actor, read_handlers, None)
    return next((user for user, name in handlers if name == OFFICER), handlers[0][0])
