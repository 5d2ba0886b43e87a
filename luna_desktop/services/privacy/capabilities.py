"""The capabilities that take part in a withdrawal or follow a restriction. Who adds one enters its module here.

A module registers with `withdrawals.on_withdrawal` or `restriction_news.on_step` when it is imported; this list is
imported with the clinic, so nobody can record a withdrawal or a restriction before all of them have registered.
"""

from __future__ import annotations

from types import ModuleType

from luna_desktop.services.care import photographs
from luna_desktop.services.messages import stops
from luna_desktop.services.rights import restriction_cases
from luna_desktop.services.sharing import disclosure_stops, photo_withdrawals, stop_tasks

CAPABILITIES: tuple[ModuleType, ...] = (
    disclosure_stops,
    photo_withdrawals,
    photographs,
    stop_tasks,
    stops,
    restriction_cases,
)
