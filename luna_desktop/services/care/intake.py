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
from luna_desktop.domain.clinical.intake import QUESTIONS, WORDING, Answer, AnswerState, answer_problem
from luna_desktop.domain.clinical.intake_entries import entries_of
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import Birth
from luna_desktop.models.intake import IntakeDraft, IntakeReview, IntakeSubmission
from luna_desktop.services.care.intake_store import open_draft, seal_draft, seal_entries
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.settings import ClinicDetails
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import LANGUAGES, say


@dataclass(frozen=True)
class IntakeForm:
    """What stands on the turned screen before a word is answered, and the questions that were answered earlier."""

    patient_id: PatientId
    name: str
    mrn: str
    birth: Birth
    language: str
    clinic: ClinicDetails
    answered: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answers:
    """What was answered since the screen was turned, in the language that stood there last."""

    patient_id: PatientId
    language: str
    answers: tuple[Answer, ...] = field(repr=False)


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
    return IntakeForm(
        patient,
        card.name,
        card.mrn,
        card.birth,
        card.language,
        settings.clinic_details(work.session),
        frozenset(open_draft(work, work.session.get(IntakeDraft, int(patient)))),
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
        InvalidInput: An answer cannot be read (by its question), or there is none at all (`answers`).
    """
    answers = _together(work, given)
    problems = {answer.key: why for answer in answers if (why := answer_problem(answer)) is not None}
    if problems:
        raise InvalidInput(problems)
    if not answers:
        raise InvalidInput({"answers": say("Nothing was answered yet.")})
    language = given.language if given.language in LANGUAGES else "en"
    entries = entries_of(answers, language)
    sealed, digest = seal_entries(work, given.patient_id, entries)
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
        detail={"entries": len(entries), "language": language, "wording": WORDING},
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
        .where(left > 0)
    )


def _together(work: Work, given: Answers) -> tuple[Answer, ...]:
    """Return today's answers over those of the draft, in the order of the questions; an emptied answer is none."""
    kept = open_draft(work, work.session.get(IntakeDraft, int(given.patient_id)))
    kept.update({answer.key: answer for answer in given.answers if answer.key in QUESTIONS})
    return tuple(kept[key] for key in QUESTIONS if key in kept and not _is_empty(kept[key]))


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
