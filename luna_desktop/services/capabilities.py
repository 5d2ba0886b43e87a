"""The capabilities that take part in a withdrawal. Who adds one enters its module here.

A module registers with `services.withdrawals.on_withdrawal` when it is imported; this list is imported with the clinic,
so nobody can record a withdrawal before all of them have registered.
"""

from __future__ import annotations

from types import ModuleType

from luna_desktop.services import disclosure_stops, photographs, stop_tasks

CAPABILITIES: tuple[ModuleType, ...] = (disclosure_stops, photographs, stop_tasks)
