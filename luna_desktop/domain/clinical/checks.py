"""What can be said at the field about a clinical entry: impossible dates, numbers out of range, empty names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import singledispatch

from luna_desktop.domain.clinical.checking import Problems, ended_before_start, plain_problems, tidied
from luna_desktop.domain.clinical.checking import coded as _coded
from luna_desktop.domain.clinical.checking import named as _named
from luna_desktop.domain.clinical.checking import not_later as _not_later
from luna_desktop.domain.clinical.checking import texts as _texts
from luna_desktop.domain.clinical.checking import within as _within
from luna_desktop.domain.clinical.history import Allergy, Condition, Lifestyle, Medicine
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
    tidy = replace(body, cosmetics=clean(body.cosmetics), routine=clean(body.routine))
    problems = _not_later("asked_on", tidy.asked_on, today)
    problems |= _within("sleep_hours", tidy.sleep_hours, 24, say("Enter hours of sleep in a night, 0 to 24."))
    problems |= _within("exercise_minutes", tidy.exercise_minutes, 5000, say("Enter minutes in a week, 0 to 5,000."))
    problems |= _within("stress", tidy.stress, 10, say("Enter a number from 0 to 10."))
    problems |= _within("sun_hours", tidy.sun_hours, 16, say("Enter hours of sun in a day, 0 to 16."))
    problems |= _texts(cosmetics=tidy.cosmetics, routine=tidy.routine)
    return problems, tidy
