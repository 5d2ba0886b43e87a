"""Going through what a patient filled in: entry by entry, before anything of it becomes a fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import AllergyState, Coded
from luna_desktop.domain.clinical.intake_entries import Answerer, Entry, Outcome, answer_of, fact_of, with_answers
from luna_desktop.domain.clinical.intake_profile import REPRODUCTIVE_KEYS
from luna_desktop.domain.clinical.intake_question import NO, UNSURE
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.safety_questions import NoneKnown, Part, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import Source, kind_of
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.models.intake import IntakeReview, IntakeSubmission
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import chart
from luna_desktop.services.care.catalogues import allergy_triggers, catalogue, medicines
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.chart_access import hidden_kinds
from luna_desktop.services.care.intake import unreviewed
from luna_desktop.services.care.intake_profile import ProfileAnswer, take_profile
from luna_desktop.services.care.intake_store import NOT_ERASED, open_form
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class Decided:
    """What became of an entry: by whom, when, why not, and the version of the fact that it is now."""

    outcome: Outcome
    reason: str
    fact_id: int | None
    fact_number: int
    by: str
    at: datetime


@dataclass(frozen=True)
class Submission:
    """A form as a patient handed it in, with what became of each entry so far, and who answered for a child."""

    submission_id: int
    at: datetime
    turned_by: str
    language: str
    wording: str
    entries: tuple[Entry, ...]
    decided: dict[str, Decided]
    answered_by: Answerer | None = None

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """Return the entries of which nothing was decided yet."""
        return tuple(entry for entry in self.entries if entry.key not in self.decided)


@dataclass(frozen=True)
class Decision:
    """What a clinician decides about one entry. `value` is the changed answer; `reason` says why it is not taken."""

    entry: str
    outcome: Outcome
    value: str = ""
    reason: str = ""


@dataclass(frozen=True)
class IntakeDecisions:
    """Decisions about entries of one submission; they are written together or not at all.

    `overriding` says why a medicine is taken over that the allergy list names.
    """

    patient_id: PatientId
    submission_id: int
    decisions: tuple[Decision, ...]
    overriding: Overriding | None = None


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_intakes(work: Work, patient: PatientId) -> tuple[Submission, ...]:
    """Return what a patient filled in, newest first; nothing of pregnancy and periods for whom it is not."""
    found = submissions_of(work, patient)
    return tuple(_without_reproductive(one) for one in found) if "pregnancy" in hidden_kinds(work, patient) else found


@use_case(
    requires=Permission.REVIEW_INTAKE,
    patient=lambda wanted: wanted.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def review_intake(work: Work, wanted: IntakeDecisions) -> Chart:
    """Write decisions down; what is taken over becomes facts told by the patient.

    Raises:
        InvalidInput: By the key of the entry: decided already, a reason missing, or a value that is none.
        SafetyStop: An allergy names a medicine, and no reason was given.
    """
    submission = next(
        (one for one in submissions_of(work, wanted.patient_id) if one.submission_id == wanted.submission_id), None
    )
    if submission is None:
        raise NotFound(say("This form is not in this patient’s record."))
    _check(submission, wanted.decisions)
    entries = {entry.key: entry for entry in submission.entries}
    habits = [each for each in wanted.decisions if entries[each.entry].is_lifestyle and _is_taken(each)]
    assessment = _take_lifestyle(work, wanted.patient_id, submission, habits)
    profile = take_profile(work, wanted.patient_id, _profile_answers(entries, wanted.decisions), _day(submission))
    for decision in wanted.decisions:
        entry = entries[decision.entry]
        fact = assessment if entry.is_lifestyle else profile.get(entry.key)
        if _is_taken(decision) and not entry.is_lifestyle and not entry.is_profile:
            fact = _take(work, wanted, entry, decision, _day(submission))
        _write(work, submission.submission_id, decision, fact if _is_taken(decision) else None)
    work.record(
        "intake reviewed",
        patient_change("intake", submission.submission_id, wanted.patient_id),
        kind=UPDATED,
        detail={each.value: sum(decision.outcome is each for decision in wanted.decisions) for each in Outcome},
    )
    return chart.chart_of(work, wanted.patient_id)


@use_case(requires=Permission.REVIEW_INTAKE, writes=False)
def intakes_to_review(work: Work, _: None) -> list[ReviewItem]:
    """Return the forms that wait, the oldest first, of patients whom the person treats."""
    rows = work.session.execute(unreviewed().order_by(IntakeSubmission.id)).all()
    cards = cards_to_review(work, (row.patient_id for row in rows))
    return [
        ReviewItem(row.id, cards[row.patient_id], _left_words(row.left), row.at.astimezone(CLINIC_ZONE).date())
        for row in rows
        if row.patient_id in cards
    ]


def submissions_of(work: Work, patient: PatientId) -> tuple[Submission, ...]:
    """Return what a patient filled in and what became of it, newest first."""
    names = {row.id: row.display_name for row in work.session.scalars(select(StaffUser))}
    rows = work.session.scalars(
        select(IntakeSubmission)
        .where(IntakeSubmission.patient_id == int(patient), NOT_ERASED)
        .order_by(IntakeSubmission.id.desc())
    ).all()
    return tuple(_submission(work, row, names) for row in rows)


def _submission(work: Work, row: IntakeSubmission, names: dict[int, str]) -> Submission:
    form = open_form(work, row)
    return Submission(
        row.id,
        row.at,
        names.get(row.by, ""),
        row.language,
        row.wording,
        form.entries,
        _decided(work, row.id, names),
        form.answered_by,
    )


def _without_reproductive(one: Submission) -> Submission:
    return replace(
        one,
        entries=tuple(entry for entry in one.entries if entry.question not in REPRODUCTIVE_KEYS),
        decided={key: each for key, each in one.decided.items() if key not in REPRODUCTIVE_KEYS},
    )


def _decided(work: Work, submission_id: int, names: dict[int, str]) -> dict[str, Decided]:
    rows = work.session.scalars(select(IntakeReview).where(IntakeReview.submission_id == submission_id))
    return {
        row.entry: Decided(
            Outcome(row.outcome), row.reason, row.fact_id, row.fact_number, names.get(row.by, ""), row.at
        )
        for row in rows
    }


def _check(submission: Submission, decisions: Iterable[Decision]) -> None:
    open_keys = {entry.key for entry in submission.waiting}
    problems: dict[str, Message] = {}
    for decision in decisions:
        if decision.entry not in open_keys:
            problems[decision.entry] = say("This answer was decided already.")
        elif decision.outcome is Outcome.NOT_TAKEN and not decision.reason.strip():
            problems[decision.entry] = say("Enter why this answer is not taken over.")
        elif decision.outcome is Outcome.CHANGED and not decision.value.strip():
            problems[decision.entry] = say("Enter the answer as it should be.")
    if problems:
        raise InvalidInput(problems)


def _is_taken(decision: Decision) -> bool:
    return decision.outcome is not Outcome.NOT_TAKEN


def _profile_answers(entries: dict[str, Entry], decisions: Iterable[Decision]) -> tuple[ProfileAnswer, ...]:
    return tuple(
        ProfileAnswer(each.entry, _value(entries[each.entry], each), declined=_stays_declined(entries, each))
        for each in decisions
        if entries[each.entry].is_profile and _is_taken(each)
    )


def _take_lifestyle(work: Work, patient: PatientId, submission: Submission, decisions: list[Decision]) -> Known | None:
    """Put answers into the assessment that this submission made already, or into a new one of its day."""
    if not decisions:
        return None
    entries = {entry.key: entry for entry in submission.entries}
    values = {each.entry: _value(entries[each.entry], each) for each in decisions if not _stays_declined(entries, each)}
    declined = [each.entry for each in decisions if _stays_declined(entries, each)]
    made = _assessment_of(work, patient, submission)
    start: Lifestyle = made.body if made is not None else Lifestyle(_day(submission))
    body = start
    for key, value in values.items():
        try:
            body = with_answers(body, {key: value}, ())
        except ValueError:
            raise InvalidInput({key: say("This answer cannot be read. Choose or enter another.")}) from None
    body = with_answers(body, {}, declined)
    if made is None:
        found = chart.record_entry.function(work, chart.NewEntry(patient, body))
    else:
        found = chart.change_entry.function(work, FactChange(patient, made.fact_id, made.number, body))
        return next(each for each in found.lifestyle if each.fact_id == made.fact_id)
    return max(found.lifestyle, key=lambda each: each.fact_id)


def _stays_declined(entries: dict[str, Entry], decision: Decision) -> bool:
    return entries[decision.entry].is_declined and decision.outcome is Outcome.ACCEPTED


def _assessment_of(work: Work, patient: PatientId, submission: Submission) -> Known | None:
    lifestyle = {entry.key for entry in submission.entries if entry.is_lifestyle}
    made = {each.fact_id for key, each in submission.decided.items() if key in lifestyle and each.fact_id}
    return next((each for each in chart.chart_of(work, patient).lifestyle if each.fact_id in made), None)


def _take(work: Work, wanted: IntakeDecisions, entry: Entry, decision: Decision, day: PartialDate) -> Known | None:
    """Make a fact of a line of a list; a no to the allergies is kept as their state."""
    value = _value(entry, decision)
    said = answer_of(entry, value, day)
    if said is not None:
        return _take_answer(work, wanted.patient_id, said)
    if entry.is_line or decision.outcome is Outcome.CHANGED:
        body = fact_of(entry, _coded(entry.question, value), day)
        try:
            found = chart.record_entry.function(
                work, chart.NewEntry(wanted.patient_id, body, Source.PATIENT, wanted.overriding)
            )
        except InvalidInput as wrong:
            raise InvalidInput({entry.key: next(iter(wrong.problems.values()))}) from None
        _reopen(work, wanted.patient_id, kind_of(body).name, day)
        return max(found.of(kind_of(body).name), key=lambda each: each.fact_id)
    if entry.question == "allergies" and value in (NO, UNSURE):
        return _take_allergy_state(work, wanted.patient_id, entry, value)
    return None


def _take_answer(work: Work, patient: PatientId, said: SafetyAnswer | NoneKnown) -> Known | None:
    """Write an answer down; each question has one fact, which is changed where it stands already."""
    kind = kind_of(said).name
    stands = [each for each in chart.chart_of(work, patient).of(kind) if _about(each.body) is _about(said)]
    if stands:
        change = FactChange(patient, stands[0].fact_id, stands[0].number, said)
        found = chart.change_entry.function(work, change)
    else:
        found = chart.record_entry.function(work, chart.NewEntry(patient, said))
    return next(each for each in found.of(kind) if _about(each.body) is _about(said))


def _reopen(work: Work, patient: PatientId, kind: str, day: PartialDate) -> None:
    """Take back that nothing else is known of a part of the history to which something was added just now."""
    for known in chart.chart_of(work, patient).of("none_known"):
        if known.body.part.value == kind and known.body.holds is YesNo.YES:
            body = NoneKnown(known.body.part, YesNo.UNKNOWN, Asked(day))
            chart.change_entry.function(work, FactChange(patient, known.fact_id, known.number, body))


def _about(body: SafetyAnswer | NoneKnown) -> SafetyQuestion | Part:
    return body.question if isinstance(body, SafetyAnswer) else body.part


def _day(submission: Submission) -> PartialDate:
    return PartialDate.of(submission.at.astimezone(CLINIC_ZONE).date())


def _take_allergy_state(work: Work, patient: PatientId, entry: Entry, value: str) -> Known | None:
    known = chart.chart_of(work, patient).allergy_state
    state = AllergyState.NONE_KNOWN if value == NO else AllergyState.ASKED_UNKNOWN
    answer = chart.AllergyAnswer(patient, state, known.number if known is not None else 0)
    try:
        return chart.answer_allergies.function(work, answer).allergy_state
    except InvalidInput as wrong:
        raise InvalidInput({entry.key: next(iter(wrong.problems.values()))}) from None


def _value(entry: Entry, decision: Decision) -> str:
    return decision.value.strip() if decision.outcome is Outcome.CHANGED else entry.value


def _coded(question: str, text: str) -> Coded:
    """Return what was written with the code of the catalogue where the catalogue names it exactly so.

    What stands in brackets behind a name of the catalogue may be left out: “Melasma” is “Melasma (chloasma)”.
    """
    if question in {"procedures", "implants"}:
        return Coded(text)
    if question in {"conditions", "family"}:
        book = catalogue("conditions")
    else:
        book = allergy_triggers() if question == "allergies" else medicines()
    wanted = text.casefold()
    found = book.named(text) or next(
        (each for each in book.find(text) if each.name.partition(" (")[0].casefold() == wanted), None
    )
    return found.coded() if found is not None else Coded(text)


def _write(work: Work, submission_id: int, decision: Decision, fact: Known | None) -> None:
    work.session.add(
        IntakeReview(
            submission_id=submission_id,
            entry=decision.entry,
            outcome=decision.outcome.value,
            reason=decision.reason.strip(),
            fact_id=fact.fact_id if fact is not None else None,
            fact_number=fact.number if fact is not None else 0,
            at=work.now,
            by=work.actor.user_id,
        )
    )


def _left_words(left: int) -> Message:
    return say("1 answer to go through") if left == 1 else say("{count} answers to go through", count=left)
