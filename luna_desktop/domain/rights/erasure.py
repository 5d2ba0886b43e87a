"""Erasure decided group by group: what may be decided, what follows from it, and when it may be carried out.

A law that keeps a group cannot be decided away; a group that no law keeps any more may still be kept for a purpose
that is written down (DPDP Act 2023, s.12(3) and s.8(7)).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from luna_desktop.domain.people import clean_line
from luna_desktop.domain.rights.groups import GROUP_NAMES, NEEDS_A_NAME, DataGroup
from luna_desktop.domain.rights.retention import FOREVER, Kept
from luna_desktop.texts import Message, say

NOTICE = timedelta(days=7)
SHORTEST_NOTICE = timedelta(hours=48)
"""A courtesy: Rule 8(2) of the DPDP Rules 2025 asks it of other classes of companies, not of a clinic."""
LONGEST_REASON = 600
ERASABLE = tuple(group for group in DataGroup if group not in {DataGroup.LOG, DataGroup.BILLING})
"""What an erasure can reach: the log is never shortened, and bills are not kept here."""


class Action(Enum):
    """What becomes of a group."""

    ERASE = "erase_now"
    ANONYMISE = "anonymise"
    RESTRICT = "restrict_until"
    KEEP = "keep"


ACTION_NAMES: dict[Action, Message] = {
    Action.ERASE: say("Erase"),
    Action.ANONYMISE: say("Erase whom it was about"),
    Action.RESTRICT: say("Keep, off the lists"),
    Action.KEEP: say("Keep"),
}
ERASING = frozenset({Action.ERASE, Action.ANONYMISE})
LEAVES_ROWS = frozenset({DataGroup.BOOKINGS, DataGroup.CERTIFICATES})
"""Groups of which days and numbers stay for counts and registers, without the person."""


@dataclass(frozen=True)
class GroupAssessment:
    """One group as it stands: what is held, what keeps it, and what the law allows to be done with it."""

    kept: Kept
    count: int
    allowed: tuple[Action, ...]

    @property
    def group(self) -> DataGroup:
        """Return the group."""
        return self.kept.group

    @property
    def proposed(self) -> Action:
        """Return what is done unless somebody decides otherwise: the first that the law allows."""
        return self.allowed[0]


@dataclass(frozen=True)
class GroupDecision:
    """What was decided about one group; `reason` is needed where it is kept although no law keeps it."""

    group: DataGroup
    action: Action
    reason: str = ""


def erasing(group: DataGroup) -> Action:
    """Return the action that takes a group away."""
    return Action.ANONYMISE if group in LEAVES_ROWS else Action.ERASE


def assess(kept: Mapping[DataGroup, Kept], counts: Mapping[DataGroup, int], today: date) -> tuple[GroupAssessment, ...]:
    """Return every group with what may be done about it today, in the order of the groups."""
    return tuple(
        GroupAssessment(kept[group], counts.get(group, 0), _allowed(kept[group], today)) for group in DataGroup
    )


def _allowed(kept: Kept, today: date) -> tuple[Action, ...]:
    if kept.is_empty or kept.group not in ERASABLE:
        return (Action.KEEP,)
    if kept.may_go(today):
        return (erasing(kept.group), Action.KEEP)
    return (Action.KEEP,) if kept.until == FOREVER else (Action.RESTRICT, Action.KEEP)


def tidied(decisions: Iterable[GroupDecision]) -> tuple[GroupDecision, ...]:
    """Return decisions with their reasons tidied."""
    return tuple(GroupDecision(each.group, each.action, clean_line(each.reason)) for each in decisions)


def decision_problems(assessed: Iterable[GroupAssessment], decisions: Iterable[GroupDecision]) -> dict[str, Message]:
    """Return what is wrong with a set of decisions, by the name of the group."""
    by_group = {each.group: each for each in assessed}
    taken = {each.group: each for each in decisions}
    problems: dict[str, Message] = {}
    for group, stand in by_group.items():
        decision = taken.get(group)
        if decision is None:
            if not stand.kept.is_empty:
                problems[group.value] = say("Decide what becomes of this group.")
        elif decision.action not in stand.allowed:
            problems[group.value] = say("The law keeps this group. Choose one of the offered decisions.")
        elif decision.action is Action.KEEP and stand.proposed in ERASING and not decision.reason:
            problems[group.value] = say("No law keeps this group any more. Enter for which purpose it is kept.")
        elif len(decision.reason) > LONGEST_REASON:
            problems[group.value] = say(
                "This text has more than {longest} characters. Shorten it.", longest=LONGEST_REASON
            )
    return problems or _name_problems(by_group, taken)


def _name_problems(
    by_group: Mapping[DataGroup, GroupAssessment], taken: Mapping[DataGroup, GroupDecision]
) -> dict[str, Message]:
    """Refuse to erase the name where something is kept that needs one."""
    identity = taken.get(DataGroup.IDENTITY)
    if identity is None or identity.action not in ERASING:
        return {}
    kept = [
        group
        for group in DataGroup
        if group in NEEDS_A_NAME and not by_group[group].kept.is_empty and taken[group].action not in ERASING
    ]
    if not kept:
        return {}
    return {
        DataGroup.IDENTITY.value: say(
            "The name stays for as long as something is kept under it: {group}.", group=GROUP_NAMES[kept[0]]
        )
    }


class Outcome(Enum):
    """How a request for erasure is answered as a whole."""

    APPROVED = "approved"
    PARTIAL = "partial"
    REFUSED = "refused"


def outcome_of(assessed: Iterable[GroupAssessment], decisions: Iterable[GroupDecision]) -> Outcome:
    """Return whether everything goes, some of it, or nothing; groups that are empty or out of reach do not count."""
    counted = {each.group for each in assessed if not each.kept.is_empty and each.group in ERASABLE}
    gone = [each.action in ERASING for each in decisions if each.group in counted]
    if gone and all(gone):
        return Outcome.APPROVED
    return Outcome.PARTIAL if any(gone) else Outcome.REFUSED


def day_problem(wanted: datetime, notice_sent: datetime) -> Message | None:
    """Return why an erasure cannot be set for an instant, or None: the patient has the notice for 48 hours at least."""
    if wanted - notice_sent < SHORTEST_NOTICE:
        return say("The patient has at least 48 hours after the notice. Choose a later day.")
    return None
