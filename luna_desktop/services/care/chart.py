"""The chart: medical history, lifestyle and allergies. Every entry is a dated, attributed, versioned fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyReview,
    AllergyState,
)
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import Source, chart_kinds, kind_of
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.allergy_list import (
    refuse_twice,
    settle_allergies,
    standing_allergies,
    write_review,
)
from luna_desktop.services.care.chart_access import check_door, check_reader, check_writer, hidden_kinds
from luna_desktop.services.care.concepts import with_concept
from luna_desktop.services.care.photo_access import check_seen, is_seen
from luna_desktop.services.care.reserved import decisions_for_reader
from luna_desktop.services.care.rule_holds import refresh_holds
from luna_desktop.services.care.safety_due import safety_lines
from luna_desktop.services.care.stops import stop_medicine
from luna_desktop.services.facts import (
    FactChange,
    Known,
    StrikeOut,
    add_fact,
    change_fact,
    current_facts,
    kind_at,
    strike_out,
    versions,
)
from luna_desktop.services.rights.disagreements import Dispute, disputes_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Work, patient_change
from luna_desktop.texts import say


@dataclass(frozen=True)
class Chart:
    """The clinical facts that count, struck-out ones left out, oldest first.

    `known` holds only kinds that the reader may read. `safety` says where every question of safety stands today, and
    goes to everybody who may read the chart. `disputes` are corrections that were denied, as they stand beside their
    entries, those of visits among them.
    """

    patient_id: PatientId
    known: tuple[Known, ...] = ()
    safety: tuple[SafetyLine, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Known, ...]]:
        found: dict[str, list[Known]] = {}
        for each in self.known:
            found.setdefault(each.kind, []).append(each)
        return {kind: tuple(facts) for kind, facts in found.items()}

    def of(self, kind: str) -> tuple[Known, ...]:
        """Return the facts of a kind, oldest first."""
        return self._by_kind.get(kind, ())

    def single(self, kind: str) -> Known | None:
        """Return the fact of a kind of which a patient has at most one, or None."""
        facts = self.of(kind)
        return facts[0] if facts else None

    @property
    def conditions(self) -> tuple[Known, ...]:
        """Conditions, oldest first."""
        return self.of("condition")

    @property
    def medicines(self) -> tuple[Known, ...]:
        """Medicines and topicals, oldest first."""
        return self.of("medicine")

    @property
    def lifestyle(self) -> tuple[Known, ...]:
        """Lifestyle assessments, by the day of asking, newest first."""
        return tuple(sorted(self.of("lifestyle"), key=lambda each: each.body.asked_on, reverse=True))

    @property
    def allergies(self) -> tuple[Known, ...]:
        """Allergies, refuted ones among them, oldest first."""
        return self.of("allergy")

    @property
    def allergy_state(self) -> Known | None:
        """What is known of allergies as a whole, or None where nobody asked."""
        return self.single("allergy_state")


@dataclass(frozen=True)
class NewEntry:
    """A condition, medicine, lifestyle assessment or allergy to add, who said it, and why in spite of an allergy."""

    patient_id: PatientId
    body: object
    source: Source = Source.PATIENT
    overriding: Overriding | None = None


@dataclass(frozen=True)
class FactAsked:
    """One fact of a patient."""

    patient_id: PatientId
    fact_id: int


@dataclass(frozen=True)
class AllergyAnswer:
    """The allergy state as the patient gave it; `number` is the version that the screen showed, 0 for none."""

    patient_id: PatientId
    state: AllergyState
    number: int
    source: Source = Source.PATIENT


@use_case(requires=Permission.READ_CHART, patient=lambda patient: patient, use=Use(Ground.KEEPING, DataClass.CLINICAL))
def open_chart(work: Work, patient: PatientId) -> Chart:
    """Open a chart. Written to the audit log once for each opening; what is recorded stays readable by law."""
    work.record("chart opened", patient_change("chart", patient, patient), kind=READ, purpose=Purpose.CARE.value)
    refresh_holds(work, patient)
    return chart_of(work, patient)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_chart(work: Work, patient: PatientId) -> Chart:
    """Read again a chart that is open."""
    return chart_of(work, patient)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_versions(work: Work, asked: FactAsked) -> list[Known]:
    """Return all versions of a fact, newest first."""
    kind = kind_at(work, asked.patient_id, asked.fact_id)
    check_reader(work, asked.patient_id, kind)
    check_seen(work, asked.patient_id, kind, asked.fact_id)
    found = versions(work, asked.patient_id, asked.fact_id)
    if not decisions_for_reader(work, asked.patient_id, found[:1]):
        raise NotFound(say("This entry is not in this patient’s record."))
    return found


@use_case(
    requires=Permission.CHANGE_CHART, patient=lambda new: new.patient_id, use=Use(Purpose.CARE, DataClass.CLINICAL)
)
def record_entry(work: Work, new: NewEntry) -> Chart:
    """Add a lifestyle assessment or an allergy; for a condition or a medicine, RECORD_DIAGNOSES is asked too."""
    check_door(kind_of(new.body).name)
    check_writer(work, kind_of(new.body).name)
    body = checked(work, new.body)
    if isinstance(body, Allergy):
        refuse_twice(work, new.patient_id, body, besides=0)
    stop_medicine(work, new.patient_id, None, body, new.overriding)
    add_fact(work, new.patient_id, body, new.source)
    settle_allergies(work, new.patient_id)
    return chart_of(work, new.patient_id)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda change: change.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def change_entry(work: Work, change: FactChange) -> Chart:
    """Correct an entry: a new version beside the old one. Its kind decides who may, as in `record_entry`."""
    check_door(kind_of(change.body).name)
    check_writer(work, kind_of(change.body).name)
    check_reader(work, change.patient_id, kind_of(change.body).name)
    body = checked(work, change.body)
    if isinstance(body, Allergy):
        refuse_twice(work, change.patient_id, body, besides=change.fact_id)
    before = versions(work, change.patient_id, change.fact_id)[0]
    change_fact(work, replace(change, body=body, reason=change.reason.strip()))
    stop_medicine(work, change.patient_id, before.body, body, change.overriding)
    settle_allergies(work, change.patient_id)
    return chart_of(work, change.patient_id)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_entry(work: Work, wrong: StrikeOut) -> Chart:
    """Mark an entry as entered in error. Correcting the record needs no consent."""
    kind = kind_at(work, wrong.patient_id, wrong.fact_id)
    check_door(kind)
    check_writer(work, kind)
    check_reader(work, wrong.patient_id, kind)
    strike_out(work, wrong, kinds=chart_kinds())
    settle_allergies(work, wrong.patient_id)
    return chart_of(work, wrong.patient_id)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda answer: answer.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def answer_allergies(work: Work, answer: AllergyAnswer) -> Chart:
    """Write down what the patient says about allergies as a whole, or confirm what stands there."""
    rows = standing_allergies(work, answer.patient_id)
    if answer.state is AllergyState.NONE_KNOWN and rows:
        raise InvalidInput(
            {
                "state": say(
                    "Allergies stand on the list. Refute them or strike them out first, then choose “None known”."
                )
            }
        )
    if answer.state is AllergyState.SOME and not rows:
        raise InvalidInput({"state": say("Add the allergy to the list; the state follows by itself.")})
    today = PartialDate.of(work.now.astimezone(CLINIC_ZONE).date())
    review = AllergyReview(answer.state, None if answer.state is AllergyState.NEVER_ASKED else today)
    write_review(work, answer.patient_id, review, number=answer.number, source=answer.source)
    settle_allergies(work, answer.patient_id)
    return chart_of(work, answer.patient_id)


def chart_of(work: Work, patient: PatientId) -> Chart:
    """Return the chart as the actor may read it, without writing to the audit log."""
    return chart_from(work, patient, current_facts(work, patient, chart_kinds()))


def chart_from(work: Work, patient: PatientId, clinical: Iterable[Known]) -> Chart:
    """Return the chart of the clinical facts that count, without the kinds that the actor may not read."""
    whole = Chart(patient, tuple(clinical))
    safety = safety_lines(work, whole)
    hidden = hidden_kinds(work, patient)
    known = tuple(each for each in whole.known if each.kind not in hidden) if hidden else whole.known
    known = decisions_for_reader(work, patient, known)
    disputes = tuple(
        each
        for each in disputes_of(work, patient)
        if each.target.kind not in hidden and is_seen(work, patient, each.target.kind, each.target.record_id)
    )
    return Chart(patient, known, safety, disputes)


def checked(work: Work, body: object) -> object:
    """Return an entry tidied; raises InvalidInput with what is wrong at its fields."""
    problems, tidy = checked_entry(body, work.now.astimezone(CLINIC_ZONE).date())
    if problems:
        raise InvalidInput(problems)
    return with_concept(tidy)
