"""An order that a patient comes again by a day: the day goes to the desk, the reason stays in the chart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

KIND = "come_again"
LONGEST_REASON = 300
FURTHEST = timedelta(days=5 * 366)


@register_kind(KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class ComeAgain:
    """By which full day the patient is to come again (None while nothing is typed), and why: the reason is clinical."""

    by: PartialDate | None
    reason: str


def day_of_order(order: ComeAgain) -> date:
    """Return the day of an order that was accepted; ValueError where its date is not a full one."""
    return date.fromisoformat(order.by.iso if order.by is not None else "")


def tidied_order(order: ComeAgain) -> ComeAgain:
    """Return an order with its reason tidied."""
    return replace(order, reason=clean_line(order.reason))


def order_problems(order: ComeAgain, today: date) -> dict[str, Message]:
    """Return what cannot be accepted, by field."""
    problems: dict[str, Message] = {}
    try:
        day = day_of_order(order)
    except ValueError:
        problems["by"] = say("Enter the whole day, for example 14-03-2027.")
    else:
        if day <= today:
            problems["by"] = say("Choose a later day than today.")
        elif day > today + FURTHEST:
            problems["by"] = say("This lies more than five years ahead. Choose a nearer day.")
    if not order.reason:
        problems["reason"] = say("Enter why the patient is to come again. Only the chart shows it.")
    elif len(order.reason) > LONGEST_REASON:
        problems["reason"] = say("Say it in at most {most} characters.", most=LONGEST_REASON)
    return problems
