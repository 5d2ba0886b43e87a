"""What tests of corrections do all the time: write an entry, ask, decide, deny, disagree."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, Coded, Severity
from luna_desktop.domain.rights.cases import Case, IdentityCheck, IdentityMethod
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.models.photographs import StoredObject
from luna_desktop.models.rights import CaseLetter
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import Known
from luna_desktop.services.rights import book, corrections
from luna_desktop.services.rights.correction_decisions import CorrectionDecision, Decided, decide_correction
from luna_desktop.services.rights.corrections import Asked, CorrectionAsked
from tests.services.acting import act, working
from tests.services.rights.asking import step

S = CaseState
KNOWN = IdentityCheck(IdentityMethod.KNOWN)
STATEMENT = "I was never short of breath. The rash was on my hand only."
REBUTTAL = "The emergency report of that day names the breathing."


def severe(clinic: OpenClinic, patient: PatientId, trigger: str = "Nickel") -> Known:
    """Write a severe allergy down and return it as it is known."""
    body = Allergy(Coded(trigger), reaction="Rash", severity=Severity.SEVERE)
    found = act(clinic, chart.record_entry, NewEntry(patient, body))
    return next(each for each in found.allergies if each.body.trigger.text == trigger)


def at(known: Known, field: str = "severity") -> Target:
    """Return a field of an entry as a correction points at it."""
    return Target(RecordType.FACT, known.fact_id, known.kind, field, known.number)


def request(patient: PatientId, target: Target, proposed: str = "mild", **changes: object) -> CorrectionAsked:
    """Return a request of the patient in person, known to the desk."""
    asked = CorrectionAsked(patient, target, proposed, "It was only a rash", identity=KNOWN)
    return replace(asked, **changes)  # type: ignore[arg-type]  # named by the tests


def ask(clinic: OpenClinic, patient: PatientId, target: Target, proposed: str = "mild", **changes: object) -> Asked:
    """Ask for a correction and return where it stands."""
    return act(clinic, corrections.ask_correction, request(patient, target, proposed, **changes))


def decide(
    clinic: OpenClinic, patient: PatientId, asked: Asked, answer: CaseState, number: int = 1, **changes: object
) -> Decided:
    """Decide about a correction."""
    code = None if answer is S.ACCEPTED else DenialCode.ACCURATE
    words = "The report of that day says otherwise." if code else "You are right."
    decision = CorrectionDecision(patient, asked.case_id, answer, words, number, code)
    return act(clinic, decide_correction, replace(decision, **changes))  # type: ignore[arg-type]  # named by the tests


def deny(clinic: OpenClinic, patient: PatientId, known: Known, field: str = "severity", proposed: str = "mild") -> Case:
    """Ask for a correction, deny it, and issue the letter."""
    asked = ask(clinic, patient, at(known, field), proposed)
    case = decide(clinic, patient, asked, S.DENIED, known.number).case
    issue(clinic, case, LetterKind.DENY)
    return step(clinic, case, S.DENIAL_ISSUED)


def disagree(
    clinic: OpenClinic, patient: PatientId, known: Known, *, statement: str = STATEMENT, rebuttal: str = REBUTTAL
) -> Case:
    """Deny a correction, file the patient's statement, answer it, and link both to the record."""
    case = step(clinic, deny(clinic, patient, known), S.DISAGREEMENT, statement=statement)
    if rebuttal:
        case = step(clinic, case, S.REBUTTAL, statement=rebuttal)
    return step(clinic, case, S.LINKED, attach_mode="all")


def issue(clinic: OpenClinic, case: Case, kind: LetterKind) -> None:
    """Let a letter count as issued, behind the use cases."""
    with working(clinic) as work:
        sealed = work.premises.papers.seal(b"%PDF-1.7 letter", media_type="application/pdf")
        work.session.add(
            StoredObject(
                object_id=sealed.object_id,
                wrapped_key=sealed.wrapped_key,
                size=sealed.size,
                sha256=sealed.sha256,
                media_type=sealed.media_type,
                created_at=work.now,
                drawer="papers",
            )
        )
        work.session.flush()
        number = len(book.cases_of(work, case.patient_id)) + 100
        work.session.add(
            CaseLetter(
                case_id=case.case_id,
                number=number,
                kind=kind.value,
                language="en",
                object_id=sealed.object_id,
                sha256=sealed.sha256,
                pages=1,
                at=work.now,
                by=work.actor.user_id,
            )
        )
