"""Corrections: pointed at one field of one entry, with what it should say and why; contact details at once.

DPDP s.12(1)-(2) gives the right, at any time; 45 CFR 164.526 is the model of the procedure. What an entry says about
the patient is decided by the clinician who wrote it (`correction_decisions`), never by the privacy officer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission, Role, UserId
from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.facts import KINDS, Source, kinds_of
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights import record_fields
from luna_desktop.domain.rights.cases import Case, CaseChannel, CaseKind, CaseRequest, IdentityCheck, Requester
from luna_desktop.domain.rights.disagreements import RecordType, Target, ask_problems
from luna_desktop.domain.rights.machines import is_open
from luna_desktop.domain.rights.record_fields import RecordField, Takes
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.corrections import CorrectionRow
from luna_desktop.models.patients import FactVersion
from luna_desktop.models.rights import CaseAttachment, CaseStanding, RightsCase
from luna_desktop.models.staff import CareTeamMember, StaffRole, StaffUser
from luna_desktop.services.care.chart_access import check_reader
from luna_desktop.services.care.photo_access import check_seen
from luna_desktop.services.care.visits import VisitAsked, visit_of
from luna_desktop.services.facts import FactChange, versions
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy import papers
from luna_desktop.services.rights import book, cases, identity
from luna_desktop.services.rights.disagreements import VISIT
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import ENGLISH, Message, Translator, say

TOLD_IN_PERSON = "Told in person when the request was written down"


@dataclass(frozen=True)
class CorrectionAsked:
    """What is asked for, by whom, and how identity was checked; `case_id` is that of a request written down before.

    `identity` is None where it is still to be checked; `scan` is a paper that shows what is right.
    """

    patient_id: PatientId
    target: Target
    proposed: str
    reason: str
    channel: CaseChannel = CaseChannel.IN_PERSON
    requester: Requester = field(default_factory=Requester)
    identity: IdentityCheck | None = None
    language: str = "en"
    scan: bytes = field(default=b"", repr=False)
    case_id: int = 0


@dataclass(frozen=True)
class Asked:
    """The case that the request stands under."""

    case_id: int
    case_number: str
    correction_id: int
    state: CaseState


@dataclass(frozen=True)
class Referral:
    """A correction that goes to whoever decides."""

    patient_id: PatientId
    case_id: int


@dataclass(frozen=True)
class Pointed:
    """What a target points at: the entry in that version, its field, and who wrote it."""

    body: object
    field: RecordField
    title: str
    author: UserId


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def ask_correction(work: Work, asked: CorrectionAsked) -> Asked:
    """Write a correction of a clinical entry down; with identity proven it goes to the author where the role may.

    Raises:
        InvalidInput: Something is missing, it says that already, or a correction of the field is open.
        StaleRecord: The entry has a newer version than the form showed.
    """
    if asked.target.record is RecordType.FACT and asked.target.kind in kinds_of(DataClass.CONTACT):
        raise InvalidInput({"field": say("A contact detail is corrected on the Details page.")})
    pointed = _checked(work, asked)
    case = _case(work, asked, pointed)
    correction_id = _enter(work, asked, case, pointed)
    _refer(work, case, decider_for(work, asked.patient_id, pointed.author))
    state = book.case_of(work, asked.patient_id, case.case_id).state
    return Asked(case.case_id, case.number, correction_id, state)


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def correct_contact(work: Work, asked: CorrectionAsked) -> Asked:
    """Correct a contact detail at once, after the check of identity; the case is logged, answered and closed.

    Raises:
        InvalidInput: Identity was not checked, or what is entered cannot stand in the field.
    """
    if asked.target.record is not RecordType.FACT or asked.target.kind not in kinds_of(DataClass.CONTACT):
        raise NotFound(say("This entry is not in this patient’s record."))
    pointed = _checked(work, asked)
    if asked.identity is None or not asked.identity.passed:
        raise InvalidInput({"method": say("Make sure first who asks. Then the detail is corrected at once.")})
    if pointed.field.takes is Takes.WORDS:
        raise InvalidInput({"field": say("Change this part in the form of the Details page.")})
    case = _case(work, asked, pointed)
    correction_id = _enter(work, asked, case, pointed)
    label = ENGLISH.render(pointed.field.label)
    change_details.function(work, _details_change(work, asked, pointed, case))
    cases.advance(work, case.case_id, CaseState.AMENDED, {"contact_field": label})
    done = cases.advance(work, case.case_id, CaseState.CLOSED, {"outcome": "Corrected at the desk"})
    return Asked(case.case_id, case.number, correction_id, done.state)


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda referral: referral.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def refer_correction(work: Work, referral: Referral) -> Case:
    """Hand a proven request on to the author, or to the lead clinician in their place.

    Raises:
        NotFound: The request points at no entry yet.
    """
    row = work.session.scalar(
        select(CorrectionRow).where(
            CorrectionRow.case_id == referral.case_id, CorrectionRow.patient_id == referral.patient_id
        )
    )
    if row is None:
        raise NotFound(say("This request does not point at an entry yet. Open the chart and point at it."))
    decider = decider_for(work, referral.patient_id, UserId(row.author_id))
    return cases.advance(work, referral.case_id, CaseState.UNDER_REVIEW, {"author": int(decider)})


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_unpointed(work: Work, patient: PatientId) -> tuple[Case, ...]:
    """Return the open corrections of a patient that were written down without pointing at an entry."""
    pointed = set(work.session.scalars(select(CorrectionRow.case_id).where(CorrectionRow.patient_id == patient)))
    found = book.open_cases_of(work, patient)
    return tuple(each for each in found if each.kind is CaseKind.CORRECTION and each.case_id not in pointed)


def pointed_at(work: Work, patient: PatientId, target: Target, language: str) -> Pointed:
    """Return what a target points at, in the version that it names.

    Raises:
        NotFound: It is not in this patient's record, or not for the actor.
    """
    translate = Translator(language)
    try:
        if target.record is RecordType.VISIT:
            visit = visit_of(work, VisitAsked(patient, target.record_id))
            note = next(each for each in visit.versions if each.number == target.number)
            found = record_fields.field_of(note.note, target.field, translate)
            return Pointed(note.note, found, record_fields.title_of(note.note, translate), visit.header.practitioner_id)
        check_reader(work, patient, target.kind)
        check_seen(work, patient, target.kind, target.record_id)
        known = next(each for each in versions(work, patient, target.record_id) if each.number == target.number)
        if known.kind != target.kind:
            raise NotFound(_not_here())
        field_there = record_fields.field_of(known.body, target.field, translate)
    except (StopIteration, KeyError):
        raise NotFound(_not_here()) from None
    author = work.session.scalar(
        select(FactVersion.recorded_by).where(
            FactVersion.fact_id == target.record_id, FactVersion.number == target.number
        )
    )
    return Pointed(known.body, field_there, record_fields.title_of(known.body, translate), UserId(author or 0))


def newest_number(work: Work, patient: PatientId, record: RecordType, record_id: int) -> int:
    """Return the number of an entry's newest version; raises NotFound for another patient's."""
    if record is RecordType.VISIT:
        return visit_of(work, VisitAsked(patient, record_id)).versions[0].number
    return versions(work, patient, record_id)[0].number


def decider_for(work: Work, patient: PatientId, author: UserId) -> UserId:
    """Return who decides: the author, where they are a clinician who still works here, else the lead clinician.

    The lead is the clinician who has been on the care team the longest, else the first one of the clinic.
    """
    clinicians = set(
        work.session.scalars(
            select(StaffRole.user_id)
            .join(StaffUser, StaffUser.id == StaffRole.user_id)
            .where(
                StaffRole.role == Role.CLINICIAN.value,
                StaffRole.ended_at.is_(None),
                StaffUser.disabled_at.is_(None),
            )
        )
    )
    if author in clinicians or not clinicians:
        return author
    team = work.session.scalars(
        select(CareTeamMember.user_id)
        .where(CareTeamMember.patient_id == patient, CareTeamMember.ended_at.is_(None))
        .order_by(CareTeamMember.since, CareTeamMember.id)
    )
    return UserId(next((user for user in team if user in clinicians), min(clinicians)))


def _checked(work: Work, asked: CorrectionAsked) -> Pointed:
    target, today = asked.target, local_day(work.now)
    pointed = pointed_at(work, asked.patient_id, target, asked.language)
    _still_stands(work, asked)
    problems = ask_problems(asked.proposed, pointed.field.recorded or pointed.field.words, asked.reason)
    if "proposed" not in problems and (wrong := _not_a_value(pointed, asked.proposed, today)) is not None:
        problems["proposed"] = wrong
    open_case = _open_case_about(work, asked)
    if open_case:
        problems["field"] = say("A correction of this is asked for already: {case}.", case=open_case)
    if problems:
        raise InvalidInput(problems)
    return pointed


def _not_a_value(pointed: Pointed, proposed: str, today: date) -> Message | None:
    if pointed.field.takes is Takes.WORDS:
        return None
    value = record_fields.parse(type(pointed.body), pointed.field.name, proposed, today)
    return value if isinstance(value, Message) else None


def _still_stands(work: Work, asked: CorrectionAsked) -> None:
    target = asked.target
    newest = newest_number(work, asked.patient_id, target.record, target.record_id)
    if newest != target.number:
        raise StaleRecord(say("The entry was changed meanwhile. Look at what it says now, then ask again."))


def _open_case_about(work: Work, asked: CorrectionAsked) -> str:
    target = asked.target
    rows = work.session.execute(
        select(RightsCase.number, CaseStanding.state)
        .join(CorrectionRow, CorrectionRow.case_id == RightsCase.id)
        .join(CaseStanding, CaseStanding.case_id == RightsCase.id)
        .where(
            CorrectionRow.patient_id == asked.patient_id,
            CorrectionRow.record == target.record.value,
            CorrectionRow.record_id == target.record_id,
            CorrectionRow.field == target.field,
        )
    )
    return next((row.number for row in rows if is_open(CaseKind.CORRECTION, CaseState(row.state))), "")


def _kind_words(kind: str) -> str:
    """Return what sort of entry it is, in words, and nothing of what it says."""
    body = KINDS[kind].body if kind in KINDS else None
    return ENGLISH.render(WORDINGS[body].title) if body in WORDINGS else kind.replace("_", " ").capitalize()


def _case(work: Work, asked: CorrectionAsked, pointed: Pointed) -> Case:
    """Return the case of the request: a new one, acknowledged and proven as far as it was, or the one named."""
    if asked.case_id:
        return book.case_of(work, asked.patient_id, asked.case_id)
    label = ENGLISH.render(pointed.field.label)
    kind = _kind_words(VISIT if asked.target.record is RecordType.VISIT else asked.target.kind)
    request = CaseRequest(
        asked.patient_id,
        CaseKind.CORRECTION,
        clean(asked.reason),
        asked.channel,
        asked.requester,
        {"target": f"{kind}: {label}", "requested_value": clean(asked.proposed), "reason": clean(asked.reason)},
        language=asked.language,
    )
    case = cases.log(work, request)
    if asked.identity is not None:
        case = identity.note_identity(work, case, asked.identity)
    if asked.channel is CaseChannel.IN_PERSON:
        case = cases.advance(work, case.case_id, CaseState.ACKNOWLEDGED, {"how": TOLD_IN_PERSON})
    return case


def _enter(work: Work, asked: CorrectionAsked, case: Case, pointed: Pointed) -> int:
    target = asked.target
    correction_id: int = work.session.execute(
        insert(CorrectionRow)
        .values(
            case_id=case.case_id,
            patient_id=asked.patient_id,
            record=target.record.value,
            record_id=target.record_id,
            kind=VISIT if target.record is RecordType.VISIT else target.kind,
            field=target.field,
            number=target.number,
            proposed=clean(asked.proposed),
            reason=clean(asked.reason),
            author_id=pointed.author,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(CorrectionRow.id)
    ).scalar_one()
    if asked.scan:
        work.session.add(
            CaseAttachment(
                case_id=case.case_id,
                title=ENGLISH("What shows it"),
                object_id=papers.file_paper(work, asked.scan),
                at=work.now,
                by=work.actor.user_id,
            )
        )
    work.record(
        "correction asked for",
        patient_change("correction", correction_id, asked.patient_id),
        kind=CREATED,
        detail={"case": case.number, "kind": target.kind, "field": target.field},
    )
    return correction_id


def _refer(work: Work, case: Case, decider: UserId) -> None:
    """Hand a proven request on to who decides, where the actor may take that step."""
    stands = book.case_of(work, case.patient_id, case.case_id)
    ready = stands.state in {CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING}
    may = work.actor.may(Permission.HANDLE_CASES) or work.actor.may(Permission.DECIDE_CORRECTION)
    if ready and stands.is_proven and may:
        cases.advance(work, case.case_id, CaseState.UNDER_REVIEW, {"author": int(decider)})


def _details_change(work: Work, asked: CorrectionAsked, pointed: Pointed, case: Case) -> DetailsChange:
    value = record_fields.parse(type(pointed.body), pointed.field.name, asked.proposed, local_day(work.now))
    body: Any = record_fields.with_value(pointed.body, pointed.field.name, value)
    reason = ENGLISH("Correction {case}, asked for by the patient", case=case.number)
    change = FactChange(asked.patient_id, asked.target.record_id, asked.target.number, body, Source.PATIENT, reason)
    return DetailsChange(asked.patient_id, changed=(change,))


def _not_here() -> Message:
    return say("This entry is not in this patient’s record.")
