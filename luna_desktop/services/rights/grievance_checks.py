"""Whoever is complained of neither reads the grievance nor looks into it nor answers it, unless nobody else could."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.access import Permission, UserId
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.services.rights import book, seconds
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

ABOUT = "about_staff"
"""The wish of a grievance that names the member of staff it is about, as a user's id."""
_OPEN_TO_ALL = frozenset({CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING, CaseState.ASSIGNED})
"""What whoever it is about may still do: write it down, ask for proof, and give it to somebody else."""


def complained_of(work: Work, case: Case) -> UserId | None:
    """Return the member of staff whom a grievance is about, or None."""
    about = book.wishes(work, case.case_id).get(ABOUT)
    return UserId(int(str(about))) if about else None


def require_reader(work: Work, case: Case) -> None:
    """Keep what a grievance says from whom it is about, as long as somebody else handles it.

    Raises:
        NotPermitted: It is about the actor.
    """
    if is_kept_from(work, case, work.actor.user_id):
        raise NotPermitted(say("This grievance is about you. Somebody else reads it and answers it."))


def is_kept_from(work: Work, case: Case, user: UserId) -> bool:
    """Tell whether a case is a grievance about this person that somebody else handles."""
    if case.kind is not CaseKind.GRIEVANCE or complained_of(work, case) != user:
        return False
    return bool(seconds.holders(work, Permission.HANDLE_CASES) - {user})


def is_about(details: Mapping[str, object], user: UserId) -> bool:
    """Tell whether the wishes of a grievance name this member of staff."""
    return str(details.get(ABOUT) or "") == str(int(user))


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Return why somebody may not take a step of a grievance."""
    handlers = seconds.holders(work, Permission.HANDLE_CASES)
    if step.target is CaseState.ASSIGNED and fields.get("investigator"):
        return _investigator(work, case, UserId(int(str(fields["investigator"]))), handlers)
    about = complained_of(work, case)
    if about is None or about != work.actor.user_id:
        return {}
    if step.target in _OPEN_TO_ALL:
        return {}
    final = step.target is CaseState.FINAL_RESPONSE
    others = (seconds.holders(work, Permission.APPROVE_CASE) if final else handlers) - {about}
    if others:
        return {"step": say("This grievance is about you. Somebody else looks into it and answers it.")}
    return {}


def _investigator(work: Work, case: Case, chosen: UserId, handlers: frozenset[UserId]) -> dict[str, Message]:
    if chosen not in handlers:
        return {"investigator": say("Choose a privacy officer or an owner who still works here.")}
    if chosen == complained_of(work, case) and handlers - {chosen}:
        return {"investigator": say("This grievance is about this person. Somebody else looks into it.")}
    return {}
