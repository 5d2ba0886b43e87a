"""What can be done with a case, in words: each legal step as a button, and the path that a case of its kind takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.texts import Message, say

S = CaseState
IDENTITY, ASSIGN, PAUSE, RESUME, EXTEND, LETTER, ATTACH, NOTE, CHART, COPY = (
    "identity",
    "assign",
    "pause",
    "resume",
    "extend",
    "letter",
    "attach",
    "note",
    "chart",
    "copy",
)
"""Keys of what can be done besides steps; the key of a step is the value of the state that it leads to."""
ASK = "ask"
"""The key that notes a call with the patient."""
GROUPS = "groups"
"""The key that opens the groups of data of a request for erasure."""


@dataclass(frozen=True)
class Act:
    """A step as a button: its words, icon, and whether it refuses something."""

    text: Message
    icon: str = ""
    is_grave: bool = False


_SHARED: Mapping[CaseState, Act] = {
    S.ACKNOWLEDGED: Act(say("Acknowledge…"), "mail"),
    S.IDENTITY_PENDING: Act(say("Ask for proof…"), "id-card"),
    S.WITHDRAWN: Act(say("Withdrawn…"), "undo-2"),
    S.CANCELLED: Act(say("Called off…"), "undo-2"),
    S.CLOSED: Act(say("Close…"), "archive"),
}
_OWN: Mapping[CaseKind, Mapping[CaseState, Act]] = {
    CaseKind.ACCESS: {
        S.PREPARING: Act(say("Prepare copy"), "file-down"),
        S.CLINICAL_REVIEW: Act(say("Send for clinical review…"), "stethoscope"),
        S.APPROVED: Act(say("Approve…"), "circle-check"),
        S.PARTIAL: Act(say("Approve in part…"), "circle-check"),
        S.DENIED: Act(say("Refuse…"), "ban", is_grave=True),
        S.REFERRED: Act(say("Send on…"), "arrow-right"),
        S.ISSUED: Act(say("Hand over…"), "hand"),
        S.DENIAL_REVIEW: Act(say("Review was asked for…"), "repeat"),
    },
    CaseKind.CORRECTION: {
        S.UNDER_REVIEW: Act(say("Send to the author…"), "stethoscope"),
        S.ACCEPTED: Act(say("Accept…"), "circle-check"),
        S.PARTIAL: Act(say("Accept in part…"), "circle-check"),
        S.DENIED: Act(say("Deny…"), "ban", is_grave=True),
        S.AMENDED: Act(say("Note the correction…"), "file-pen"),
        S.NOTIFYING: Act(say("Tell who received it…"), "send"),
        S.DENIAL_ISSUED: Act(say("Note that the denial was sent"), "mail"),
        S.DISAGREEMENT: Act(say("Statement of disagreement…"), "message-square"),
        S.REBUTTAL: Act(say("Answer the statement…"), "message-square"),
        S.LINKED: Act(say("Link to the entry…"), "link"),
    },
    CaseKind.RESTRICTION: {
        S.AGREED: Act(say("Decide…"), "circle-check"),
        S.MANDATORY: Act(say("Agree, it must be kept…"), "lock"),
        S.PARTIAL: Act(say("Agree in part…"), "circle-check"),
        S.DECLINED: Act(say("Decline…"), "ban", is_grave=True),
        S.ACTIVE: Act(say("Put in force"), "lock"),
        S.TERMINATION_PROPOSED: Act(say("Propose its end…"), "lock-open"),
        S.TERMINATED: Act(say("End it…"), "lock-open"),
    },
    CaseKind.GRIEVANCE: {
        S.ASSIGNED: Act(say("Give to an investigator…"), "user-check"),
        S.INVESTIGATING: Act(say("Begin to look into it"), "search-check"),
        S.RESPONSE_DRAFT: Act(say("Note what was found…"), "file-pen"),
        S.RESPONDED: Act(say("Note that the answer was sent"), "mail"),
        S.ACCEPTED: Act(say("The patient accepts…"), "circle-check"),
        S.ESCALATED: Act(say("To the owner…"), "arrow-right"),
        S.FINAL_RESPONSE: Act(say("Give the final answer…"), "mail"),
    },
    CaseKind.ERASURE: {
        S.ASSESSED: Act(say("Assess the groups…"), "list-checks"),
        S.APPROVED: Act(say("Approve"), "circle-check"),
        S.PARTIAL: Act(say("Approve in part…"), "circle-check"),
        S.REFUSED: Act(say("Refuse…"), "ban", is_grave=True),
        S.NOTICE_SENT: Act(say("Note that the notice was sent"), "mail"),
        S.SCHEDULED: Act(say("Set the day…"), "calendar-check"),
        S.EXECUTED: Act(say("Erase…"), "eraser", is_grave=True),
        S.PROCESSORS_CONFIRMED: Act(say("Service providers confirmed…"), "share-2"),
    },
}
PATHS: Mapping[CaseKind, tuple[CaseState, ...]] = {
    CaseKind.ACCESS: (
        S.RECEIVED,
        S.ACKNOWLEDGED,
        S.PREPARING,
        S.CLINICAL_REVIEW,
        S.APPROVED,
        S.ISSUED,
        S.CLOSED,
    ),
    CaseKind.CORRECTION: (
        S.RECEIVED,
        S.ACKNOWLEDGED,
        S.UNDER_REVIEW,
        S.ACCEPTED,
        S.AMENDED,
        S.NOTIFYING,
        S.CLOSED,
    ),
    CaseKind.RESTRICTION: (S.RECEIVED, S.ACKNOWLEDGED, S.AGREED, S.ACTIVE),
    CaseKind.GRIEVANCE: (
        S.RECEIVED,
        S.ACKNOWLEDGED,
        S.ASSIGNED,
        S.INVESTIGATING,
        S.RESPONSE_DRAFT,
        S.RESPONDED,
        S.ACCEPTED,
        S.CLOSED,
    ),
    CaseKind.ERASURE: (
        S.RECEIVED,
        S.ACKNOWLEDGED,
        S.ASSESSED,
        S.APPROVED,
        S.NOTICE_SENT,
        S.SCHEDULED,
        S.EXECUTED,
        S.PROCESSORS_CONFIRMED,
        S.CLOSED,
    ),
}
"""The usual way of a case, from state to state."""
_TAILS: Mapping[CaseKind, Mapping[CaseState, tuple[CaseState, ...]]] = {
    CaseKind.ACCESS: {
        S.PARTIAL: (S.ISSUED, S.CLOSED),
        S.DENIED: (S.CLOSED,),
        S.REFERRED: (S.CLOSED,),
        S.DENIAL_REVIEW: (S.CLOSED,),
    },
    CaseKind.CORRECTION: {
        S.PARTIAL: (S.AMENDED, S.NOTIFYING, S.CLOSED),
        S.DENIED: (S.DENIAL_ISSUED, S.LINKED, S.CLOSED),
        S.DENIAL_ISSUED: (S.LINKED, S.CLOSED),
        S.DISAGREEMENT: (S.LINKED, S.CLOSED),
        S.REBUTTAL: (S.LINKED, S.CLOSED),
        S.LINKED: (S.CLOSED,),
    },
    CaseKind.RESTRICTION: {
        S.MANDATORY: (S.ACTIVE,),
        S.PARTIAL: (S.ACTIVE,),
        S.DECLINED: (S.CLOSED,),
        S.TERMINATION_PROPOSED: (S.TERMINATED,),
    },
    CaseKind.GRIEVANCE: {S.ESCALATED: (S.FINAL_RESPONSE, S.CLOSED), S.FINAL_RESPONSE: (S.CLOSED,)},
    CaseKind.ERASURE: {
        S.PARTIAL: (S.NOTICE_SENT, S.SCHEDULED, S.EXECUTED, S.PROCESSORS_CONFIRMED, S.CLOSED),
        S.REFUSED: (S.CLOSED,),
    },
}
"""What still comes after a state that lies beside the usual way."""
ON_THE_COPY: Mapping[CaseState, Act] = {
    S.PREPARING: Act(say("Put the copy together…"), "file-down"),
    S.CLINICAL_REVIEW: Act(say("Look at the copy…"), "file-search"),
    S.APPROVED: Act(say("Hand over…"), "hand"),
    S.PARTIAL: Act(say("Hand over…"), "hand"),
}
"""From these states of access the copy's own page goes on; what leads there instead of a form."""
COPY_STEPS = frozenset({S.CLINICAL_REVIEW, S.APPROVED, S.PARTIAL, S.ISSUED})
"""Steps of access that are taken on the copy's own page, where what they say is done."""
DECIDED_WITH_IT = frozenset({S.MANDATORY, S.PARTIAL, S.DECLINED})
"""Answers to a restriction that are given in the same form as a yes, so that one button leads there."""
QUIET = frozenset({S.WITHDRAWN, S.CANCELLED, S.REFERRED, S.DENIAL_REVIEW, S.IDENTITY_PENDING, S.TERMINATION_PROPOSED})
"""Steps that stand among the small buttons, since they are taken seldom."""


_BACK: Mapping[tuple[CaseState, CaseState], Act] = {
    (S.DENIAL_REVIEW, S.PREPARING): Act(say("Overturn the denial…"), "undo-2"),
    (S.TERMINATION_PROPOSED, S.ACTIVE): Act(say("Keep it in force…"), "lock"),
}
"""Steps that lead to a state from another side, and so have words of their own."""


def act_of(kind: CaseKind, to: CaseState, source: CaseState | None = None) -> Act:
    """Return a step as a button."""
    back = _BACK.get((source, to)) if source is not None else None
    return back or _OWN[kind].get(to) or _SHARED[to]


def rest_of(kind: CaseKind, state: CaseState) -> tuple[CaseState, ...]:
    """Return which states usually still come after a state; none after one that ends the case."""
    path = PATHS[kind]
    if state is S.IDENTITY_PENDING:
        state = S.ACKNOWLEDGED
    if state in path:
        return path[path.index(state) + 1 :]
    return _TAILS[kind].get(state, ())
