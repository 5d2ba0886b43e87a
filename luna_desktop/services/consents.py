"""Consents and notices: what a patient was told, and what they answered. Append-only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select

from luna_desktop import paths
from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Ground, Purpose, state_at
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.models.privacy import ConsentEventRow, NoticeVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services import ledger, settings
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, READ, Change, Work, patient_change
from luna_desktop.texts import Message, say

ANSWERED = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.DEFERRED)
ASKED_NOW = (Purpose.CARE, Purpose.CLINICAL_PHOTOGRAPHS)
"""Purposes that are asked about in this version of the program."""


@dataclass(frozen=True)
class ConsentAnswer:
    """A patient's answer about one purpose, under the notice in force."""

    patient_id: PatientId
    purpose: Purpose
    state: ConsentState
    method: ConsentMethod
    given_by: str = ""
    witness: str = ""
    reason: str = ""
    language: str = "en"


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
class ConsentLine:
    """Where a purpose stands, since when, by whom it was taken, under which notice."""

    purpose: Purpose
    state: ConsentState
    at: datetime | None = None
    method: ConsentMethod = ConsentMethod.NONE
    given_by: str = ""
    taken_by: str = ""
    notice_version: int = 0
    reason: str = ""


@dataclass(frozen=True)
class PrivacyPage:
    """The Privacy tab: the notice in force, where each purpose stands, and the ledger's history."""

    notice: NoticeText | None
    consents: tuple[ConsentLine, ...]
    history: tuple[ConsentLine, ...]


@use_case(requires=Permission.READ_PRIVACY, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY))
def read_privacy(work: Work, patient: PatientId) -> PrivacyPage:
    """Return what the patient was told and what they answered."""
    page = PrivacyPage(notice_in_force(work), current_lines(work, patient), history_lines(work, patient))
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
    return current_lines(work, patient)


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
    needed = _permission(answer)
    if not work.actor.may(needed):
        raise NotPermitted(say("Your role records withdrawals here. Ask a clinician or the privacy officer."))
    append(work, answer)
    return PrivacyPage(
        notice_in_force(work), current_lines(work, answer.patient_id), history_lines(work, answer.patient_id)
    )


def _permission(answer: ConsentAnswer) -> Permission:
    if answer.state is ConsentState.WITHDRAWN:
        return Permission.RECORD_WITHDRAWAL
    if answer.purpose is Purpose.CLINICAL_PHOTOGRAPHS:
        return Permission.RECORD_FURTHER_CONSENT
    return Permission.RECORD_DESK_CONSENT


def append(work: Work, answer: ConsentAnswer) -> int:
    """Check an answer and append it to the ledger; returns its sequence number."""
    problems = _problems(work, answer)
    if problems:
        raise InvalidInput(problems)
    notice = notice_in_force(work, answer.language) or notice_in_force(work)
    sequence = work.session.execute(
        insert(ConsentEventRow)
        .values(
            patient_id=answer.patient_id,
            purpose=answer.purpose.value,
            state=answer.state.value,
            at=work.now,
            notice_id=notice.notice_id if notice else None,
            language=notice.language if notice else answer.language,
            method=answer.method.value,
            given_by=clean_line(answer.given_by),
            witness=clean_line(answer.witness),
            reason=clean_line(answer.reason),
            recipient="",
            expires_at=None,
            taken_by=work.actor.user_id,
        )
        .returning(ConsentEventRow.id)
    ).scalar_one()
    work.record(
        f"consent {answer.state.value}",
        patient_change("consent", sequence, answer.patient_id),
        kind=CREATED,
        purpose=answer.purpose.value,
        detail={"method": answer.method.value, "notice": notice.version if notice else 0},
    )
    return sequence


def _problems(work: Work, answer: ConsentAnswer) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if answer.state not in ANSWERED or answer.purpose not in ASKED_NOW:
        problems["state"] = say("Choose what the patient answered.")
    if answer.state is ConsentState.GIVEN:
        problems |= _giving_problems(work, answer)
    if answer.state is ConsentState.DEFERRED and not answer.reason.strip():
        problems["reason"] = say("Enter why the question was put off.")
    if answer.state is ConsentState.DEFERRED and not _may_be_put_off(work, answer):
        problems["state"] = say("Only the question about care can be put off, and only while it is not answered.")
    if answer.state is ConsentState.WITHDRAWN and not _stands(work, answer):
        problems["state"] = say("There is no consent in force to withdraw.")
    return problems


def _giving_problems(work: Work, answer: ConsentAnswer) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if notice_in_force(work) is None:
        problems["notice"] = say("No notice is published yet. The owner publishes one before consents are asked for.")
    written = (ConsentMethod.SIGNED_PAPER, ConsentMethod.ELECTRONIC, ConsentMethod.GUARDIAN)
    if answer.method not in written:
        problems["method"] = say("This consent is given in writing or on screen. Choose how.")
    minor = ledger.gate_patient(work, answer.patient_id).may_be_minor(work.now)
    if minor and answer.method is not ConsentMethod.GUARDIAN:
        problems["method"] = say("The patient may be under 18. A parent or guardian answers; choose “guardian”.")
    if answer.method is ConsentMethod.GUARDIAN and not answer.given_by.strip():
        problems["given_by"] = say("Enter the guardian’s name and relation.")
    return problems


def _stands(work: Work, answer: ConsentAnswer) -> bool:
    state, _ = state_at(ledger.consent_events(work, answer.patient_id), answer.purpose, work.now)
    return state in (ConsentState.GIVEN, ConsentState.DEFERRED)


def _may_be_put_off(work: Work, answer: ConsentAnswer) -> bool:
    """Tell whether a question may still be put off: a no or a withdrawal is never talked round that way."""
    state, _ = state_at(ledger.consent_events(work, answer.patient_id), answer.purpose, work.now)
    open_still = (ConsentState.NOT_ASKED, ConsentState.OFFERED, ConsentState.DEFERRED)
    return answer.purpose is Purpose.CARE and state in open_still


def current_lines(work: Work, patient: PatientId) -> tuple[ConsentLine, ...]:
    """Return where each purpose that is asked about stands."""
    lines = history_lines(work, patient)
    newest = {line.purpose: line for line in reversed(lines)}
    return tuple(newest.get(purpose, ConsentLine(purpose, ConsentState.NOT_ASKED)) for purpose in ASKED_NOW)


def history_lines(work: Work, patient: PatientId) -> tuple[ConsentLine, ...]:
    """Return the ledger, newest first."""
    rows = work.session.execute(
        select(ConsentEventRow, StaffUser.display_name, NoticeVersion.version)
        .join(StaffUser, StaffUser.id == ConsentEventRow.taken_by)
        .outerjoin(NoticeVersion, NoticeVersion.id == ConsentEventRow.notice_id)
        .where(ConsentEventRow.patient_id == patient)
        .order_by(ConsentEventRow.id.desc())
    )
    return tuple(
        ConsentLine(
            Purpose(row.purpose),
            ConsentState(row.state),
            row.at,
            ConsentMethod(row.method),
            row.given_by,
            taken_by,
            version or 0,
            row.reason,
        )
        for row, taken_by, version in rows
    )


def notice_in_force(work: Work, language: str = "en") -> NoticeText | None:
    """Return the newest published notice in a language, or None."""
    row = work.session.scalars(
        select(NoticeVersion).where(NoticeVersion.language == language).order_by(NoticeVersion.version.desc()).limit(1)
    ).first()
    if row is None:
        return None
    return NoticeText(row.id, row.version, row.language, row.text, row.sha256, row.revised_on)


def publish_first_notice(work: Work) -> None:
    """Publish the notice that ships with the program, with the clinic's name and privacy contact in it."""
    template = (paths.resources() / "notices" / "notice-en.md").read_text(encoding="utf-8")
    clinic = settings.clinic_details(work.session)
    contact = settings.privacy_contact(work.session)
    text = template.format(
        clinic=clinic.name,
        address=clinic.address or clinic.name,
        contact=", ".join(part for part in (contact.name, contact.title) if part),
        reach=", ".join(part for part in (contact.phone, contact.email) if part),
    )
    notice = NoticeVersion(
        version=1,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        revised_on=work.now.astimezone(CLINIC_ZONE).date(),
        published_at=work.now,
        published_by=work.actor.user_id,
    )
    work.session.add(notice)
    work.session.flush()
    work.record("notice published", Change("notice", notice.id), kind=CREATED, detail={"sha256": notice.sha256})


def photo_consent_event(work: Work, patient: PatientId) -> int:
    """Return the sequence number of the consent under which a photograph is taken now; raises NotFound."""
    events = ledger.consent_events(work, patient)
    state, event = state_at(events, Purpose.CLINICAL_PHOTOGRAPHS, work.now)
    if state is not ConsentState.GIVEN or event is None:
        raise NotFound(say("There is no consent for photographs in force."))
    return event.sequence
