"""What somebody who leaves may leave behind, in one shape for everything that can be handed over.

A capability that keeps work in a person's name (drafts today; bookings, notes, tasks) describes it as a `Pile` and
enters that into `services.clinic.hand_over.PILES`; the Staff page then lists it and hands it over with the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.access import Actor, UserId
from luna_desktop.services.work import Work
from luna_desktop.texts import Message


@dataclass(frozen=True)
class LeftItem:
    """One thing that was left: what it is, whose record it belongs to ("" for none), since when; never its content."""

    what: Message
    mrn: str
    since: datetime


@dataclass(frozen=True)
class HandedOver:
    """How many things changed hands, and how many stayed because the new owner cannot take them."""

    moved: int
    stayed: int


@dataclass(frozen=True)
class Pile:
    """One kind of thing that can be handed over.

    `find` lists what a person has, and `give` hands all of it to a colleague that may take it, writes the audit entry
    and says what stayed.
    """

    key: str
    name: Message
    find: Callable[[Work, UserId], tuple[LeftItem, ...]]
    give: Callable[[Work, UserId, Actor], HandedOver]
