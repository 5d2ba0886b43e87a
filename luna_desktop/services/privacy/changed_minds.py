"""What a changed mind takes back, in the transaction that writes it down.

A wish about messages, a restriction and a patient's standing decide whether what waits may still leave. Whoever keeps
something waiting registers a function here; `services.privacy.withdrawals` does the same for consents.
"""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.access import PatientId
from luna_desktop.services.work import Work
from luna_desktop.texts import Message

Recheck = Callable[[Work, PatientId], tuple[Message, ...]]
_RECHECKS: list[Recheck] = []


def on_changed_mind(recheck: Recheck) -> Recheck:
    """Register a function that looks at what waits for a patient, and says what it took back."""
    _RECHECKS.append(recheck)
    return recheck


def look_again(work: Work, patient: PatientId) -> tuple[Message, ...]:
    """Run what is registered, in the order of registration; return what was taken back."""
    return tuple(sentence for recheck in _RECHECKS for sentence in recheck(work, patient))
