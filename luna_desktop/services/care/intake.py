"""The turned screen on which a patient fills in history and lifestyle: what it shows, its draft, handing it in.

Nothing handed in is a fact. No use case here gives an answer back: a screen that is turned again learns only which
questions were answered, so that reception, who may turn it, never receives an answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, func, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.intake import WORDING, Answer, AnswerState, answer_problem, pages_for
from luna_desktop.domain.clinical.intake_entries import Answerer, entries_of
from luna_desktop.domain.clinical.reproductive import applies
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import Birth
from luna_desktop.models.intake import IntakeDraft, IntakeReview, IntakeSubmission
from luna_desktop.services.care.intake_store import NOT_ERASED, HandedIn, open_draft, seal_draft, seal_form
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.settings import ClinicDetails
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.consent_form import Guardian, guardians_on_file
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import LANGUAGES, say


@dataclass(frozen=True)
class IntakeForm:
    """What stands on the turned screen before a word is answered, and the questions that were answered earlier.

    `asks_reproductive` tells whether pregnancy and periods are asked; `guardians` may answer for a child.
    """

    patient_id: PatientId
    name: str
    mrn: str
    birth: Birth
    language: str
    clinic: ClinicDetails
    answered: frozenset[str] = frozenset()
    asks_reproductive: bool = True
    is_minor: bool = False
    guardians: tuple[Guardian, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What was answered since the screen was turned, in the language that stood there last.

    `answered_by` says who answers for a child: a guardian's fact, 0 for the child alone, None where nobody chose.
    """

    patient_id: PatientId
    language: str
    answers: tuple[Answer, ...] = field(repr=False)
    answered_by: int | None = None


@dataclass(frozen=True)
class Waiting:
    """That a patient filled in a form which no clinician has gone through yet."""

    submission_id: int
    at: datetime


@use_case(
    requires=Permission.TAKE_INTAKE,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def read_intake_form(work: Work, patient: PatientId) -> IntakeForm:
    """Return the form for a patient; refused while the patient has not agreed to care."""
    card = card_of(work, patient)
    minor = _is_minor(work, patient)
    return IntakeForm(
        patient,
        card.name,
        card.mrn,
        card.birth,
        card.language,
        settings.clinic_details(work.session),
        frozenset(open_draft(work, work.session.get(IntakeDraft, int(patient)))),
        _asks_reproductive(work, patient),
        minor,
        guardians_on_file(work, patient) if minor else (),
    )


@use_case(
    requires=Permission.TAKE_INTAKE,
    audited=False,
    patient=lambda given: given.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def keep_intake_draft(work: Work, given: Answers) -> datetime:
    """Keep what was answered so far, over what an earlier draft holds. Returns when."""
    _keep(work, given.patient_id, _together(work, given))
    return work.now


@use_case(
    requires=Permission.TAKE_INTAKE,
    patient=lambda given: given.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def submit_intake(work: Work, given: Answers) -> int:
    """Hand the form in, with what an earlier draft holds, and return its number.

    Raises:
        InvalidInput: An answer cannot be read (by its question), there is none at all (`answers`), or nobody chose
            who answers for a child (`answered_by`).
    """
    answers = _together(work, given)
    today = local_day(work.now)
    problems = {answer.key: why for answer in answers if (why := answer_problem(answer, today)) is not None}
    if problems:
        raise InvalidInput(problems)
    if not answers:
        raise InvalidInput({"answers": say("Nothing was answered yet.")})
    language = given.language if given.language in LANGUAGES else "en"
    entries = entries_of(answers, language)
    who = _answerer(work, given)
    sealed, digest = seal_form(work, given.patient_id, HandedIn(entries, who))
    row = IntakeSubmission(
        patient_id=int(given.patient_id),
        at=work.now,
        by=work.actor.user_id,
        language=language,
        wording=WORDING,
        entries=len(entries),
        sealed=sealed,
        sha256=digest,
    )
    work.session.add(row)
    draft = work.session.get(IntakeDraft, int(given.patient_id))
    if draft is not None:
        work.session.delete(draft)
    work.session.flush()
    work.record(
        "intake handed in",
        patient_change("intake", row.id, given.patient_id),
        kind=CREATED,
        detail={"entries": len(entries), "language": language, "wording": WORDING} | _audited(who),
    )
    return row.id


@use_case(
    requires=Permission.TAKE_INTAKE,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Purpose.CARE, DataClass.CONTACT),
)
def waiting_intake(work: Work, patient: PatientId) -> tuple[Waiting, ...]:
    """Return that forms of a patient wait for a clinician, never what stands in them."""
    rows = work.session.execute(
        unreviewed().where(IntakeSubmission.patient_id == int(patient)).order_by(IntakeSubmission.id)
    )
    return tuple(Waiting(row.id, row.at) for row in rows)


def unreviewed() -> Select[int, int, datetime, int]:
    """Return the query of submissions of which an entry waits: id, patient_id, at, and how many wait."""
    done = (
        select(IntakeReview.submission_id, func.count().label("done")).group_by(IntakeReview.submission_id).subquery()
    )
    left = IntakeSubmission.entries - func.coalesce(done.c.done, 0)
    return (
        select(IntakeSubmission.id, IntakeSubmission.patient_id, IntakeSubmission.at, left.label("left"))
        .join(done, done.c.submission_id == IntakeSubmission.id, isouter=True)
        .where(left > 0, NOT_ERASED)
    )


def _together(work: Work, given: Answers) -> tuple[Answer, ...]:
    """Return today's answers over those of the draft, in the order of the questions; an emptied answer is none."""
    kept = open_draft(work, work.session.get(IntakeDraft, int(given.patient_id)))
    pages = pages_for(reproductive=_asks_reproductive(work, given.patient_id))
    asked = [question.key for page in pages for question in page.questions]
    kept.update({answer.key: answer for answer in given.answers if answer.key in asked})
    return tuple(kept[key] for key in asked if key in kept and not _is_empty(kept[key]))


def _asks_reproductive(work: Work, patient: PatientId) -> bool:
    card = card_of(work, patient)
    return applies(card.gender, card.birth.ages(local_day(work.now)))


def _is_minor(work: Work, patient: PatientId) -> bool:
    return ledger.gate_patient(work, patient).may_be_minor(work.now)


def _answerer(work: Work, given: Answers) -> Answerer | None:
    """Return who answered for a child, by the names on file; nobody is asked for somebody of age."""
    if not _is_minor(work, given.patient_id):
        return None
    if given.answered_by == 0:
        return Answerer(card_of(work, given.patient_id).name)
    for one in guardians_on_file(work, given.patient_id):
        if one.fact_id == given.answered_by:
            return Answerer(one.name, one.relation, one.fact_id)
    raise InvalidInput({"answered_by": say("Go back to the first page and choose who answers.")})


def _audited(who: Answerer | None) -> dict[str, str]:
    if who is None:
        return {}
    return {"answered_by": "child" if who.is_child else "guardian"}


def _is_empty(answer: Answer) -> bool:
    return answer.state is AnswerState.GIVEN and not answer.value.strip() and not answer.lines


def _keep(work: Work, patient: PatientId, answers: Iterable[Answer]) -> None:
    row = work.session.get(IntakeDraft, int(patient))
    sealed = seal_draft(work, patient, answers)
    if row is None:
        row = IntakeDraft(patient_id=int(patient), sealed=sealed, saved_at=work.now, saved_by=work.actor.user_id)
        work.session.add(row)
    else:
        row.sealed, row.saved_at, row.saved_by = sealed, work.now, work.actor.user_id
    work.session.flush()
