"""Handing over what somebody left behind, once their account is closed, to a colleague who goes on with it."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import Actor, Permission, UserId
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services import drafts
from luna_desktop.services.care import unsigned
from luna_desktop.services.clinic.accounts import account_row, roles_of
from luna_desktop.services.clinic.left_behind import HandedOver, LeftItem, Pile
from luna_desktop.services.front import left_bookings
from luna_desktop.services.rights import left_cases
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

PILES: tuple[Pile, ...] = (drafts.PILE, unsigned.PILE, left_bookings.PILE, left_cases.PILE)
"""Everything that can be handed over; a capability that keeps work in a person's name enters its pile here."""


@dataclass(frozen=True)
class LeftPile:
    """What of one kind somebody left behind, newest first."""

    key: str
    name: Message
    items: tuple[LeftItem, ...]


@dataclass(frozen=True)
class HandOver:
    """What goes to whom: from a person whose account is closed to one who works here."""

    from_user: UserId
    to_user: UserId


@use_case(requires=Permission.MANAGE_STAFF, writes=False)
def read_left_behind(work: Work, user: UserId) -> tuple[LeftPile, ...]:
    """Return what a person has that can be handed over: kinds, record numbers and times, never what is in it."""
    found = (LeftPile(pile.key, pile.name, pile.find(work, user)) for pile in PILES)
    return tuple(pile for pile in found if pile.items)


@use_case(requires=Permission.MANAGE_STAFF)
def hand_over(work: Work, order: HandOver) -> HandedOver:
    """Give what somebody left behind to a colleague; what the colleague may not open stays where it is.

    Raises:
        NotFound: One of the two is not on the staff list.
        InvalidInput: The giver's account is open, the taker's is closed, or nothing is left.
    """
    taker = _checked_taker(work, order)
    given = [pile.give(work, order.from_user, taker) for pile in PILES if pile.find(work, order.from_user)]
    if not given:
        raise InvalidInput({"from_user": say("This person left nothing that could be handed over.")})
    return HandedOver(sum(each.moved for each in given), sum(each.stayed for each in given))


def _checked_taker(work: Work, order: HandOver) -> Actor:
    giver, taker = (account_row(work, user) for user in (order.from_user, order.to_user))
    if giver.disabled_at is None:
        raise InvalidInput({"from_user": say("This account is open. Close it before you hand over what is left.")})
    if taker.disabled_at is not None:
        raise InvalidInput({"to_user": say("This account is closed. Choose somebody who works here.")})
    return Actor(order.to_user, taker.login, taker.display_name, roles_of(work, order.to_user))
