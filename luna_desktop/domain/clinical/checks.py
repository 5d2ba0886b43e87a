"""What can be said at the field about a clinical entry: impossible dates, numbers out of range, empty names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import singledispatch

from luna_desktop.domain.clinical.care_preferences import CarePreferences
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle, tidied
from luna_desktop.domain.clinical.lifestyle_checks import contradictions, number_problems
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

Problems = dict[str, Message]


@singledispatch
def checked_entry(body: object, today: date) -> tuple[Problems, object]:
    """Return what is wrong with an entry, by field, and the entry tidied; raises TypeError for what is no entry."""
    raise TypeError(type(body).__name__, today)


@checked_entry.register
def _condition(body: Condition, today: date) -> tuple[Problems, object]:
    tidy = replace(body, what=_coded(body.what), site=clean_line(body.site), note=clean(body.note))
    problems = _named(tidy.what, "what", say("Enter the condition, as the list or your own words name it."))
    problems |= _not_later("since", tidy.since, today)
    problems |= _texts(note=tidy.note, site=tidy.site)
    return problems, tidy


@checked_entry.register
def _medicine(body: Medicine, today: date) -> tuple[Problems, object]:
    tidy = replace(
        body,
        what=_coded(body.what),
        strength=clean_line(body.strength),
        frequency=clean_line(body.frequency),
        site=clean_line(body.site),
        prescriber=clean_line(body.prescriber),
        reason_stopped=clean_line(body.reason_stopped),
    )
    problems = _named(tidy.what, "what", say("Enter the medicine or topical."))
    problems |= _not_later("started", tidy.started, today)
    if tidy.started and tidy.stopped and tidy.stopped.latest < tidy.started.earliest:
        problems["stopped"] = say("This is before the start. Check the two dates.")
    problems |= _texts(
        strength=tidy.strength,
        frequency=tidy.frequency,
        site=tidy.site,
        prescriber=tidy.prescriber,
        reason_stopped=tidy.reason_stopped,
    )
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
    tidy = tidied(replace(body, cosmetics=clean(body.cosmetics), routine=clean(body.routine)))
    problems = _not_later("asked_on", tidy.asked_on, today)
    problems |= number_problems(tidy) | contradictions(tidy)
    problems |= _texts(cosmetics=tidy.cosmetics, routine=tidy.routine)
    return problems, tidy


@checked_entry.register
def _care_preferences(body: CarePreferences, today: date) -> tuple[Problems, object]:
    del today
    tidy = replace(body, ingredients_note=clean_line(body.ingredients_note), note=clean(body.note))
    return _texts(ingredients_note=tidy.ingredients_note, note=tidy.note), tidy


def _coded(what: Coded) -> Coded:
    return replace(what, text=clean_line(what.text))


def _named(what: Coded, field: str, sentence: Message) -> Problems:
    if not what.text:
        return {field: sentence}
    if len(what.text) > LONGEST_NAME * 2:
        return {field: say("This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME * 2)}
    return {}


def _not_later(field: str, day: PartialDate | None, today: date) -> Problems:
    if day is not None and day.earliest > today:
        return {field: say("This date is in the future. Enter today or an earlier date.")}
    return {}


def _texts(**texts: str) -> Problems:
    found = {name: note_problem(text) for name, text in texts.items()}
    return {name: problem for name, problem in found.items() if problem is not None}
