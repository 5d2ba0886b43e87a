"""Where the safety rules speak: at the point of adding, in the chart's summary, and in a what-if that changes nothing.

A finding stops what is added where it asks to stop or to wait, and where a review is surely needed; only a doctor goes
on, with a reason that is kept with the rule, its version and the facts as known then. What merely was not asked before
a treatment is listed and stops nothing. Everybody who reads the chart reads the findings; the desk reads none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Medicine
from luna_desktop.domain.clinical.rules.asked import QUESTIONS, Question, RuleAnswer, name_of, questions_for
from luna_desktop.domain.clinical.rules.chart_signs import counting
from luna_desktop.domain.clinical.rules.engine import Finding, find
from luna_desktop.domain.clinical.rules.overrides import RuleOverride, covers, is_in_force, overriding
from luna_desktop.domain.clinical.rules.plan_signs import OWN_WORDS, planned_items, with_plan
from luna_desktop.domain.clinical.rules.signs import PlannedItem
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.domain.clinical.shelf_life import Facts
from luna_desktop.domain.clinical.stops import Overriding, Planned
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.catalogue_approvers import Approver, approver_of
from luna_desktop.services.care.reserved import for_reader
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import say

_KINDS = {"medicine": "systemic_meds", "topical": "topicals", "treatment": "treatments", "product": "topicals"}
_OWN_KINDS = {"medicine": "systemic_meds", "treatment": "treatments"}
"""What something is that stands in no catalogue, where it was said which sort it is."""
_CLINICAL: Use[Any] = Use(Ground.KEEPING, DataClass.CLINICAL)


@dataclass(frozen=True)
class WhatIf:
    """What somebody thinks of adding; nothing of it is written down."""

    patient_id: PatientId
    planned: tuple[Planned, ...]
    is_cosmetic: bool | None = None


@dataclass(frozen=True)
class Spoken:
    """What the rules say: findings, most severe first, what has to be asked, and under which rules that was.

    What only waits for the answer to a question is no finding here: it stands among the questions.

    `is_silent` tells that no rule speaks in this clinic, since no doctor has approved any.
    """

    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    version: str
    approver: Approver | None
    is_silent: bool
    answered: frozenset[tuple[str, str]] = frozenset()
    """What of the findings a doctor's answer in force covers: the rule's id and the item's name."""


@dataclass(frozen=True)
class KeptAnswer:
    """A doctor's answer to a finding as the chart lists it, and whether it still holds."""

    known: Known
    body: RuleOverride
    in_force: bool


@dataclass(frozen=True)
class Answered:
    """An answer to a question that rules wait for; `number` is the version that the screen showed, 0 for none."""

    patient_id: PatientId
    trigger: tuple[str, str]
    answer: YesNo
    happened_on: PartialDate | None = None
    number: int = 0
    source: Source = Source.PATIENT


def stops_adding(finding: Finding) -> bool:
    """Tell whether a finding stands in the way of adding: a note never does, nor does what was only not asked yet."""
    if finding.rule.level is Level.INFO:
        return False
    if finding.is_sure:
        return True
    return finding.rule.level is not Level.CAUTION and finding.rule.trigger not in QUESTIONS


def open_findings(work: Work, patient: PatientId, planned: Sequence[Planned]) -> tuple[Finding, ...]:
    """Return the findings that stand in the way of adding and that no doctor's answer in force covers."""
    if not rule_charts.rules().rules:
        return ()
    chart, facts = rule_charts.chart_of(work, patient)
    found = find(rule_charts.rules(), chart, items_of(planned, facts))
    kept = _holding(work, patient)
    return tuple(each for each in found if stops_adding(each) and not _is_covered(each, kept))


def keep_answers(work: Work, patient: PatientId, found: Iterable[Finding], given: Overriding) -> None:
    """Keep a doctor's answer to each finding as a fact of the chart."""
    for each in found:
        add_fact(work, patient, overriding(each, Coded(each.item.name, each.item.id), given), Source.STAFF)


def items_of(
    planned: Sequence[Planned], facts: Facts, *, is_cosmetic: bool | None = None, are_taken: bool = False
) -> tuple[PlannedItem, ...]:
    """Return what is planned as rules read it; what is taken already stands in the chart and needs no second sign."""
    known = rule_charts.books()
    items: list[PlannedItem] = []
    whats = {each.what.text: each.what for each in planned}
    for each in planned:
        items += planned_items(
            each.what,
            known,
            regions=each.regions or None,
            is_cosmetic=is_cosmetic,
            kinds=(_KINDS[each.kind], *(kind for kind in _KINDS.values() if kind != _KINDS[each.kind])),
            own_kind=_OWN_KINDS.get(each.kind, OWN_WORDS),
        )
    return with_plan(items, whats, facts, known, are_taken=are_taken)


@use_case(requires=Permission.READ_CHART, patient=lambda asked: asked.patient_id, use=_CLINICAL)
def ask_what_if(work: Work, asked: WhatIf) -> Spoken:
    """Say what would be found if this were planned; the chart stays as it is."""
    chart, facts = rule_charts.chart_of(work, asked.patient_id)
    items = items_of(asked.planned, facts, is_cosmetic=asked.is_cosmetic)
    spoken = _spoken(work, asked.patient_id, find(rule_charts.rules(), chart, items), items)
    work.record(
        "what-if asked",
        patient_change("chart", asked.patient_id, asked.patient_id),
        kind=READ,
        purpose=Purpose.CARE.value,
        detail={"findings": len(spoken.findings)},
    )
    return spoken


@use_case(requires=Permission.READ_CHART, writes=False, patient=lambda patient: patient, use=_CLINICAL)
def read_findings(work: Work, patient: PatientId) -> Spoken:
    """Return what the rules say about the medicines and topicals that are in use, for the chart's summary."""
    chart, facts = rule_charts.chart_of(work, patient)
    items = in_use(facts, local_day(work.now))
    return _spoken(work, patient, find(rule_charts.rules(), chart, items), items)


def spoken_about(work: Work, patient: PatientId, treatment: str) -> Spoken:
    """Return what the rules say about one treatment of the catalogue; nothing where it names none."""
    chart, facts = rule_charts.chart_of(work, patient)
    treatments = rule_charts.book("treatments")
    known = (Planned("treatment", treatments.entry(treatment).coded()),) if treatments.has(treatment) else ()
    items = items_of(known, facts)
    return _spoken(work, patient, find(rule_charts.rules(), chart, items), items)


def in_use(facts: Facts, today: date) -> tuple[PlannedItem, ...]:
    """Return the medicines and topicals that are in use on a day as items."""
    medicines = [each for each in facts.of("medicine") if isinstance(each.body, Medicine)]
    used = [each for each in medicines if each.body.stopped is None or each.body.stopped.earliest > today]
    planned = [Planned("topical" if _is_topical(each.body) else "medicine", each.body.what) for each in used]
    return items_of(planned, facts, are_taken=True)


def _is_topical(body: Medicine) -> bool:
    return body.kind.value == "topical"


def _spoken(work: Work, patient: PatientId, found: Sequence[Finding], items: Iterable[PlannedItem]) -> Spoken:
    book = rule_charts.rules()
    kept = _holding(work, patient)
    questions = {each.trigger: each for item in items for each in questions_for(book, item)}
    shown = tuple(each for each in found if each.is_sure or each.rule.trigger not in QUESTIONS)
    return Spoken(
        for_reader(work, patient, shown),
        tuple(questions.values()),
        book.version,
        approver_of(work, rule_charts.RULES),
        not book.rules,
        frozenset((each.rule.id, each.item.name) for each in shown if _is_covered(each, kept)),
    )


def _is_covered(finding: Finding, kept: Iterable[RuleOverride]) -> bool:
    what = Coded(finding.item.name, finding.item.id)
    return any(covers(each, finding, what) for each in kept)


def _answers(known: Iterable[Known]) -> list[tuple[Known, RuleOverride]]:
    return [(each, each.body) for each in known if isinstance(each.body, RuleOverride)]


def _holding(work: Work, patient: PatientId) -> list[RuleOverride]:
    today = local_day(work.now)
    answers = _answers(current_facts(work, patient, ("rule_override",)))
    return [body for known, body in answers if _holds_on(known, body, today)]


def _holds_on(known: Known, body: RuleOverride, today: date) -> bool:
    """Tell whether an answer can hold: one that rests on no recorded fact, since nobody knew, holds for its day.

    One that came with another clinic's record never does: it was no decision of this clinic, and names facts by numbers
    that they had there.
    """
    return not known.is_brought and (bool(body.snapshot) or local_day(known.recorded_at) == today)


def answers_in(known: Iterable[Known], today: date) -> tuple[KeptAnswer, ...]:
    """Return a chart's answers to findings, newest first, and whether each still holds on a day."""
    facts = tuple(known)
    standing = {(each.fact_id, each.number) for each in facts}
    book = rule_charts.rules()
    kept = [
        KeptAnswer(each, body, _holds_on(each, body, today) and is_in_force(body, book, standing))
        for each, body in _answers(facts)
    ]
    return tuple(reversed(kept))


def answers_that_count(known: Iterable[Known], today: date) -> dict[tuple[str, str], YesNo]:
    """Return the answers to questions that count on a day, by trigger."""
    found = [each for each in known if isinstance(each.body, RuleAnswer)]
    return {
        each.body.trigger: answer
        for each in found
        if (answer := counting(each, each.body.trigger, today)) is not YesNo.UNKNOWN
    }


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda answered: answered.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def answer_question(work: Work, answered: Answered) -> int:
    """Write down the answer to a question that rules wait for, and return the version's number.

    Raises:
        InvalidInput: There is no such question, or the day lies ahead.
        StaleRecord: Somebody answered it meanwhile.
    """
    if answered.trigger not in QUESTIONS:
        raise InvalidInput({"question": say("Choose a question from the list.")})
    today = local_day(work.now)
    happened = answered.happened_on
    if happened is not None and happened.earliest > today:
        raise InvalidInput({"happened_on": say("This day lies ahead. Enter when it last was.")})
    said = answered.answer is YesNo.YES
    body = RuleAnswer(
        name_of(answered.trigger), answered.answer, happened if said else None, asked=Asked(PartialDate.of(today))
    )
    name = name_of(answered.trigger)
    known = current_facts(work, answered.patient_id, ("rule_answer",))
    stand = next((each for each in known if each.body.question == name), None)
    if stand is None:
        add_fact(work, answered.patient_id, body, answered.source)
        return 1
    number = answered.number or stand.number
    return change_fact(work, FactChange(answered.patient_id, stand.fact_id, number, body, answered.source))
