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
_LOOKS = frozenset({CaseState.INVESTIGATING, CaseState.RESPONSE_DRAFT, CaseState.RESPONDED})


def complained_of(work: Work, case: Case) -> UserId | None:
    """Return the member of staff whom a grievance is about, or None."""
    about = book.wishes(work, case.case_id).get(ABOUT)
    return UserId(int(str(about))) if about else None


def require_reader(work: Work, case: Case) -> None:
    """Keep what a grievance says from whom it is about, as long as somebody else handles it.

    Raises:
        NotPermitted: It is about the actor.
    """
    if case.kind is CaseKind.GRIEVANCE and complained_of(work, case) == work.actor.user_id and _others(work):
        raise NotPermitted(say("This grievance is about you. Somebody else reads it and answers it."))


def _others(work: Work) -> bool:
    return bool(seconds.holders(work, Permission.HANDLE_CASES) - {work.actor.user_id})


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
    if step.target in _LOOKS and handlers - {about}:
        return {"step": say("This grievance is about you. Somebody else looks into it and answers it.")}
    if step.target is CaseState.FINAL_RESPONSE and seconds.holders(work, Permission.APPROVE_CASE) - {about}:
        return {"step": say("This grievance is about you. Somebody else looks into it and answers it.")}
    return {}


def _investigator(work: Work, case: Case, chosen: UserId, handlers: frozenset[UserId]) -> dict[str, Message]:
    if chosen not in handlers:
        return {"investigator": say("Choose a privacy officer or an owner who still works here.")}
    if chosen == complained_of(work, case) and handlers - {chosen}:
        return {"investigator": say("This grievance is about this person. Somebody else looks into it.")}
    return {}
