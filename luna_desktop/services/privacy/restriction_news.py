"""What follows each step of a restriction in its own transaction, such as the case of the privacy desk about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.restrictions import RestrictionState, Terms
from luna_desktop.domain.rights.cases import IdentityCheck, RequesterRelation
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class RestrictionNews:
    """A step that was written down: of which restriction, into which state, how and why.

    `words`, `asked_by`, `relation` and `identity` come with a request alone.
    """

    patient_id: PatientId
    restriction_id: int
    terms: Terms
    state: RestrictionState
    mode: str = ""
    note: str = ""
    applies_from: datetime | None = None
    words: str = ""
    asked_by: str = ""
    relation: RequesterRelation = RequesterRelation.SELF
    identity: IdentityCheck | None = None


Follower = Callable[[Work, RestrictionNews], None]
_FOLLOWERS: list[Follower] = []


def on_step(follower: Follower) -> Follower:
    """Register what is called with every step, in the transaction that writes it."""
    _FOLLOWERS.append(follower)
    return follower


def tell(work: Work, news: RestrictionNews) -> None:
    """Call what is registered."""
    for follower in _FOLLOWERS:
        follower(work, news)
