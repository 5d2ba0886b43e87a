"""Questions that are asked before skin is treated, each answered by yes, no or not known, and what nobody else has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.texts import say


class SafetyQuestion(Enum):
    """What is asked. Pregnancy and breastfeeding are answered by the pregnancy fact, the others by one fact each."""

    PREGNANCY = "pregnancy"
    BREASTFEEDING = "breastfeeding"
    KELOID = "keloid"
    DARK_MARKS = "dark_marks"
    COLD_SORES = "cold_sores"
    BLEEDING = "bleeding"
    HEART_DEVICE = "heart_device"
    METAL = "metal"


SAFETY_QUESTION_NAMES = register_names(
    {
        SafetyQuestion.PREGNANCY: say("Pregnancy"),
        SafetyQuestion.BREASTFEEDING: say("Breastfeeding"),
        SafetyQuestion.KELOID: say("Keloid or thick scars"),
        SafetyQuestion.DARK_MARKS: say("Dark marks after injury"),
        SafetyQuestion.COLD_SORES: say("Cold sores"),
        SafetyQuestion.BLEEDING: say("Bleeding disorder or blood thinners"),
        SafetyQuestion.HEART_DEVICE: say("Pacemaker or defibrillator"),
        SafetyQuestion.METAL: say("Metal in the area to be treated"),
    }
)
BY_ITSELF = tuple(each for each in SafetyQuestion if each.value not in {"pregnancy", "breastfeeding"})
"""The questions that have a fact of their own."""


@register_kind("safety_answer", data_class=DataClass.CLINICAL)
@worded(
    say("Safety question"),
    named_by="question",
    question=say("Question"),
    answer=say("Answer"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class SafetyAnswer:
    """The answer to one question; there is one fact for each question."""

    question: SafetyQuestion
    answer: YesNo = YesNo.UNKNOWN
    note: str = ""
    asked: Asked | None = None


class Part(Enum):
    """A part of the history in which there may be nothing, or nothing more, to write down."""

    CONDITIONS = "condition"
    MEDICINES = "medicine"
    PROCEDURES = "past_procedure"
    IMPLANTS = "implant"
    FAMILY = "family_history"


PART_NAMES = register_names(
    {
        Part.CONDITIONS: say("No other known conditions"),
        Part.MEDICINES: say("No other medicines or topicals"),
        Part.PROCEDURES: say("No other procedures or surgery"),
        Part.IMPLANTS: say("No other implants"),
        Part.FAMILY: say("No other family history known"),
    }
)


@register_kind("none_known", data_class=DataClass.CLINICAL)
@worded(say("Nothing else known"), named_by="part", part=say("What was asked"), holds=say("Answer"))
@dataclass(frozen=True)
class NoneKnown:
    """That somebody was asked and there is nothing else: a recorded negative, never a blank."""

    part: Part
    holds: YesNo = YesNo.YES
    asked: Asked | None = None


@checked_entry.register
def _answer(body: SafetyAnswer, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    if tidy.question not in BY_ITSELF:
        problems["question"] = say("This is answered under “Menstrual and pregnancy”.")
    return problems, tidy


@checked_entry.register
def _none_known(body: NoneKnown, today: date) -> tuple[Problems, object]:
    return plain_problems(body, today), body
