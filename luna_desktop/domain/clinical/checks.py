"""What can be said at the field about a clinical entry: impossible dates, numbers out of range, empty names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import singledispatch

from luna_desktop.domain.clinical.care_preferences import CarePreferences
from luna_desktop.domain.clinical.checking import Problems, ended_before_start, plain_problems, tidied
from luna_desktop.domain.clinical.checking import coded as _coded
from luna_desktop.domain.clinical.checking import named as _named
from luna_desktop.domain.clinical.checking import not_later as _not_later
from luna_desktop.domain.clinical.checking import texts as _texts
from luna_desktop.domain.clinical.history import Allergy, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle import tidied as tidied_lifestyle
from luna_desktop.domain.clinical.lifestyle_checks import contradictions, number_problems
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.texts import say


@singledispatch
def checked_entry(body: object, today: date) -> tuple[Problems, object]:
    """Return what is wrong with an entry, by field, and the entry tidied; raises TypeError for what is no entry."""
    raise TypeError(type(body).__name__, today)


@checked_entry.register
def _condition(body: Condition, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = _named(tidy.what, "what", say("Enter the condition, as the list or your own words name it."))
    problems |= plain_problems(tidy, today)
    return problems, tidy


@checked_entry.register
def _medicine(body: Medicine, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = _named(tidy.what, "what", say("Enter the medicine or topical."))
    problems |= plain_problems(tidy, today, may_lie_ahead=("stopped",))
    problems |= ended_before_start("stopped", tidy.started, tidy.stopped)
    problems |= ended_before_start("last_dose", tidy.started, tidy.last_dose)
    return problems, tidy


@checked_entry.register
def _allergy(body: Allergy, today: date) -> tuple[Problems, object]:
    tidy = replace(body, trigger=_coded(body.trigger), reaction=clean_line(body.reaction), note=clean(body.note))
    problems = _named(tidy.trigger, "trigger", say("Enter what the patient reacts to."))
    problems |= _not_later("since", tidy.since, today)
    problems |= _texts(note=tidy.note, reaction=tidy.reaction)
    return problems, tidy


@checked_entry.register
def _lifestyle(body: Lifestyle, today: date) -> tuple[Problems, object]:
    tidy = tidied_lifestyle(replace(body, cosmetics=clean(body.cosmetics), routine=clean(body.routine)))
    problems = _not_later("asked_on", tidy.asked_on, today)
    problems |= number_problems(tidy) | contradictions(tidy)
    problems |= _texts(cosmetics=tidy.cosmetics, routine=tidy.routine)
    return problems, tidy


@checked_entry.register
def _care_preferences(body: CarePreferences, today: date) -> tuple[Problems, object]:
    del today
    tidy = replace(body, ingredients_note=clean_line(body.ingredients_note), note=clean(body.note))
    return _texts(ingredients_note=tidy.ingredients_note, note=tidy.note), tidy
