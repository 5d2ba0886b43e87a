"""Lifestyle answers in words, question by question, for screens and printed pages alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from luna_desktop.domain.clinical.lifestyle import (
    ALCOHOL_NAMES,
    DIET_NAMES,
    MAKE_UP_NAMES,
    OUTDOOR_JOB_NAMES,
    ROWS,
    SLEEP_QUALITY_NAMES,
    SMOKELESS_NAMES,
    SMOKING_NAMES,
    SUNSCREEN_NAMES,
    TANNING_BED_NAMES,
    Lifestyle,
    is_known,
)
from luna_desktop.domain.clinical.lifestyle_derived import pack_years, weekly_minutes
from luna_desktop.texts import Message, say

Text = Message | str
NOT_KNOWN = say("Not known")
DECLINED = say("Prefers not to say")

ROW_NAMES: dict[str, Message] = {
    "sleep_hours": say("Sleep"),
    "sleep_quality": say("Sleep quality"),
    "stress": say("Stress"),
    "exercise_days": say("Exercise days"),
    "exercise": say("Exercise"),
    "diet": say("Diet"),
    "water_litres": say("Water"),
    "alcohol": say("Alcohol"),
    "smoking": say("Smoking"),
    "cigarettes": say("Cigarettes"),
    "bidis": say("Bidis"),
    "smokeless": say("Chewed tobacco, betel"),
    "sun_hours": say("Sun exposure"),
    "sunscreen": say("Sunscreen"),
    "tanning_bed": say("Tanning bed"),
    "outdoor_job": say("Outdoor job"),
    "cosmetics": say("Cosmetics"),
    "make_up": say("Make-up taken off"),
    "routine": say("Skin care routine"),
}

_CHOICES: dict[str, Mapping[Any, Message]] = {
    "sleep_quality": SLEEP_QUALITY_NAMES,
    "diet": DIET_NAMES,
    "alcohol": ALCOHOL_NAMES,
    "smoking": SMOKING_NAMES,
    "smokeless": SMOKELESS_NAMES,
    "tanning_bed": TANNING_BED_NAMES,
    "outdoor_job": OUTDOOR_JOB_NAMES,
    "make_up": MAKE_UP_NAMES,
}

_MEASURES: dict[str, Message] = {
    "sleep_hours": say("{number} h a night"),
    "stress": say("{number} of 10"),
    "exercise_days": say("{number} days a week"),
    "water_litres": say("{number} litres a day"),
    "sun_hours": say("{number} h a day"),
}


def number_text(value: float | None) -> str:
    """Return a number without a trailing zero; nothing for none."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def answer_words(body: Lifestyle, row: str) -> Text:
    """Return the answer to a question in words; raises KeyError for what is no question."""
    if row in body.declined:
        return DECLINED
    if not is_known(body, row):
        return NOT_KNOWN
    if row in _CHOICES:
        return _CHOICES[row][getattr(body, row)]
    if row in _MEASURES:
        return say(_MEASURES[row].text, number=number_text(getattr(body, row)))
    return _OTHERS[row](body)


def answers(body: Lifestyle) -> tuple[tuple[str, Text], ...]:
    """Return every question with its answer in words, in the order in which they are asked."""
    return tuple((row, answer_words(body, row)) for row in ROWS)


def pack_years_words(body: Lifestyle) -> Text:
    """Return pack-years with the parts that they are worked out from."""
    found = pack_years(body)
    if found.value is None:
        return NOT_KNOWN
    return say(
        "{value} pack-years, worked out: {cigarettes} cigarettes a day ÷ 20 × {years} years",
        value=f"{found.value:.1f}",
        cigarettes=number_text(found.cigarettes_a_day),
        years=number_text(found.years),
    )


def weekly_words(body: Lifestyle) -> Text:
    """Return the weekly minutes with their parts, and whether the mark of the WHO is reached."""
    found = weekly_minutes(body)
    if found.value is None:
        return NOT_KNOWN
    parts = {
        "value": number_text(found.value),
        "moderate": number_text(found.moderate),
        "vigorous": number_text(found.vigorous),
    }
    if found.meets:
        return say(
            "{value} min a week, worked out: {moderate} + 2 × {vigorous}. Meets the 150 that the WHO recommends.",
            **parts,
        )
    return say(
        "{value} min a week, worked out: {moderate} + 2 × {vigorous}. Below the 150 that the WHO recommends.", **parts
    )


def _or_unknown(value: float | None) -> Text:
    return NOT_KNOWN if value is None else number_text(value)


def _exercise(body: Lifestyle) -> Text:
    return say(
        "Moderate {moderate}, vigorous {vigorous} min a week",
        moderate=_or_unknown(body.exercise_minutes),
        vigorous=_or_unknown(body.vigorous_minutes),
    )


def _cigarettes(body: Lifestyle) -> Text:
    return say(
        "A day: {count}. Years: {years}.",
        count=_or_unknown(body.cigarettes_a_day),
        years=_or_unknown(body.cigarette_years),
    )


def _bidis(body: Lifestyle) -> Text:
    return say(
        "A day: {count}. Years: {years}.", count=_or_unknown(body.bidis_a_day), years=_or_unknown(body.bidi_years)
    )


def _sunscreen(body: Lifestyle) -> Text:
    if body.sunscreen_spf is None:
        return SUNSCREEN_NAMES[body.sunscreen]
    return say("{habit}, SPF {spf}", habit=SUNSCREEN_NAMES[body.sunscreen], spf=body.sunscreen_spf)


_OTHERS: dict[str, Callable[[Lifestyle], Text]] = {
    "exercise": _exercise,
    "cigarettes": _cigarettes,
    "bidis": _bidis,
    "sunscreen": _sunscreen,
    "cosmetics": lambda body: body.cosmetics,
    "routine": lambda body: body.routine,
}
