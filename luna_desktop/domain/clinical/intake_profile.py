"""Pages about skin, hair, pregnancy and routine, and how their answers go into the one fact that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.hair import FALL_PATTERN_NAMES, SCALP_NAMES, FallPattern, HairProfile, Scalp
from luna_desktop.domain.clinical.intake_question import (
    LIST_OPTIONS,
    NO,
    UNSURE,
    YES,
    Form,
    Page,
    Question,
    choice,
    lines_of,
)
from luna_desktop.domain.clinical.pregnancy import PREGNANCY_NAMES, Confirmed, Pregnancy, PregnancyState
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine
from luna_desktop.domain.clinical.skin import HOW_OFTEN_NAMES, SKIN_TYPE_NAMES, HowOften, SkinProfile, SkinType
from luna_desktop.domain.measures import parse_date
from luna_desktop.texts import say

_SCALPS = (Scalp.NORMAL, Scalp.DRY, Scalp.OILY, Scalp.DANDRUFF, Scalp.TENDER)
"""What somebody can tell of their own scalp; the rest is for who looks at it."""
YOUR_SKIN = Page(
    "your_skin",
    say("Your skin"),
    "scan-face",
    (
        choice("burns", say("Does your skin turn red or burn in the sun?"), HOW_OFTEN_NAMES),
        choice("tans", say("Does your skin turn darker in the sun?"), HOW_OFTEN_NAMES),
        choice("skin_type", say("How is the skin of your face on most days?"), SKIN_TYPE_NAMES),
    ),
)
YOUR_HAIR = Page(
    "your_hair",
    say("Your hair"),
    "user",
    (
        choice(
            "scalp",
            say("How is your scalp on most days?"),
            {each: SCALP_NAMES[each] for each in _SCALPS},
            say("Choose what fits best; tell the rest to the doctor."),
        ),
        choice("hair_fall", say("Where do you lose more hair than before?"), FALL_PATTERN_NAMES),
        Question(
            "hair_fall_since",
            say("Since when do you lose more hair?"),
            Form.DATE,
            hint=say("The month or the year is enough, for example 05-2025 or 2025."),
        ),
    ),
)
REPRODUCTIVE = Page(
    "pregnancy",
    say("Pregnancy and breastfeeding"),
    "baby",
    (
        choice(
            "pregnant",
            say("Are you pregnant, or could you be?"),
            {each: name for each, name in PREGNANCY_NAMES.items() if each is not PregnancyState.DECLINED},
            say("Some treatments and medicines can harm a child. The doctor goes through these answers with you."),
        ),
        Question("breastfeeding", say("Do you breastfeed?"), Form.CHOICE, LIST_OPTIONS),
        Question(
            "last_period",
            say("When did your last period begin?"),
            Form.DATE,
            hint=say("The first day, for example 05-11-2026. The month is enough: 11-2026."),
        ),
    ),
)
ROUTINE = (
    Question(
        "morning",
        say("What do you put on your skin in the morning?"),
        Form.LINES,
        hint=say("In your own words, in the order in which you use it, one on each line."),
    ),
    Question(
        "night",
        say("What do you put on your skin in the evening or at night?"),
        Form.LINES,
        hint=say("In your own words, in the order in which you use it, one on each line."),
    ),
)
REPRODUCTIVE_KEYS = frozenset(question.key for question in REPRODUCTIVE.questions)
FIELDS: dict[str, tuple[type, str]] = {
    "burns": (SkinProfile, "burns"),
    "tans": (SkinProfile, "tans"),
    "skin_type": (SkinProfile, "skin_type"),
    "scalp": (HairProfile, "scalp"),
    "hair_fall": (HairProfile, "pattern"),
    "hair_fall_since": (HairProfile, "falling_since"),
    "pregnant": (Pregnancy, "state"),
    "breastfeeding": (Pregnancy, "breastfeeding"),
    "last_period": (Pregnancy, "lmp"),
    "morning": (SkinRoutine, "morning"),
    "night": (SkinRoutine, "night"),
}
"""The fact and the field that a question answers; of each of these facts a patient has one."""
_YES_NO = {YES: YesNo.YES, NO: YesNo.NO, UNSURE: YesNo.UNKNOWN}
_DECLINED = {"pregnant": PregnancyState.DECLINED, "breastfeeding": YesNo.DECLINED}
_OPEN = frozenset({PregnancyState.UNKNOWN, PregnancyState.DECLINED, YesNo.UNKNOWN, YesNo.DECLINED})


def can_be_declined(key: str) -> bool:
    """Tell whether “prefers not to say” is itself written down as the answer to a question."""
    return key in _DECLINED


def with_answer(body: Any, key: str, text: str, *, declined: bool = False) -> Any:
    """Return a fact with one answer put in; raises ValueError for a text that is none.

    Who says whether they are pregnant is believed at first: another answer than before is no longer one of a test.
    """
    value = _DECLINED[key] if declined else _value(key, text)
    name = FIELDS[key][1]
    if key == "pregnant" and body.state is not value:
        return replace(body, state=value, confirmed=Confirmed.TOLD)
    return replace(body, **{name: value})


def asked_for(body: Any, keys: Iterable[str], day: Asked, before: Asked | None) -> Asked:
    """Return on which day a fact with these answers was asked; `before` is that of the fact as it stood.

    Pregnancy and breastfeeding share one day. Where only one of them was answered, the older day stays while the other
    holds an answer, so that a no which nobody gave again does not begin to count anew.
    """
    if before is None or not isinstance(body, Pregnancy):
        return day
    told = frozenset(keys)
    left = [body.state] if "pregnant" not in told else []
    stands: list[object] = [*left, *([body.breastfeeding] if "breastfeeding" not in told else [])]
    return before if any(each not in _OPEN for each in stands) else day


def _value(key: str, text: str) -> object:
    if key in {"burns", "tans"}:
        return HowOften(text)
    if key in {"morning", "night"}:
        return tuple(RoutineStep(product=line) for line in lines_of(text.replace(";", "\n")))
    if key in {"last_period", "hair_fall_since"}:
        return parse_date(text)
    if key == "breastfeeding":
        if text not in _YES_NO:
            raise ValueError(key)
        return _YES_NO[text]
    makers: dict[str, Any] = {
        "skin_type": SkinType,
        "scalp": lambda told: (Scalp(told),),
        "hair_fall": FallPattern,
        "pregnant": PregnancyState,
    }
    return makers[key](text)
