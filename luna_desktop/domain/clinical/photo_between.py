"""What lies between two photographs: how long, which treatments, and how the measures changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.texts import Message, Translator, say, say_n

NEAR_DAYS = 14
"""An assessment belongs to a photograph where so many days at most lie between them."""
_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 182, 730


class Turn(Enum):
    """Which way a measure went; nothing says whether that is good."""

    LESS = "less"
    MORE = "more"
    SAME = "same"
    OTHER = "other"
    """It is no number, and it changed."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class MeasureChange:
    """One measure beside both photographs; `before` and `after` as shown, empty where none lies near.

    `before_on` and `after_on` are the days on which they were taken.
    """

    name: Message | str
    before: str
    after: str
    turn: Turn
    change: Message | str = ""
    before_on: date | None = None
    after_on: date | None = None


@dataclass(frozen=True)
class TreatmentDone:
    """A treatment between the photographs, by its name."""

    on: date
    name: str


def interval_words(earlier: date, later: date) -> Message:
    """Return how long lies between two days: days, weeks, months, years, whichever is read at a glance."""
    days = abs((later - earlier).days)
    if days == 0:
        return say("The same day")
    if days < _WEEKS_FROM:
        return say_n("{count} day", "{count} days", days)
    if days < _MONTHS_FROM:
        return say_n("{count} week", "{count} weeks", round(days / 7))
    if days < _YEARS_FROM:
        return say_n("{count} month", "{count} months", round(days / 30.44))
    return say_n("{count} year", "{count} years", round(days / 365.25))


def changed(name: Message | str, before: str, after: str, *, is_stage: bool = False) -> MeasureChange:
    """Return a measure with which way it went: as a share where there was something, else by how much.

    A stage is a name, even where it looks like a number.
    """
    if not before or not after:
        return MeasureChange(name, before, after, Turn.UNKNOWN, say("Not known"))
    if before == after:
        return MeasureChange(name, before, after, Turn.SAME, say("Same"))
    one, other = _number(before), _number(after)
    if is_stage or one is None or other is None:
        return MeasureChange(name, before, after, Turn.OTHER, say("Changed"))
    if one == other:
        return MeasureChange(name, before, after, Turn.SAME, say("Same"))
    turn = Turn.LESS if other < one else Turn.MORE
    share = f"{(other - one) / one * 100:+.0f}%" if one else f"{other - one:+g}"
    return MeasureChange(name, before, after, turn, share.replace("-", "–"))


def _number(shown: str) -> float | None:
    try:
        return float(shown)
    except ValueError:
        return None


def change_words(change: MeasureChange, _: Translator) -> str:
    """Return a change in words that stand without a picture: “MASI: 14.2, then 9.6 (–32%)”."""
    name, said = (_.render(each) if isinstance(each, Message) else each for each in (change.name, change.change))
    unknown = _("not known")
    return _(
        "{name}: {before}, then {after} ({change})",
        name=name,
        before=change.before or unknown,
        after=change.after or unknown,
        change=said,
    )
