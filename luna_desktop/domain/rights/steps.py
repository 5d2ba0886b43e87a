"""What a machine of cases is made of: legal steps as data, who may take them, and what each needs.

Nothing is editable backwards: a case moves along these steps alone, and what was wrong is said by a new event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.access import Permission
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.texts import Message, say


class LetterKind(Enum):
    """A letter that a step of a case asks for."""

    ACKNOWLEDGE = "acknowledge"
    IDENTITY_MISSING = "identity_missing"
    EXTEND = "extend"
    APPROVE = "approve"
    PARTIAL = "partial"
    DENY = "deny"
    REVIEW_OUTCOME = "review_outcome"
    COMPLETE = "complete"
    REFERRED = "referred"
    GRIEVANCE_OUTCOME = "grievance_outcome"
    GRIEVANCE_FINAL = "grievance_final"
    ERASURE_NOTICE = "erasure_notice"


LETTER_NAMES: dict[LetterKind, Message] = {
    LetterKind.ACKNOWLEDGE: say("Acknowledgement"),
    LetterKind.IDENTITY_MISSING: say("Identity or authority missing"),
    LetterKind.EXTEND: say("Extension"),
    LetterKind.APPROVE: say("Approval"),
    LetterKind.PARTIAL: say("Approval in part"),
    LetterKind.DENY: say("Denial"),
    LetterKind.REVIEW_OUTCOME: say("Outcome of the review"),
    LetterKind.COMPLETE: say("Completion"),
    LetterKind.REFERRED: say("Sent on"),
    LetterKind.GRIEVANCE_OUTCOME: say("Answer to a grievance"),
    LetterKind.GRIEVANCE_FINAL: say("Final answer to a grievance"),
    LetterKind.ERASURE_NOTICE: say("Notice before erasure"),
}


@dataclass(frozen=True)
class Step:
    """One legal step: from where (None: the beginning) to where, who may take it, and what has to be given.

    `required` are names of fields (`domain.rights.fields`). `needs_proof` asks for identity and authority. `letter` is
    the letter that belongs to the step; with `letter_first` it must have been issued before. `second` asks for two
    persons, or for the cooling-off in a clinic that has one.
    """

    source: CaseState | None
    target: CaseState
    who: frozenset[Permission]
    required: tuple[str, ...] = ()
    needs_proof: bool = False
    letter: LetterKind | None = None
    letter_first: bool = False
    second: bool = False


@dataclass(frozen=True)
class Machine:
    """The steps of one kind of case.

    `answered` are the states with which the clinic has answered, so that its clock stands; `ended` are final; `resting`
    are states in which nothing is to be done although the case can go on: it opens no chart and is not in the queue.
    """

    steps: tuple[Step, ...]
    answered: frozenset[CaseState]
    ended: frozenset[CaseState]
    resting: frozenset[CaseState] = frozenset()

    @property
    def states(self) -> frozenset[CaseState]:
        """Return every state that the kind knows."""
        return frozenset(step.target for step in self.steps)

    def steps_from(self, state: CaseState | None) -> tuple[Step, ...]:
        """Return the legal steps from a state, in the order in which they are offered."""
        return tuple(step for step in self.steps if step.source is state)

    def step(self, source: CaseState | None, target: CaseState) -> Step | None:
        """Return the step between two states, or None where it is not legal."""
        return next((step for step in self.steps if (step.source, step.target) == (source, target)), None)

    def is_open(self, state: CaseState) -> bool:
        """Tell whether somebody still has something to do."""
        return state not in self.ended and state not in self.resting


def by(*permissions: Permission) -> frozenset[Permission]:
    """Return who may take a step: whoever holds any of these."""
    return frozenset(permissions)


DESK = by(Permission.LOG_REQUEST)
OFFICER = by(Permission.HANDLE_CASES)


def from_each(
    sources: Iterable[CaseState], target: CaseState, who: frozenset[Permission], **more: object
) -> tuple[Step, ...]:
    """Return the same step from several states."""
    given: Mapping[str, object] = more
    return tuple(Step(source, target, who, **given) for source in sources)  # type: ignore[arg-type]


def intake(asks_details: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """Return the first steps that every kind shares: received, acknowledged, identity."""
    return (
        Step(None, CaseState.RECEIVED, DESK, asks_details),
        Step(CaseState.RECEIVED, CaseState.ACKNOWLEDGED, DESK, ("how",), letter=LetterKind.ACKNOWLEDGE),
        Step(
            CaseState.ACKNOWLEDGED,
            CaseState.IDENTITY_PENDING,
            DESK,
            ("missing",),
            letter=LetterKind.IDENTITY_MISSING,
        ),
    )


UNDECIDED_AT_FIRST = (CaseState.RECEIVED, CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING)
