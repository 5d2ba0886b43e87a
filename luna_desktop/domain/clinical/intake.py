"""The questions that a patient answers on the turned screen, and what answers are; words, no advice.

Answers become facts only when a clinician took them over. `WORDING` is kept with every submission: change it whenever
a sentence here is changed in meaning.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical import lifestyle
from luna_desktop.domain.clinical.intake_profile import REPRODUCTIVE, ROUTINE, YOUR_HAIR, YOUR_SKIN
from luna_desktop.domain.clinical.intake_question import EACH_LINE, Form, Page, Question, a_list, choice, number, yes_no
from luna_desktop.domain.clinical.lifestyle_checks import LIMITS, WHOLE
from luna_desktop.domain.measures import check_past
from luna_desktop.texts import Message, say

WORDING = "2026-11-30"
LONGEST_LINE = 200
MOST_LINES = 30


class AnswerState(Enum):
    """What a patient did with a question; one that was passed over has no answer at all."""

    GIVEN = "given"
    DECLINED = "declined"


@dataclass(frozen=True)
class Answer:
    """What the patient said: the key of an option, a number as typed, words; `lines` follow a yes to a list."""

    key: str
    state: AnswerState = AnswerState.GIVEN
    value: str = ""
    lines: tuple[str, ...] = ()


PAGES: tuple[Page, ...] = (
    Page(
        "health",
        say("Your health"),
        "heart-pulse",
        (
            a_list(
                "conditions",
                say("Do you have an illness or a problem of skin or hair, or did you have one?"),
                say("For example diabetes, thyroid, asthma, psoriasis. Write one on each line."),
            ),
            a_list(
                "medicines",
                say("Do you take tablets, capsules or injections?"),
                say("Also those without a prescription, and herbal ones. Write one on each line."),
            ),
            a_list(
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
            a_list(
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
            yes_no("keloid", say("Do your scars become thick, or do they grow (keloid)?")),
            yes_no("dark_marks", say("Do dark marks stay on your skin after a wound or a pimple?")),
            yes_no("cold_sores", say("Do you get small blisters on the lips (cold sores)?")),
            yes_no("bleeding", say("Do you bleed for a long time, or do you take blood thinners?")),
            yes_no("heart_device", say("Do you have a pacemaker or another device in the heart?")),
            yes_no("metal", say("Is there metal in your body, such as plates or screws?")),
        ),
    ),
    REPRODUCTIVE,
    YOUR_SKIN,
    YOUR_HAIR,
    Page(
        "past",
        say("What was done before, and your family"),
        "history",
        (
            a_list(
                "procedures",
                say("Did you have an operation, or a treatment of skin or hair?"),
                say("For example laser, peels, fillers, hair transplant. Write one on each line."),
            ),
            a_list(
                "implants", say("Is anything in your body that was put in, such as an implant or fillers?"), EACH_LINE
            ),
            a_list(
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
            number("sleep_hours", say("How many hours do you sleep at night?"), say("hours")),
            choice("sleep_quality", say("How well do you sleep?"), lifestyle.SLEEP_QUALITY_NAMES),
            number("stress", say("How much stress do you feel?"), say("(0 to 10)"), say("0 is none, 10 is the worst.")),
        ),
    ),
    Page(
        "movement",
        say("Movement"),
        "sun",
        (
            number("exercise_days", say("On how many days of the week do you exercise?"), say("days")),
            number(
                "exercise_minutes",
                say("How many minutes in a week do you walk fast, or do something like it?"),
                say("minutes"),
            ),
            number(
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
            choice("diet", say("How do you eat?"), lifestyle.DIET_NAMES),
            number("water_litres", say("How many litres of water do you drink in a day?"), say("litres")),
            choice("alcohol", say("How often do you drink alcohol?"), lifestyle.ALCOHOL_NAMES),
        ),
    ),
    Page(
        "tobacco",
        say("Tobacco"),
        "circle-slash",
        (
            choice("smoking", say("Do you smoke?"), lifestyle.SMOKING_NAMES),
            number("cigarettes_a_day", say("How many cigarettes in a day, now or then?"), say("a day")),
            number("cigarette_years", say("For how many years?"), say("years")),
            number("bidis_a_day", say("How many bidis in a day, now or then?"), say("a day")),
            number("bidi_years", say("For how many years do you smoke bidis?"), say("years")),
            choice("smokeless", say("Do you chew tobacco, betel or gutka?"), lifestyle.SMOKELESS_NAMES),
        ),
    ),
    Page(
        "sun",
        say("Time in the sun"),
        "sun",
        (
            number("sun_hours", say("How many hours a day are you in the sun?"), say("hours")),
            choice("outdoor_job", say("Do you work outdoors?"), lifestyle.OUTDOOR_JOB_NAMES),
            choice("sunscreen", say("Do you use sunscreen?"), lifestyle.SUNSCREEN_NAMES),
            number("sunscreen_spf", say("Which SPF is on the pack?"), say("SPF")),
            choice("tanning_bed", say("Do you use a tanning bed?"), lifestyle.TANNING_BED_NAMES),
        ),
    ),
    Page(
        "skin",
        say("Care of your skin"),
        "sparkles",
        (
            Question("cosmetics", say("Which cosmetics do you use?"), Form.LINES, hint=EACH_LINE),
            choice("make_up", say("Do you take make-up off before you sleep?"), lifestyle.MAKE_UP_NAMES),
            *ROUTINE,
            Question("routine", say("Is there anything else that you do for your skin?"), Form.LINES),
        ),
    ),
)


def pages_for(*, reproductive: bool) -> tuple[Page, ...]:
    """Return the pages for a patient; pregnancy and periods are asked only where the question applies."""
    return tuple(page for page in PAGES if reproductive or page is not REPRODUCTIVE)


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


def answer_problem(answer: Answer, today: date) -> Message | None:
    """Return what is wrong with an answer, or None; raises KeyError for a question that is not asked."""
    question = QUESTIONS[answer.key]
    if answer.state is AnswerState.DECLINED:
        return None
    if question.form in {Form.NUMBER, Form.DATE}:
        return _number_problem(answer) if question.form is Form.NUMBER else _date_problem(answer, today)
    if question.form is Form.LINES:
        return TOO_LONG if len(answer.value) > LONGEST_LINE * MOST_LINES else None
    if answer.value not in {key for key, _words in question.options}:
        return say("Choose one of the answers.")
    if len(answer.lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in answer.lines):
        return TOO_LONG
    return None


def _date_problem(answer: Answer, today: date) -> Message | None:
    found = check_past(answer.value, today)
    return found if isinstance(found, Message) else None


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
