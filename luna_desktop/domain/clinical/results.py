"""Investigations: ordered, received, reviewed, told to the patient, as one versioned fact with a fixed way of steps.

Each step is a version, so who took it and when stands there for good; a result that the laboratory amends goes back to
*received*, and what stood before stays legible under it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import Flag, ResultValue, tidy, value_problems
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

KIND = "investigation"
LATEST_DUE_DAYS = 3 * 366


class InvestigationKind(Enum):
    """What is examined and how; the catalogue's column `kind`."""

    BLOOD = "blood"
    URINE = "urine"
    MICROBIOLOGY = "microbiology"
    HISTOLOGY = "histology"
    IMAGING = "imaging"
    OTHER = "other"


KIND_NAMES: dict[InvestigationKind, Message] = {
    InvestigationKind.BLOOD: say("Blood"),
    InvestigationKind.URINE: say("Urine"),
    InvestigationKind.MICROBIOLOGY: say("Scraping, smear or culture"),
    InvestigationKind.HISTOLOGY: say("Biopsy and histology"),
    InvestigationKind.IMAGING: say("Imaging"),
    InvestigationKind.OTHER: say("Other"),
}


class ResultState(Enum):
    """Where an investigation stands (FHIR ServiceRequest and DiagnosticReport in the clinic's words)."""

    ORDERED = "ordered"
    RECEIVED = "received"
    REVIEWED = "reviewed"
    TOLD = "told"
    CANCELLED = "cancelled"


STATE_NAMES: dict[ResultState, Message] = {
    ResultState.ORDERED: say("Ordered"),
    ResultState.RECEIVED: say("Received, not reviewed"),
    ResultState.REVIEWED: say("Reviewed, patient not told"),
    ResultState.TOLD: say("Told to the patient"),
    ResultState.CANCELLED: say("Cancelled"),
}


class Step(Enum):
    """What can be done with an investigation."""

    ORDER = "order"
    CHANGE_ORDER = "change order"
    RECEIVE = "receive"
    AMEND = "amend"
    REVIEW = "review"
    TELL = "tell"
    NOT_REACHED = "not reached"
    CANCEL = "cancel"


_R = ResultState
STEPS: dict[Step, dict[ResultState | None, ResultState]] = {
    Step.ORDER: {None: _R.ORDERED},
    Step.CHANGE_ORDER: {_R.ORDERED: _R.ORDERED},
    Step.RECEIVE: {None: _R.RECEIVED, _R.ORDERED: _R.RECEIVED},
    Step.AMEND: {_R.RECEIVED: _R.RECEIVED, _R.REVIEWED: _R.RECEIVED, _R.TOLD: _R.RECEIVED},
    Step.REVIEW: {_R.RECEIVED: _R.REVIEWED},
    Step.TELL: {_R.REVIEWED: _R.TOLD},
    Step.NOT_REACHED: {_R.REVIEWED: _R.REVIEWED},
    Step.CANCEL: {_R.ORDERED: _R.CANCELLED},
}
"""Where each step leads from each state; a state that is not named does not allow it. None is: not in the record."""

_NOT_NOW: dict[ResultState, Message] = {
    ResultState.ORDERED: say("The result has not come yet. Enter it first."),
    ResultState.RECEIVED: say("The result has not been reviewed. A clinician reads it first."),
    ResultState.REVIEWED: say("The result was reviewed already. If the laboratory changed it, amend it."),
    ResultState.TOLD: say("The patient was told already. If the laboratory changed the result, amend it."),
    ResultState.CANCELLED: say("This order was cancelled. Order it anew."),
}


class Telling(Enum):
    """How the patient was told."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"
    EMAIL = "email"
    MESSAGE = "message"


TELLING_NAMES: dict[Telling, Message] = {
    Telling.IN_PERSON: say("In person"),
    Telling.PHONE: say("By phone"),
    Telling.VIDEO: say("By video"),
    Telling.LETTER: say("By letter"),
    Telling.EMAIL: say("By e-mail"),
    Telling.MESSAGE: say("By message: only that results are there"),
}


@dataclass(frozen=True)
class Acted:
    """Who took a step and when; the name is that of the day."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """That the patient was told or not reached: by whom, when, how; `note` holds what was said or agreed."""

    by: str
    at: datetime
    way: Telling
    note: str = ""


@register_kind(KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class Investigation:
    """An investigation from order to telling.

    `laboratory_id` is the entry in the register of recipients, 0 for none; `marker_id` is the fact of a mark on the
    body map that was biopsied and `visit_id` the visit at which it was ordered, 0 for none. `dated` is on the report.
    `conclusion` is the clinician's reading. `amendments` counts how often a received result was changed.
    """

    what: Coded
    kind: InvestigationKind = InvestigationKind.BLOOD
    state: ResultState = ResultState.ORDERED
    ordered: Acted | None = None
    due: date | None = None
    laboratory: str = ""
    laboratory_id: int = 0
    question: str = ""
    received: Acted | None = None
    dated: date | None = None
    values: tuple[ResultValue, ...] = ()
    report: str = ""
    amendments: int = 0
    reviewed: Acted | None = None
    conclusion: str = ""
    told: Told | None = None
    not_reached: tuple[Told, ...] = ()
    marker_id: int = 0
    visit_id: int = 0

    @property
    def has_result(self) -> bool:
        """Tell whether a result was received."""
        return self.received is not None

    @property
    def out_of_range(self) -> tuple[ResultValue, ...]:
        """Return the values that lie outside the report's own range."""
        return tuple(each for each in self.values if each.flag in {Flag.LOW, Flag.HIGH})

    @property
    def day(self) -> date:
        """Return the day under which it stands: of the report, of its coming, else of the order."""
        acted = self.received or self.ordered
        if self.dated is not None or acted is None:
            return self.dated or date.min
        return local_day(acted.at)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the result should have come before today."""
        return self.state is ResultState.ORDERED and self.due is not None and self.due < today


def steps_from(state: ResultState) -> frozenset[Step]:
    """Return the steps that a state allows."""
    return frozenset(step for step, ways in STEPS.items() if state in ways)


def step_problem(step: Step, state: ResultState | None) -> Message | None:
    """Return why a step cannot be taken from a state, or None."""
    if state in STEPS[step]:
        return None
    if state is None:
        return say("This is not in the record. Order it, or enter its result.")
    if step is Step.CANCEL and state is not ResultState.CANCELLED:
        return say("The result is there already, so the order cannot be cancelled. Strike it out if it is wrong.")
    if step is Step.RECEIVE and state is ResultState.RECEIVED:
        return say("The result was entered already. If the laboratory changed it, amend it.")
    return _NOT_NOW[state]


def after(
    body: Investigation, step: Step, before: ResultState | None, acted: Acted, told: Told | None = None
) -> Investigation:
    """Return the investigation after a step from the state before it; raises KeyError where that does not allow it."""
    moved = replace(body, state=STEPS[step][before])
    if step is Step.ORDER:
        moved = replace(moved, ordered=acted)
    elif step is Step.RECEIVE:
        moved = replace(moved, received=acted)
    elif step is Step.AMEND:
        moved = replace(moved, received=acted, amendments=body.amendments + 1)
        moved = replace(moved, reviewed=None, conclusion="", told=None, not_reached=())
    elif step is Step.REVIEW:
        moved = replace(moved, reviewed=acted)
    elif step is Step.TELL:
        moved = replace(moved, told=told)
    elif step is Step.NOT_REACHED and told is not None:
        moved = replace(moved, not_reached=(*body.not_reached, told))
    return moved


def checked_order(body: Investigation, today: date) -> tuple[dict[str, Message], Investigation]:
    """Return what is wrong with an order by field, and the order tidied."""
    neat = replace(
        body,
        what=replace(body.what, text=clean_line(body.what.text)),
        laboratory=clean_line(body.laboratory),
        question=clean(body.question),
    )
    problems = _name_problems(neat)
    question = note_problem(neat.question)
    if question is not None:
        problems["question"] = question
    if neat.due is not None and neat.due < today:
        problems["due"] = say("The day by which the result should come lies in the past.")
    elif neat.due is not None and (neat.due - today).days > LATEST_DUE_DAYS:
        problems["due"] = say("This day is more than three years away. Check the year.")
    return problems, neat


def checked_result(body: Investigation, today: date) -> tuple[dict[str, Message], Investigation]:
    """Return what is wrong with a received result by field, and the result tidied."""
    filled = (each for each in body.values if each.what.text.strip() or each.value.strip())
    neat = replace(
        body,
        what=replace(body.what, text=clean_line(body.what.text)),
        laboratory=clean_line(body.laboratory),
        report=clean(body.report),
        values=tuple(tidy(each) for each in filled),
    )
    problems = _name_problems(neat) | value_problems(neat.values)
    report = note_problem(neat.report)
    if report is not None:
        problems["report"] = report
    if neat.dated is not None and neat.dated > today:
        problems["dated"] = say("The report’s date is in the future. Enter the date that stands on it.")
    elif neat.dated is not None and neat.ordered is not None and neat.dated < local_day(neat.ordered.at):
        problems["dated"] = say("The report is older than the order. Check the date, or enter it without this order.")
    return problems, neat


def _name_problems(body: Investigation) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not body.what.text:
        problems["what"] = say("Enter which investigation, as the list or the laboratory names it.")
    elif len(body.what.text) > LONGEST_NAME * 2:
        problems["what"] = say("This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME * 2)
    if len(body.laboratory) > LONGEST_NAME * 2:
        problems["laboratory"] = say(
            "This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME * 2
        )
    return problems
