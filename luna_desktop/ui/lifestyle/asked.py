"""The questions of an assessment as rows: their words, their fields, and how an answer differs from last time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical import lifestyle as domain
from luna_desktop.domain.clinical.lifestyle import ROWS, Lifestyle
from luna_desktop.domain.clinical.lifestyle_checks import LIMITS
from luna_desktop.domain.clinical.lifestyle_words import ROW_NAMES, answer_words, number_text
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.entries.forms import options_of
from luna_desktop.ui.lifestyle.number_field import NumberField
from luna_desktop.ui.lifestyle.rows import AnswerRow
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField

CHOICES: dict[str, tuple[type[Enum], Mapping[Any, Message]]] = {
    "sleep_quality": (domain.SleepQuality, domain.SLEEP_QUALITY_NAMES),
    "diet": (domain.Diet, domain.DIET_NAMES),
    "alcohol": (domain.Alcohol, domain.ALCOHOL_NAMES),
    "smoking": (domain.Smoking, domain.SMOKING_NAMES),
    "smokeless": (domain.Smokeless, domain.SMOKELESS_NAMES),
    "sunscreen": (domain.Sunscreen, domain.SUNSCREEN_NAMES),
    "tanning_bed": (domain.TanningBed, domain.TANNING_BED_NAMES),
    "outdoor_job": (domain.OutdoorJob, domain.OUTDOOR_JOB_NAMES),
    "make_up": (domain.MakeUp, domain.MAKE_UP_NAMES),
}
UNITS: dict[str, Message] = {
    "sleep_hours": say("h"),
    "stress": say("of 10"),
    "exercise_days": say("days"),
    "exercise_minutes": say("min"),
    "vigorous_minutes": say("min"),
    "water_litres": say("litres"),
    "cigarettes_a_day": say("a day"),
    "cigarette_years": say("years"),
    "bidis_a_day": say("a day"),
    "bidi_years": say("years"),
    "sun_hours": say("h"),
    "sunscreen_spf": say("SPF"),
}
NOTES: dict[str, Message] = {
    "sleep_hours": say("Hours a night"),
    "stress": say("0 none, 10 worst"),
    "exercise_days": say("Days a week"),
    "water_litres": say("Litres a day"),
    "bidis": say("A day, and years"),
    "smokeless": say("Also gutka, khaini, paan"),
    "sun_hours": say("Hours a day outdoors"),
    "sunscreen": say("Habit, and SPF"),
    "make_up": say("Before sleep"),
}
FIELD_NAMES: dict[str, Message] = {
    "exercise_minutes": say("Moderate exercise"),
    "vigorous_minutes": say("Vigorous exercise"),
    "cigarettes_a_day": say("Cigarettes a day"),
    "cigarette_years": say("Years of cigarettes"),
    "bidis_a_day": say("Bidis a day"),
    "bidi_years": say("Years of bidis"),
    "sunscreen_spf": say("SPF of the sunscreen"),
}
EXAMPLES: dict[str, Message] = {
    "cosmetics": say("Sunscreen gel SPF 50, kajal"),
    "routine": say("Morning: cleanser, sunscreen"),
}
_DIFFERENCES: dict[str, tuple[Message, Message]] = {
    "sleep_hours": (say("{number} h more"), say("{number} h less")),
    "sun_hours": (say("{number} h more"), say("{number} h less")),
    "exercise_days": (say("{number} days more"), say("{number} days less")),
    "water_litres": (say("{number} litres more"), say("{number} litres less")),
}


def make_row(key: str) -> AnswerRow:
    """Make a question with its fields; whoever asks lays it out."""
    row = AnswerRow(key, title_of_row(key), shown(NOTES[key]) if key in NOTES else "", [_field(n) for n in ROWS[key]])
    if len(row.fields) > 1:
        for field in row.fields:
            if isinstance(field, NumberField):
                field.be_short()
    return row


def title_of_row(key: str) -> str:
    """Return a question in a word or two."""
    return shown(ROW_NAMES[key])


def _field(name: str) -> Field:
    label = shown(FIELD_NAMES[name] if name in FIELD_NAMES else ROW_NAMES[name])
    if name in CHOICES:
        return ChoiceField(name, label, options_of(CHOICES[name][1]))
    if name in LIMITS:
        return NumberField(name, label, shown(UNITS[name]))
    return LinesField(name, label, lines=2, example=shown(EXAMPLES[name]))


def words_of(body: Lifestyle, key: str) -> str:
    """Return an answer in words."""
    text = answer_words(body, key)
    return shown(text) if isinstance(text, Message) else text


def difference(key: str, before: Lifestyle, now: Lifestyle) -> tuple[str, str]:
    """Return in words how an answer differs from the one before, and an icon; nothing where it does not."""
    if answer_words(before, key) == answer_words(now, key) or not domain.is_settled(now, key):
        return "", ""
    old, new = domain.parts_of(before, key)[0], domain.parts_of(now, key)[0]
    if len(ROWS[key]) > 1 or not isinstance(old, int | float) or not isinstance(new, int | float):
        return (_("Changed"), "pencil") if domain.is_settled(before, key) else (_("New"), "plus")
    more, less = _DIFFERENCES.get(key, (say("{number} more"), say("{number} less")))
    number = number_text(abs(new - old))
    return _((more if new > old else less).text, number=number), "chevron-up" if new > old else "chevron-down"
