"""What a clinician reviews of a submission, entry by entry: each with the sentences that the patient saw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical import lifestyle as habits
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine, MedicineKind
from luna_desktop.domain.clinical.intake import LISTS, QUESTIONS, SAFETY, Answer, AnswerState, number_of
from luna_desktop.domain.clinical.intake_profile import FIELDS
from luna_desktop.domain.clinical.intake_question import NO, UNSURE, YES, Form
from luna_desktop.domain.clinical.lifestyle import ROWS, Lifestyle, is_known
from luna_desktop.domain.clinical.lifestyle_checks import WHOLE
from luna_desktop.domain.clinical.lifestyle_words import DECLINED
from luna_desktop.domain.clinical.past import FamilyHistory, Implant, PastProcedure
from luna_desktop.domain.clinical.safety_questions import NoneKnown, Part, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.measures import PartialDate, parse_date
from luna_desktop.texts import Message, Translator, say


class Outcome(Enum):
    """What became of an entry."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    NOT_TAKEN = "not_taken"


OUTCOME_NAMES: dict[Outcome, Message] = {
    Outcome.ACCEPTED: say("Taken over as it is"),
    Outcome.CHANGED: say("Changed, then taken over"),
    Outcome.NOT_TAKEN: say("Not taken over"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that the patient said: the question and the answer as they stood on the screen, in `language`.

    The key of one line of a list is that of its question and the line's number, as `allergies:2`.
    """

    key: str
    ask: str
    words: str
    value: str
    language: str
    is_declined: bool = False

    @property
    def question(self) -> str:
        """Return the key of the question."""
        return self.key.partition(":")[0]

    @property
    def is_line(self) -> bool:
        """Tell whether this is one line of a list."""
        return ":" in self.key

    @property
    def is_lifestyle(self) -> bool:
        """Tell whether this belongs to the lifestyle assessment."""
        return self.question not in LISTS and self.question not in SAFETY and not self.is_profile

    @property
    def is_profile(self) -> bool:
        """Tell whether this goes into a fact of which there is one: skin, hair, pregnancy or routine."""
        return self.question in FIELDS


@dataclass(frozen=True)
class Answerer:
    """Who answered a child's form, as it stood that day: the child, whose `fact_id` is 0, or a guardian on file."""

    name: str
    relation: str = ""
    fact_id: int = 0

    @property
    def is_child(self) -> bool:
        """Tell whether the child answered alone."""
        return not self.fact_id

    @property
    def told(self) -> Message:
        """Return the sentence that says who answered."""
        if self.is_child:
            return say("Answered by {name}, who is under 18.", name=self.name)
        if not self.relation:
            return say("Answered for the child by {name}.", name=self.name)
        return say("Answered for the child by {name}, {relation}.", name=self.name, relation=self.relation)


def entries_of(answers: Iterable[Answer], language: str) -> tuple[Entry, ...]:
    """Return what is to be reviewed of these answers, in the order in which the questions are asked."""
    _ = Translator(language)
    given = {answer.key: answer for answer in answers}
    return tuple(entry for key in QUESTIONS if key in given for entry in _entries(given[key], language, _))


def _entries(answer: Answer, language: str, _: Translator) -> tuple[Entry, ...]:
    question = QUESTIONS[answer.key]
    ask = _.render(question.ask)
    if answer.state is AnswerState.DECLINED:
        return (Entry(answer.key, ask, _.render(DECLINED), "", language, is_declined=True),)
    if question.form is Form.LIST and answer.value == YES and answer.lines:
        return tuple(
            Entry(f"{answer.key}:{number}", ask, line, line, language) for number, line in enumerate(answer.lines, 1)
        )
    shown = dict(question.options).get(answer.value)
    words = _.render(shown) if shown is not None else answer.value
    if question.form is Form.NUMBER:
        words = _("{number} {unit}", number=answer.value, unit=question.unit)
    if question.form is Form.DATE:
        words = parse_date(answer.value).shown(_)
    return (Entry(answer.key, ask, words, answer.value, language),)


def fact_of(entry: Entry, coded: Coded, day: PartialDate) -> object:
    """Return the fact that a line of a list becomes, asked on a day; raises KeyError for what is no such line."""
    asked = Asked(day)
    makers: dict[str, Any] = {
        "conditions": lambda: Condition(coded, asked=asked),
        "medicines": lambda: Medicine(coded, MedicineKind.SYSTEMIC),
        "creams": lambda: Medicine(coded, MedicineKind.TOPICAL),
        "allergies": lambda: Allergy(coded),
        "procedures": lambda: PastProcedure(coded, asked=asked),
        "implants": lambda: Implant(coded, asked=asked),
        "family": lambda: FamilyHistory(coded, asked=asked),
    }
    return makers[entry.question]()


_YES_NO = {YES: YesNo.YES, NO: YesNo.NO, UNSURE: YesNo.UNKNOWN, "": YesNo.DECLINED}
_PARTS = {
    "conditions": Part.CONDITIONS,
    "procedures": Part.PROCEDURES,
    "implants": Part.IMPLANTS,
    "family": Part.FAMILY,
}


def answer_of(entry: Entry, value: str, day: PartialDate) -> SafetyAnswer | NoneKnown | None:
    """Return the fact that a yes or a no becomes: an answer about safety, or that there is nothing to write down.

    A no to tablets or creams alone becomes none, since both stand in one part of the history.
    """
    if entry.question in SAFETY:
        return SafetyAnswer(SafetyQuestion(entry.question), _YES_NO[value], asked=Asked(day))
    if value == NO and entry.question in _PARTS:
        return NoneKnown(_PARTS[entry.question], asked=Asked(day))
    return None


def with_answers(body: Lifestyle, values: Mapping[str, str], declined: Iterable[str]) -> Lifestyle:
    """Return an assessment with these answers put in, by field; raises ValueError for a value that is none."""
    parts = {name: _value(name, text) for name, text in values.items()}
    filled = replace(body, **parts)
    wanted = {row for row, names in ROWS.items() if set(names) & set(declined)}
    rows = (*filled.declined, *(row for row in wanted if not is_known(filled, row)))
    return habits.tidied(replace(filled, declined=rows))


_ENUMS: dict[str, type[Enum]] = {
    "sleep_quality": habits.SleepQuality,
    "diet": habits.Diet,
    "alcohol": habits.Alcohol,
    "smoking": habits.Smoking,
    "smokeless": habits.Smokeless,
    "sunscreen": habits.Sunscreen,
    "tanning_bed": habits.TanningBed,
    "outdoor_job": habits.OutdoorJob,
    "make_up": habits.MakeUp,
}


def _value(name: str, text: str) -> Any:
    if name in _ENUMS:
        return _ENUMS[name](text)
    if QUESTIONS[name].form is Form.LINES:
        return text
    number = number_of(text)
    return int(number) if number is not None and name in WHOLE else number
