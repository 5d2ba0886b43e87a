"""Options to consider, for the treating doctor: read under the patient's consent to suggestions, accepted or declined.

Nothing changes by itself. What is accepted goes into the plan of the doctor's own open visit, through the same stop as
everything that is added; what is declined keeps its reason. Both keep what was known then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.care_preferences import CarePreferences
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.answers import SuggestionAnswer, Verdict, is_open, newest_by_suggestion
from luna_desktop.domain.clinical.rules.asked import QUESTIONS
from luna_desktop.domain.clinical.rules.engine import Finding, find
from luna_desktop.domain.clinical.rules.overrides import known_then
from luna_desktop.domain.clinical.rules.signs import PlannedItem
from luna_desktop.domain.clinical.rules.suggesting import LeftOut, Option, Suggestion, item_of, suggest
from luna_desktop.domain.clinical.rules.wishes import unwanted
from luna_desktop.domain.clinical.stops import Overriding, Planned, PlannedKind
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, note_problem
from luna_desktop.models.visits import Visit
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.catalogue_approvers import Approver, approver_of
from luna_desktop.services.care.reserved import options_for_reader
from luna_desktop.services.care.stops import require_clear
from luna_desktop.services.care.visit_writing import save_draft
from luna_desktop.services.care.visits import VisitAsked, header_of, headers, visit_of
from luna_desktop.services.facts import add_fact, current_facts
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import ONE_ROW, READ, Work, patient_change
from luna_desktop.texts import say

SHORTEST_REASON = 5
_KINDS: dict[str, PlannedKind] = {"treatments": "treatment", "topicals": "topical", "systemic_meds": "medicine"}


@dataclass(frozen=True)
class Shown:
    """The options for a chart, what was left out and why, and whose table it is.

    `is_silent` tells that no suggestion speaks in this clinic, since no doctor has approved any.
    """

    offered: tuple[Option, ...]
    left_out: tuple[LeftOut, ...]
    version: str
    approver: Approver | None
    is_silent: bool
    answers: tuple[SuggestionAnswer, ...] = ()


@dataclass(frozen=True)
class Answering:
    """What a doctor says to an option. `overriding` answers a stop that adding it raised."""

    patient_id: PatientId
    suggestion: str
    verdict: Verdict
    reason: str = ""
    overriding: Overriding | None = None


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda patient: patient,
    use=Use(Purpose.SUGGESTIONS, DataClass.CLINICAL),
)
def read_options(work: Work, patient: PatientId) -> Shown:
    """Return the options that were not answered yet; refused where the patient has not agreed to suggestions."""
    shown = _shown(work, patient)
    work.record(
        "suggestions read",
        patient_change("chart", patient, patient),
        kind=READ,
        purpose=Purpose.SUGGESTIONS.value,
        detail={"options": len(shown.offered)},
    )
    return shown


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda answering: answering.patient_id,
    use=Use(Purpose.SUGGESTIONS, DataClass.CLINICAL),
)
def answer_suggestion(work: Work, answering: Answering) -> Shown:
    """Take an option into the plan of the actor's open visit, or decline it with a reason.

    Raises:
        NotFound: The option is not among those offered any more.
        InvalidInput: No visit is open for it, or the reason for declining is missing (`reason`).
        SafetyStop: An allergy or a rule names it and no reason was given.
    """
    option = next(
        (each for each in _shown(work, answering.patient_id).offered if each.suggestion.id == answering.suggestion),
        None,
    )
    if option is None:
        raise NotFound(say("This option is not offered any more: the chart or the table changed. Read it again."))
    reason = clean(answering.reason)
    if answering.verdict is Verdict.DECLINED:
        problem = note_problem(reason)
        if len(reason) < SHORTEST_REASON:
            problem = say("Write in a few words why it is not needed.")
        if problem is not None:
            raise InvalidInput({"reason": problem})
    else:
        _into_the_plan(work, answering, option)
    add_fact(work, answering.patient_id, _kept(option, answering.verdict, reason), Source.STAFF)
    return _shown(work, answering.patient_id)


def _shown(work: Work, patient: PatientId) -> Shown:
    chart, _ = rule_charts.chart_of(work, patient)
    book, known = rule_charts.rules(), rule_charts.books()
    wishes = current_facts(work, patient, ("care_preferences",))
    given = current_facts(work, patient, ("suggestion_answer",))
    answers = [(each.body, each.is_brought) for each in given if isinstance(each.body, SuggestionAnswer)]

    def item(each: Suggestion) -> PlannedItem | None:
        return item_of(each, known)

    def found(each: Suggestion) -> tuple[Finding, ...]:
        planned = item(each)
        every = find(book, chart, (planned,)) if planned is not None else ()
        return tuple(one for one in every if one.is_sure or one.rule.trigger not in QUESTIONS)

    wanted = next((each.body for each in wishes if isinstance(each.body, CarePreferences)), None)
    table = rule_charts.suggestions()
    options = options_for_reader(work, patient, suggest(table, chart, found, unwanted(wanted, item)))
    newest = newest_by_suggestion(body for body, is_brought in answers if not is_brought)
    return Shown(
        tuple(each for each in options.offered if is_open(each, newest)),
        options.left_out,
        rule_charts.book(rule_charts.SUGGESTIONS).version,
        approver_of(work, rule_charts.SUGGESTIONS),
        not table,
        tuple(body for body, _is_brought in answers),
    )


def _kept(option: Option, verdict: Verdict, reason: str) -> SuggestionAnswer:
    each = option.suggestion
    return SuggestionAnswer(
        Coded(each.label, each.item_id),
        each.id,
        each.version,
        verdict,
        reason,
        each.rationale,
        each.grade,
        ";".join(each.sources),
        known_then(option.facts),
    )


def _into_the_plan(work: Work, answering: Answering, option: Option) -> None:
    item = item_of(option.suggestion, rule_charts.books())
    if item is not None:
        entry = rule_charts.book(item.kind).entry(item.id)
        planned = Planned(_KINDS[item.kind], entry.coded())
        require_clear(work, answering.patient_id, planned, answering.overriding or "")
    visit = _own_draft(work, answering.patient_id)
    if visit is None:
        raise InvalidInput({"visit": say("Start a visit first: what you accept goes into its plan.")})
    stand = visit_of(work, VisitAsked(answering.patient_id, visit))
    plan = "\n".join(part for part in (stand.note.plan, option.suggestion.label) if part)
    save_draft(work, stand, replace(stand.note, plan=plan))


def _own_draft(work: Work, patient: PatientId) -> int | None:
    """Return the newest visit that is still a draft in the actor's name."""
    query = (
        headers()
        .where(
            Visit.patient_id == patient,
            Visit.state == VisitState.DRAFT.value,
            Visit.practitioner_id == work.actor.user_id,
        )
        .order_by(Visit.started_at.desc(), Visit.id.desc())
        .limit(ONE_ROW)
    )
    row = work.session.execute(query).first()
    return header_of(row).visit_id if row is not None else None
