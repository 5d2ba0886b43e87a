"""Counts in words: the same columns on the screen, on paper and in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luna_desktop.domain.book.counting import Tally
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.counts import PersonCount, WeekCount
from luna_desktop.texts import Message, Translator, say


@dataclass(frozen=True)
class Measure:
    """One number of a tally: its key, what it is called, its unit, and how it is read; None where there is none."""

    key: str
    name: Message
    unit: Message | None
    of: Callable[[Tally], float | None]
    explains: Message


MEASURES: tuple[Measure, ...] = (
    Measure("booked", say("Booked"), None, lambda each: each.booked, say("Appointments on these days.")),
    Measure("kept", say("Attended"), None, lambda each: each.kept, say("Patients who came.")),
    Measure("missed", say("Did not attend"), None, lambda each: each.missed, say("Patients who did not come.")),
    Measure(
        "missed_share",
        say("Missed share"),
        say("%"),
        lambda each: each.missed_share,
        say("Of those whose time has come."),
    ),
    Measure(
        "cancelled",
        say("Cancelled"),
        None,
        lambda each: each.cancelled,
        say("By the patient or by the clinic; slips that were taken back are left out."),
    ),
    Measure(
        "lead_days",
        say("Lead time"),
        say("days"),
        lambda each: each.lead_days,
        say("Days from booking to appointment, the middle one (median)."),
    ),
    Measure(
        "wait_median",
        say("Waiting time"),
        say("min"),
        lambda each: each.wait_median,
        say("Minutes from arrival to going in, the middle one (median)."),
    ),
    Measure(
        "wait_p90",
        say("9 of 10 within"),
        say("min"),
        lambda each: each.wait_p90,
        say("Minutes that nine of ten patients did not wait longer than (90th percentile)."),
    ),
)
"""In the order of the columns."""
NO_NUMBER = "–"


def number_words(value: float | None) -> str:
    """Return a number with at most one place, or a dash where there is none."""
    if value is None:
        return NO_NUMBER
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def with_unit(measure: Measure, value: float | None, translate: Translator) -> str:
    """Return a number with its unit."""
    if value is None or measure.unit is None:
        return number_words(value)
    return f"{number_words(value)} {translate.render(measure.unit)}"


def headers(first: Message, translate: Translator) -> tuple[str, ...]:
    """Return the headings of a table; the first column names its rows."""
    return (translate.render(first), *(_heading(each, translate) for each in MEASURES))


def _heading(measure: Measure, translate: Translator) -> str:
    name = translate.render(measure.name)
    return f"{name} ({translate.render(measure.unit)})" if measure.unit is not None else name


def cells(tally: Tally) -> tuple[str, ...]:
    """Return the numbers of a row, in the order of the headings."""
    return tuple(number_words(each.of(tally)) for each in MEASURES)


def week_name(count: WeekCount, translate: Translator) -> str:
    """Return a week by its first day."""
    return show_day(count.monday, translate)


def person_name(count: PersonCount, translate: Translator) -> str:
    """Return a practitioner, or that nobody was named."""
    return count.name or translate("Without practitioner")
