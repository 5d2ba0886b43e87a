"""Clinical entries in words, field by field: for their panel, for what a version changed, for two versions."""

from __future__ import annotations

from functools import singledispatch

from luna_desktop.domain.clinical.care_preferences import (
    BUDGET_NAMES,
    DAY_TIME_NAMES,
    DOWNTIME_NAMES,
    INGREDIENT_NAMES,
    NEEDLES_NAMES,
    PROCEDURE_NAMES,
    CarePreferences,
)
from luna_desktop.domain.clinical.history import (
    CONDITION_STATUS_NAMES,
    MEDICINE_KIND_NAMES,
    Allergy,
    Condition,
    Medicine,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle_words import ROW_NAMES, Text, answers, number_text
from luna_desktop.domain.clinical.patch_tests import PatchTest
from luna_desktop.domain.clinical.stops import StopOverride
from luna_desktop.domain.clinical.wording import WORDINGS, lines_of
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
    raise TypeError(type(body).__name__)


@described.register
def _condition(body: Condition) -> Lines:
    return (
        (_("Condition"), body.what.text),
        (_("Code"), code_words(body.what.code, body.what.system)),
        (_("Status"), shown(CONDITION_STATUS_NAMES[body.status])),
        (_("Since"), day_words(body.since)),
        (_("Site"), body.site),
        (_("Notes"), body.note),
    )


@described.register
def _medicine(body: Medicine) -> Lines:
    return (
        (_("Medicine"), body.what.text),
        (_("Used"), shown(MEDICINE_KIND_NAMES[body.kind])),
        (_("Strength"), body.strength),
        (_("How often"), body.frequency),
        (_("Where"), body.site),
        (_("Started"), day_words(body.started)),
        (_("Stopped"), day_words(body.stopped)),
        (_("Why stopped"), body.reason_stopped),
        (_("Prescribed by"), body.prescriber),
    )


@described.register(Allergy)
@described.register(PatchTest)
@described.register(StopOverride)
def _worded(body: object) -> Lines:
    """Return label and words as the kind registered them, dates with hyphens that do not break."""
    labels = WORDINGS[type(body)].labels
    pairs = zip(labels, lines_of(body, current()), strict=True)
    return tuple(
        (label, day_words(getattr(body, name)) if isinstance(getattr(body, name), PartialDate) else text)
        for name, (label, text) in pairs
    )


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
    if isinstance(body, Condition | Medicine):
        return body.what.text
    if isinstance(body, Allergy):
        return body.trigger.text
    if isinstance(body, Lifestyle):
        return _("Assessment of {day}", day=day_words(body.asked_on))
    if isinstance(body, CarePreferences):
        return _("Preferences")
    return described(body)[0][1]


def differences(old: object, new: object) -> list[tuple[str, str, str]]:
    """Return label, old words and new words of every field that differs."""
    pairs = zip(described(old), described(new), strict=True)
    return [(label, before, after) for (label, before), (_same, after) in pairs if before != after]
