"""What a withdrawal stops, in the transaction that records it (DPDP s.6(6)).

Each capability that uses data under a consent registers a function for its purposes: it takes back what waits (queued
messages, suggestions, tasks for recipients) and returns in sentences what it stopped. When one fails, nothing is
written, so a withdrawal is never half done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.work import Work
from luna_desktop.texts import Message


@dataclass(frozen=True)
class Withdrawal:
    """A consent that was taken back: whose, for what, for which recipient (0 for none), and the ledger's entry."""

    patient_id: PatientId
    purpose: Purpose
    recipient_id: int
    event_id: int


Stop = Callable[[Work, Withdrawal], tuple[Message, ...]]
_STOPS: list[tuple[frozenset[Purpose], Stop]] = []


def on_withdrawal(purposes: Iterable[Purpose]) -> Callable[[Stop], Stop]:
    """Register a function that stops what rests on these purposes and says what it stopped."""
    wanted = frozenset(purposes)

    def register(stop: Stop) -> Stop:
        _STOPS.append((wanted, stop))
        return stop

    return register


def stop_all(work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
    """Run what is registered for the purpose, in the order of registration; return what was stopped."""
    stopped: list[Message] = []
    for purposes, stop in _STOPS:
        if withdrawal.purpose in purposes:
            stopped.extend(stop(work, withdrawal))
    return tuple(stopped)
