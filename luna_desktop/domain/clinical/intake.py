"""The questions that a patient answers on the turned screen, and what answers are; words, no advice.

Answers become facts only when a clinician took them over. `WORDING` is kept with every submission: change it whenever
a sentence here is changed in meaning.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical import lifestyle
from luna_desktop.domain.clinical.lifestyle_checks import LIMITS, WHOLE
from luna_desktop.texts import Message, say

WORDING = "2026-11"
LONGEST_LINE = 200
MOST_LINES = 30
YES, NO, UNSURE = "yes", "no", "unsure"
NOTHING = Message("")


class AnswerState(Enum):
    """What a patient did with a question; one that was passed over has no answer at all."""

    GIVEN = "given"
    DECLINED = "declined"


class Form(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    NUMBER = "number"
    YES_NO = "yes_no"
    """Yes, no or not sure."""
    LIST = "list"
    """Yes, no or not sure; after a yes, one thing on each line."""
    LINES = "lines"


@dataclass(frozen=True)
class Question:
    """One question as the patient reads it; `options` are keys with their words."""

    key: str
    ask: Message
    form: Form
    options: tuple[tuple[str, Message], ...] = ()
    unit: Message = NOTHING
    hint: Message = NOTHING


@dataclass(frozen=True)
class Page:
    """Questions that stand on one page."""

    key: str
    title: Message
    icon: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Answer:
    """What the patient said: the key of an option, a number as typed, words; `lines` follow a yes to a list."""

    key: str
    state: AnswerState = AnswerState.GIVEN
    value: str = ""
    lines: tuple[str, ...] = ()


def _choice(key: str, ask: Message, names: Mapping[Any, Message], hint: Message = NOTHING) -> Question:
    options = tuple((each.value, name) for each, name in names.items() if each.value != "unknown")
    return Question(key, ask, Form.CHOICE, options, hint=hint)


def _number(key: str, ask: Message, unit: Message, hint: Message = NOTHING) -> Question:
    return Question(key, ask, Form.NUMBER, unit=unit, hint=hint)


LIST_OPTIONS = ((YES, say("Yes")), (NO, say("No")), (UNSURE, say("I am not sure")))
EACH_LINE = say("Write one on each line.")


def _list(key: str, ask: Message, hint: Message) -> Question:
    return Question(key, ask, Form.LIST, LIST_OPTIONS, hint=hint)


def _yes_no(key: str, ask: Message) -> Question:
    return Question(key, ask, Form.YES_NO, LIST_OPTIONS)


PAGES: tuple[Page, ...] = (
    Page(
        "health",
        say("Your health"),
        "heart-pulse",
        (
            _list(
                "conditions",
                say("Do you have an illness or a problem of skin or hair, or did you have one?"),
                say("For example diabetes, thyroid, asthma, psoriasis. Write one on each line."),
            ),
            _list(
                "medicines",
                say("Do you take tablets, capsules or injections?"),
                say("Also those without a prescription, and herbal ones. Write one on each line."),
            ),
            _list(
                "creams",
                say("Do you use creams or lotions from a doctor or a pharmacy?"),
                EACH_LINE,
            ),
        ),
    ),
    Page(
        "allergies",
        say("Allergies"),
        "shield-alert",
        (
            _list(
                "allergies",
                say("Did a medicine, food, cream, metal or plaster ever harm you or give you a rash?"),
                say("Write what it was, one on each line."),
            ),
        ),
    ),
    Page(
        "safety",
        say("Before your skin is treated"),
        "shield-check",
        (
            _yes_no("keloid", say("Do your scars become thick, or do they grow (keloid)?")),
            _yes_no("dark_marks", say("Do dark marks stay on your skin after a wound or a pimple?")),
            _yes_no("cold_sores", say("Do you get small blisters on the lips (cold sores)?")),
            _yes_no("bleeding", say("Do you bleed for a long time, or do you take blood thinners?")),
            _yes_no("heart_device", say("Do you have a pacemaker or another device in the heart?")),
            _yes_no("metal", say("Is there metal in your body, such as plates or screws?")),
        ),
    ),
    Page(
        "past",
        say("What was done before, and your family"),
        "history",
        (
            _list(
                "procedures",
                say("Did you have an operation, or a treatment of skin or hair?"),
                say("For example laser, peels, fillers, hair transplant. Write one on each line."),
            ),
            _list(
                "implants", say("Is anything in your body that was put in, such as an implant or fillers?"), EACH_LINE
            ),
            _list(
                "family",
                say("Does an illness or a skin problem run in your family?"),
                say("Write the illness and who has it, one on each line."),
            ),
        ),
    ),
    Page(
        "sleep",
        say("Sleep and stress"),
        "moon",
        (
            _number("sleep_hours", say("How many hours do you sleep at night?"), say("hours")),
            _choice("sleep_quality", say("How well do you sleep?"), lifestyle.SLEEP_QUALITY_NAMES),
            _number(
                "stress", say("How much stress do you feel?"), say("(0 to 10)"), say("0 is none, 10 is the worst.")
            ),
        ),
    ),
    Page(
        "movement",
        say("Movement"),
        "sun",
        (
            _number("exercise_days", say("On how many days of the week do you exercise?"), say("days")),
            _number(
                "exercise_minutes",
                say("How many minutes in a week do you walk fast, or do something like it?"),
                say("minutes"),
            ),
            _number(
                "vigorous_minutes",
                say("How many minutes in a week do you run, or do something that makes you breathe hard?"),
                say("minutes"),
                say("Enter 0 if there is none."),
            ),
        ),
    ),
    Page(
        "food",
        say("Food and drink"),
        "leaf",
        (
            _choice("diet", say("How do you eat?"), lifestyle.DIET_NAMES),
            _number("water_litres", say("How many litres of water do you drink in a day?"), say("litres")),
            _choice("alcohol", say("How often do you drink alcohol?"), lifestyle.ALCOHOL_NAMES),
        ),
    ),
    Page(
        "tobacco",
        say("Tobacco"),
        "circle-slash",
        (
            _choice("smoking", say("Do you smoke?"), lifestyle.SMOKING_NAMES),
            _number("cigarettes_a_day", say("How many cigarettes in a day, now or then?"), say("a day")),
            _number("cigarette_years", say("For how many years?"), say("years")),
            _number("bidis_a_day", say("How many bidis in a day, now or then?"), say("a day")),
            _number("bidi_years", say("For how many years do you smoke bidis?"), say("years")),
            _choice("smokeless", say("Do you chew tobacco, betel or gutka?"), lifestyle.SMOKELESS_NAMES),
        ),
    ),
    Page(
        "sun",
        say("Time in the sun"),
        "sun",
        (
            _number("sun_hours", say("How many hours a day are you in the sun?"), say("hours")),
            _choice("outdoor_job", say("Do you work outdoors?"), lifestyle.OUTDOOR_JOB_NAMES),
            _choice("sunscreen", say("Do you use sunscreen?"), lifestyle.SUNSCREEN_NAMES),
            _number("sunscreen_spf", say("Which SPF is on the pack?"), say("SPF")),
            _choice("tanning_bed", say("Do you use a tanning bed?"), lifestyle.TANNING_BED_NAMES),
        ),
    ),
    Page(
        "skin",
        say("Care of your skin"),
        "sparkles",
        (
            Question("cosmetics", say("Which cosmetics do you use?"), Form.LINES, hint=EACH_LINE),
            _choice("make_up", say("Do you take make-up off before you sleep?"), lifestyle.MAKE_UP_NAMES),
            Question("routine", say("What do you do for your skin in the morning and at night?"), Form.LINES),
        ),
    ),
)
QUESTIONS: dict[str, Question] = {question.key: question for page in PAGES for question in page.questions}
LISTS = tuple(question.key for question in QUESTIONS.values() if question.form is Form.LIST)
SAFETY = tuple(question.key for question in QUESTIONS.values() if question.form is Form.YES_NO)
NOT_A_NUMBER = say("Enter a number, or leave it empty.")
TOO_LONG = say("This is too long. Shorten it, and tell the rest to the doctor.")


def number_of(text: str) -> float | None:
    """Return a number as typed, with a comma read as a point; raises ValueError for what is none."""
    typed = text.strip().replace(",", ".")
    if not typed:
        return None
    number = float(typed)
    if not math.isfinite(number):
        raise ValueError
    return number


def answer_problem(answer: Answer) -> Message | None:
    """Return what is wrong with an answer, or None; raises KeyError for a question that is not asked."""
    question = QUESTIONS[answer.key]
    if answer.state is AnswerState.DECLINED:
        return None
    if question.form is Form.NUMBER:
        return _number_problem(answer)
    if question.form is Form.LINES:
        return TOO_LONG if len(answer.value) > LONGEST_LINE * MOST_LINES else None
    if answer.value not in {key for key, _words in question.options}:
        return say("Choose one of the answers.")
    if len(answer.lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in answer.lines):
        return TOO_LONG
    return None


def _number_problem(answer: Answer) -> Message | None:
    try:
        number = number_of(answer.value)
    except ValueError:
        return NOT_A_NUMBER
    if number is None:
        return NOT_A_NUMBER
    most, sentence = LIMITS[answer.key]
    if not 0 <= number <= most or (answer.key in WHOLE and number != int(number)):
        return sentence
    return None


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list as typed, without empty ones and without blanks around them."""
    return tuple(line for line in (" ".join(each.split()) for each in text.splitlines()) if line)
