"""What a patient is asked on one screen or paper: the questions that may be put, and what stands above them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import ConsentState, Ground, Purpose
from luna_desktop.domain.consent_terms import PURPOSE_MEANINGS
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.preferences import Way, ways_to_reach
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.models.sharing import RecipientVersion
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.settings import ClinicDetails, PrivacyContact
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.consent_lines import ConsentLine, current_lines, offered_purposes
from luna_desktop.services.privacy.consent_rules import (
    SHARED_BY_CONSENT,
    Asked,
    ConsentAnswer,
    asking_problem,
    permission_for,
)
from luna_desktop.services.privacy.consents import NoticeText, notice_in_force
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import LANGUAGES, Message


@dataclass(frozen=True)
class FormQuestion:
    """One question: the purpose, what it means, and where it stands now."""

    purpose: Purpose
    meaning: Message
    line: ConsentLine


@dataclass(frozen=True)
class LeftOut:
    """A question that cannot be put to this patient now, and why."""

    purpose: Purpose
    reason: Message


@dataclass(frozen=True)
class Guardian:
    """A guardian on file who may answer today."""

    fact_id: int
    name: str
    relation: str
    has_evidence: bool
    is_appointed: bool


@dataclass(frozen=True)
class ConsentForm:
    """Everything that a page of questions shows; `notices` are the notice in force in each of its languages."""

    patient_id: PatientId
    name: str
    mrn: str
    birth: Birth
    language: str
    is_minor: bool
    knows_age: bool
    questions: tuple[FormQuestion, ...]
    left_out: tuple[LeftOut, ...]
    guardians: tuple[Guardian, ...]
    ways: tuple[Way, ...]
    clinic: ClinicDetails
    contact: PrivacyContact
    notices: tuple[NoticeText, ...]

    def notice(self, language: str) -> NoticeText | None:
        """Return the notice in a language, else in the first there is."""
        found = (one for one in self.notices if one.language == language)
        return next(found, self.notices[0] if self.notices else None)


@use_case(
    requires=Permission.RECORD_DESK_CONSENT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_consent_form(work: Work, patient: PatientId) -> ConsentForm:
    """Return the page of questions for a patient: those that the actor may record and that may be asked now."""
    card = card_of(work, patient)
    known = ledger.gate_patient(work, patient)
    questions, left_out = _questions(work, patient)
    notices = (notice_in_force(work, language) for language in LANGUAGES)
    facts = [each for each in current_facts(work, patient, ("phone", "email", "address")) if _stands(each.status)]
    return ConsentForm(
        patient_id=patient,
        name=card.name,
        mrn=card.mrn,
        birth=card.birth,
        language=card.language,
        is_minor=known.may_be_minor(work.now),
        knows_age=known.adult_from is not None,
        questions=questions,
        left_out=left_out,
        guardians=guardians_on_file(work, patient),
        ways=ways_to_reach(each.body for each in facts),
        clinic=settings.clinic_details(work.session),
        contact=settings.privacy_contact(work.session),
        notices=tuple(notice for notice in notices if notice is not None),
    )


def _stands(status: FactStatus) -> bool:
    return status is FactStatus.CURRENT


def _questions(work: Work, patient: PatientId) -> tuple[tuple[FormQuestion, ...], tuple[LeftOut, ...]]:
    lines = {line.purpose: line for line in current_lines(work, patient) if line.purpose is not Purpose.SHARING}
    known = ledger.gate_patient(work, patient)
    now, has_notice = known.present(work.now), notice_in_force(work) is not None
    questions, left_out = [], []
    for purpose in offered_purposes(work):
        if purpose is Purpose.SHARING or not work.actor.may(permission_for(purpose, ConsentState.GIVEN)):
            continue
        line = lines[purpose]
        question = ConsentAnswer(patient, purpose, ConsentState.GIVEN, line.method)
        reason = asking_problem(Asked(work, question, known, has_notice, now))
        if reason is None:
            questions.append(FormQuestion(purpose, PURPOSE_MEANINGS[purpose], line))
        else:
            left_out.append(LeftOut(purpose, reason))
    return tuple(questions), tuple(left_out)


@dataclass(frozen=True)
class ShareChoice:
    """A recipient of the register with whom a patient may allow sharing."""

    recipient_id: int
    name: str
    kind: RecipientKind
    address: str = ""


@use_case(requires=Permission.RECORD_FURTHER_CONSENT, writes=False)
def recipients_to_share_with(work: Work, _: None) -> tuple[ShareChoice, ...]:
    """Return the active recipients with whom sharing rests on the patient's consent, by name."""
    newest = (
        select(RecipientVersion.recipient_id, func.max(RecipientVersion.number).label("number"))
        .group_by(RecipientVersion.recipient_id)
        .subquery()
    )
    rows = work.session.scalars(
        select(RecipientVersion)
        .join(
            newest,
            (newest.c.recipient_id == RecipientVersion.recipient_id) & (newest.c.number == RecipientVersion.number),
        )
        .where(RecipientVersion.is_active, RecipientVersion.kind.in_([kind.value for kind in SHARED_BY_CONSENT]))
    )
    found = (ShareChoice(row.recipient_id, row.name, RecipientKind(row.kind), row.address) for row in rows)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def guardians_on_file(work: Work, patient: PatientId) -> tuple[Guardian, ...]:
    """Return the guardians whose roles stand today."""
    today = local_day(work.now)
    found = []
    for known in current_facts(work, patient, ("related_person",)):
        body = known.body
        stands = isinstance(body, RelatedPerson) and body.is_guardian and body.stands_on(today)
        if stands and _stands(known.status):
            found.append(Guardian(known.fact_id, body.name, body.relation, body.has_evidence, bool(body.appointed_by)))
    return tuple(found)
