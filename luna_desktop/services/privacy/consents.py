"""Recording what patients answered, one answer or a signed page of them; append-only, withdrawals act at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import func, insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import (
    ConsentMethod,
    ConsentState,
    Giver,
    Ground,
    Purpose,
    newest_instant,
    state_at,
)
from luna_desktop.domain.consent_terms import SMALLEST_SCOPE, Scope, write_scope
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.notices import Outcome
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.models.privacy import ConsentEventRow, NoticeVersion
from luna_desktop.services.privacy import ledger, receipts, withdrawals
from luna_desktop.services.privacy.consent_lines import ConsentLine, history_lines, lines_now
from luna_desktop.services.privacy.consent_rules import (
    Asked,
    ConsentAnswer,
    expiry_of,
    permission_for,
    person_on_file,
    problems_of,
)
from luna_desktop.services.privacy.evidence import NewEvidence, Strokes, keep_evidence
from luna_desktop.services.privacy.withdrawals import Withdrawal
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, EXECUTED, MINOR_FAILURE, READ, Work, patient_change
from luna_desktop.texts import Message, say

__all__ = ["ConsentAnswer", "ConsentLine"]
"""Names that callers use together with these use cases; what is defined here is exported anyway."""


@dataclass(frozen=True)
class NoticeText:
    """A published notice."""

    notice_id: int
    version: int
    language: str
    text: str
    sha256: str
    revised_on: date


@dataclass(frozen=True)
class PrivacyPage:
    """The Privacy tab: the notice in force, where each purpose stands, the ledger's history.

    `stopped` says what a withdrawal that was just recorded has stopped.
    """

    notice: NoticeText | None
    consents: tuple[ConsentLine, ...]
    history: tuple[ConsentLine, ...]
    stopped: tuple[Message, ...] = ()


@dataclass(frozen=True)
class SignedAnswers:
    """Several answers given at once on a screen or a paper, with one signature for all of them.

    `answers` are purpose and yes or no; a no to what was given counts as its withdrawal. `unanswered` are questions
    that were shown and left open. `shown_sha256` is the hash of the sentences that stood there.
    """

    patient_id: PatientId
    answers: tuple[tuple[Purpose, bool], ...]
    giver: Giver = Giver.SELF
    giver_fact_id: int | None = None
    given_by: str = ""
    witness: str = ""
    language: str = "en"
    shown_sha256: str = ""
    strokes: Strokes = field(default=(), repr=False)
    method: ConsentMethod = ConsentMethod.SIGNED_SCREEN
    unanswered: tuple[Purpose, ...] = ()
    asked_by_patient: bool = False
    reason: str = ""
    scope: Scope = SMALLEST_SCOPE
    scan: bytes = field(default=b"", repr=False)


@use_case(requires=Permission.READ_PRIVACY, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY))
def read_privacy(work: Work, patient: PatientId) -> PrivacyPage:
    """Return what the patient was told and what they answered."""
    page = _page(work, patient)
    work.record("privacy page read", patient_change("consent", "", patient), kind=READ)
    return page


@use_case(
    requires=Permission.READ_PRIVACY,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_consents(work: Work, patient: PatientId) -> tuple[ConsentLine, ...]:
    """Return where each purpose stands, for the banner of a patient who is open."""
    return lines_now(work, patient, history_lines(work, patient))


@use_case(requires=Permission.GIVE_NOTICE, writes=False)
def read_notice(work: Work, _: None) -> NoticeText | None:
    """Return the notice in force, to be read before a consent is asked for."""
    return notice_in_force(work)


@use_case(
    requires=Permission.RECORD_WITHDRAWAL,
    patient=lambda answer: answer.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def record_consent(work: Work, answer: ConsentAnswer) -> PrivacyPage:
    """Write a patient's answer down. Whoever may record a consent may record its withdrawal; all may the latter."""
    _check_role(work, answer)
    stopped = append(work, answer).stopped
    return replace(_page(work, answer.patient_id), stopped=stopped)


@use_case(
    requires=Permission.RECORD_WITHDRAWAL,
    patient=lambda signed: signed.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def record_answers(work: Work, signed: SignedAnswers) -> PrivacyPage:
    """Write all answers of a signed page down, or none, with one piece of evidence for them."""
    if not signed.answers and not signed.unanswered:
        raise InvalidInput({"answers": say("Nothing was answered yet.")})
    evidence_id = _evidence_of(work, signed)
    stopped: list[Message] = []
    for answer in _single_answers(work, signed, evidence_id):
        _check_role(work, answer)
        stopped.extend(append(work, answer, notes_clock=False).stopped)
    note_clock_set_back(work, signed.patient_id)
    return replace(_page(work, signed.patient_id), stopped=tuple(stopped))


def _evidence_of(work: Work, signed: SignedAnswers) -> int | None:
    if not signed.answers:
        return None
    if signed.method is ConsentMethod.SIGNED_SCREEN and not signed.strokes:
        raise InvalidInput({"strokes": say("There is no signature yet. Sign in the box.")})
    new = NewEvidence(_signer(work, signed), signed.language, signed.shown_sha256, signed.strokes, signed.scan)
    return keep_evidence(work, signed.patient_id, new)


def _signer(work: Work, signed: SignedAnswers) -> str:
    person = person_on_file(work, signed.patient_id, signed.giver_fact_id)
    return signed.given_by or (person.name if person is not None else "")


def _single_answers(work: Work, signed: SignedAnswers, evidence_id: int | None) -> list[ConsentAnswer]:
    """Return the answers one by one; questions left open are noted only where nothing was answered before."""
    patient = ledger.gate_patient(work, signed.patient_id)
    now = patient.present(work.now)
    found = []
    for purpose, says_yes in signed.answers:
        given = state_at(patient.events, purpose, now, adult_from=patient.adult_from)[0] is ConsentState.GIVEN
        no = ConsentState.WITHDRAWN if given else ConsentState.REFUSED
        found.append(
            ConsentAnswer(
                signed.patient_id,
                purpose,
                ConsentState.GIVEN if says_yes else no,
                signed.method,
                given_by=signed.given_by,
                witness=signed.witness,
                reason=signed.reason,
                language=signed.language,
                giver=signed.giver,
                giver_fact_id=signed.giver_fact_id,
                scope=signed.scope if says_yes and purpose is Purpose.TEACHING_PHOTOGRAPHS else None,
                asked_by_patient=signed.asked_by_patient,
                evidence_id=evidence_id,
            )
        )
    open_now = (ConsentState.NOT_ASKED, ConsentState.EXPIRED, ConsentState.LAPSED)
    return found + [
        ConsentAnswer(signed.patient_id, purpose, ConsentState.OFFERED, ConsentMethod.NONE, language=signed.language)
        for purpose in signed.unanswered
        if state_at(patient.events, purpose, now, adult_from=patient.adult_from)[0] in open_now
    ]


def _check_role(work: Work, answer: ConsentAnswer) -> None:
    if not work.actor.may(permission_for(answer.purpose, answer.state)):
        raise NotPermitted(say("Your role records withdrawals here. Ask a clinician or the privacy officer."))


def _page(work: Work, patient: PatientId) -> PrivacyPage:
    history = history_lines(work, patient)
    return PrivacyPage(notice_in_force(work), lines_now(work, patient, history), history)


@dataclass(frozen=True)
class Appended:
    """An answer that was written: its sequence number, and what it stopped."""

    sequence: int
    stopped: tuple[Message, ...] = ()


def append(work: Work, answer: ConsentAnswer, *, notes_clock: bool = True, under_notice: bool = True) -> Appended:
    """Check an answer, append it to the ledger, and stop what rested on a consent that it takes back.

    It was given under the notice in force, unless `under_notice` says that it was said elsewhere.

    Raises:
        InvalidInput: The answer cannot stand as it is; the problems are named by field.
    """
    notice = (notice_in_force(work, answer.language) or notice_in_force(work)) if under_notice else None
    patient = ledger.gate_patient(work, answer.patient_id)
    asked = Asked(work, answer, patient, notice is not None, patient.present(work.now))
    problems = problems_of(asked)
    if problems:
        raise InvalidInput(problems)
    sequence = _insert(work, asked, notice)
    if notes_clock:
        note_clock_set_back(work, answer.patient_id)
    takes_back = answer.state is ConsentState.WITHDRAWN or (
        answer.state is ConsentState.REFUSED and asked.standing[0] is ConsentState.GIVEN
    )
    if not takes_back:
        return Appended(sequence)
    taken = Withdrawal(answer.patient_id, answer.purpose, answer.recipient_id, sequence)
    return Appended(sequence, withdrawals.stop_all(work, taken))


def _insert(work: Work, asked: Asked, notice: NoticeText | None) -> int:
    answer = asked.answer
    evidence_id = answer.evidence_id
    if answer.scan:
        kept = NewEvidence(answer.given_by, answer.language, scan=answer.scan)
        evidence_id = keep_evidence(work, answer.patient_id, kept)
    values = _values(asked) | {"notice_id": notice.notice_id if notice else None, "evidence_id": evidence_id}
    sequence: int = work.session.execute(
        insert(ConsentEventRow).values(values).returning(ConsentEventRow.id)
    ).scalar_one()
    if notice is not None and answer.state is ConsentState.GIVEN:
        outcome = Outcome.SIGNED if evidence_id or answer.method is ConsentMethod.SIGNED_PAPER else Outcome.ACKNOWLEDGED
        given = receipts.Receipt(answer.patient_id, outcome, language=notice.language)
        receipts.note_seen_with_consent(work, given, notice.version, evidence_id)
    work.record(
        f"consent {answer.state.value}",
        patient_change("consent", sequence, answer.patient_id),
        kind=CREATED,
        purpose=answer.purpose.value,
        detail={
            "method": answer.method.value,
            "notice": notice.version if notice else 0,
            "recipient": answer.recipient_id,
            "evidence": evidence_id or 0,
            "way": answer.way.value,
        },
    )
    return sequence


def _values(asked: Asked) -> dict[str, object]:
    """Return what the ledger's row keeps of an answer; a person on file only where they are this patient's."""
    work, answer = asked.work, asked.answer
    person = person_on_file(work, answer.patient_id, answer.giver_fact_id)
    return {
        "patient_id": answer.patient_id,
        "purpose": answer.purpose.value,
        "state": answer.state.value,
        "at": work.now,
        "language": answer.language,
        "method": answer.method.value,
        "given_by": _given_by(answer, person),
        "witness": clean_line(answer.witness),
        "reason": clean_line(answer.reason),
        "recipient": "",
        "expires_at": expiry_of(answer, asked.now),
        "taken_by": work.actor.user_id,
        "giver": answer.answered_by.value,
        "giver_fact_id": answer.giver_fact_id if person is not None else None,
        "recipient_id": answer.recipient_id or None,
        "is_for_one_use": answer.is_for_one_use and answer.state is ConsentState.GIVEN,
        "scope": write_scope(answer.scope),
        "station": work.premises.station,
        "channel": answer.way.value,
    }


def _given_by(answer: ConsentAnswer, person: RelatedPerson | None) -> str:
    """Return who answered in words: as typed, else the person on file."""
    if answer.given_by.strip() or person is None:
        return clean_line(answer.given_by)
    return clean_line(", ".join(part for part in (person.name, person.relation) if part))


def note_clock_set_back(work: Work, patient: PatientId) -> None:
    """Write into the audit log by how much the clock stands before what the ledger knows; the answer still counts."""
    newest = newest_instant(ledger.consent_events(work, patient))
    if newest is None or newest <= work.now:
        return
    work.record(
        "clock set back",
        patient_change("consent", "", patient),
        kind=EXECUTED,
        outcome=MINOR_FAILURE,
        detail={"seconds": round((newest - work.now).total_seconds())},
    )


def notice_in_force(work: Work, language: str = "en") -> NoticeText | None:
    """Return the newest published notice in a language, or None: an older version's translation is not in force."""
    newest = select(func.max(NoticeVersion.version)).scalar_subquery()
    row = work.session.scalars(
        select(NoticeVersion).where(NoticeVersion.language == language, NoticeVersion.version == newest)
    ).first()
    if row is None:
        return None
    return NoticeText(row.id, row.version, row.language, row.text, row.sha256, row.revised_on)


def photo_consent_event(work: Work, patient: PatientId) -> int:
    """Return the sequence number of the consent under which a photograph is taken now; raises NotFound."""
    known = ledger.gate_patient(work, patient)
    now = known.present(work.now)
    state, event = state_at(known.events, Purpose.CLINICAL_PHOTOGRAPHS, now, adult_from=known.adult_from)
    if state is not ConsentState.GIVEN or event is None:
        raise NotFound(say("There is no consent for photographs in force."))
    return event.sequence
