"""Clinical entries in words, field by field: for their panel, for what a version changed, for two versions."""

from __future__ import annotations

import re
from functools import singledispatch

from luna_desktop.domain.clinical.answers import HOW_NAMES, Asked, How
from luna_desktop.domain.clinical.care_preferences import (
    BUDGET_NAMES,
    DAY_TIME_NAMES,
    DOWNTIME_NAMES,
    INGREDIENT_NAMES,
    NEEDLES_NAMES,
    PROCEDURE_NAMES,
    CarePreferences,
)
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Allergy
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle_words import ROW_NAMES, Text, answers, number_text
from luna_desktop.domain.clinical.wording import UNSAID, WORDINGS, lines_of, title_words
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.widgets.catalogue_field import code_words

Lines = tuple[tuple[str, str], ...]


def day_words(day: PartialDate | None) -> str:
    """Return a date as the clinic writes it, with hyphens that do not break; nothing for none."""
    return day.shown(current()).replace("-", "\u2011") if day else ""


def number_words(value: float | None) -> str:
    """Return a number without a trailing zero; nothing for none."""
    return number_text(value)


@singledispatch
def described(body: object) -> Lines:
    """Return label and words of every field, empty words where nothing is known; raises TypeError for no entry."""
    if type(body) not in WORDINGS:
        raise TypeError(type(body).__name__)
    return _worded(body)


def _worded(body: object) -> Lines:
    """Return what the register of words says of a body, its code after its name, and when it was asked at the end."""
    asked = getattr(body, UNSAID, None)
    lines = list(lines_of(body, current()))
    what = getattr(body, "what", None)
    if isinstance(what, Coded):
        lines.insert(1, (_("Code"), code_words(what.code, what.system)))
    said = asked_words(asked) if isinstance(asked, Asked) else ""
    return (*((label, _unbroken(words)) for label, words in lines), (_("Asked"), said))


def _unbroken(words: str) -> str:
    """Return a date with hyphens that do not break; other words as they are."""
    return words.replace("-", "\u2011") if re.fullmatch(r"(\d{2}-)?\w{3,}-\d{4}", words) else words


def asked_words(asked: Asked) -> str:
    """Return when something was asked and how the answer came about."""
    if asked.how is How.ASKED:
        return day_words(asked.on)
    return _("{day}, {how}", day=day_words(asked.on), how=shown(HOW_NAMES[asked.how]))


@described.register
def _lifestyle(body: Lifestyle) -> Lines:
    return (
        (_("Asked on"), day_words(body.asked_on)),
        *((shown(ROW_NAMES[row]), _shown_text(text)) for row, text in answers(body)),
        (_("No change since"), day_words(body.unchanged_since)),
        (_("Said to be as before"), ", ".join(shown(ROW_NAMES[row]) for row in body.unchanged)),
    )


@described.register
def _care_preferences(body: CarePreferences) -> Lines:
    return (
        (_("Downtime"), shown(DOWNTIME_NAMES[body.downtime])),
        (_("Needles"), shown(NEEDLES_NAMES[body.needles])),
        (_("Budget"), shown(BUDGET_NAMES[body.budget])),
        (_("Procedures"), ", ".join(shown(PROCEDURE_NAMES[each]) for each in body.procedures)),
        (_("Ingredients to avoid"), ", ".join(shown(INGREDIENT_NAMES[each]) for each in body.ingredients)),
        (_("More about ingredients"), body.ingredients_note),
        (_("Appointment times"), ", ".join(shown(DAY_TIME_NAMES[each]) for each in body.times)),
        (_("Languages"), ", ".join(shown(LANGUAGES[code]) for code in body.languages if code in LANGUAGES)),
        (_("Notes"), body.note),
    )


def _shown_text(text: Text) -> str:
    return shown(text) if isinstance(text, Message) else text


def title_of(body: object) -> str:
    """Return what an entry is called: its condition, medicine, trigger or day of assessment, else its first line."""
    if isinstance(body, Allergy):
        return body.trigger.text
    if isinstance(body, Lifestyle):
        return _("Assessment of {day}", day=day_words(body.asked_on))
    if isinstance(body, CarePreferences):
        return _("Preferences")
    if type(body) in WORDINGS:
        return title_words(body, current())
    return described(body)[0][1]


def differences(old: object, new: object) -> list[tuple[str, str, str]]:
    """Return label, old words and new words of every field that differs."""
    pairs = zip(described(old), described(new), strict=True)
    return [(label, before, after) for (label, before), (_same, after) in pairs if before != after]
