"""Cases in words: what is asked, how they stand, what comes next, and which steps were taken by whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from luna_desktop.domain.rights.cases import CHANNEL_WORDS, RELATION_NAMES, Case, CaseKind, RequesterRelation
from luna_desktop.domain.rights.clocks import Unit
from luna_desktop.domain.rights.states import STATE_WORDS, CaseState
from luna_desktop.services.rights.cases import CasePage
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.rights import choices
from luna_desktop.ui.rights.actions import act_of, rest_of
from luna_desktop.ui.rights.clock_face import ClockFace
from luna_desktop.ui.rights.shown import Tab
from luna_desktop.ui.widgets.painting import ChipSpec

S = CaseState
TABS: Mapping[CaseKind, Tab] = {
    CaseKind.ACCESS: Tab.COPIES,
    CaseKind.CORRECTION: Tab.CORRECTIONS,
    CaseKind.RESTRICTION: Tab.RESTRICTIONS,
    CaseKind.GRIEVANCE: Tab.OTHER,
    CaseKind.ERASURE: Tab.OTHER,
}
_ICONS: Mapping[CaseKind, str] = {
    CaseKind.ACCESS: "file-down",
    CaseKind.CORRECTION: "file-pen",
    CaseKind.RESTRICTION: "lock",
    CaseKind.GRIEVANCE: "message-square-warning",
    CaseKind.ERASURE: "eraser",
}
_ASKED: Mapping[CaseKind, Message] = {
    CaseKind.ACCESS: say("Access: record copy"),
    CaseKind.CORRECTION: say("Correction"),
    CaseKind.RESTRICTION: say("Restriction"),
    CaseKind.GRIEVANCE: say("Grievance"),
    CaseKind.ERASURE: say("Erasure"),
}
_CHIPS: Mapping[CaseState, tuple[str, str]] = {
    S.RECEIVED: ("neutral", "inbox"),
    S.ACKNOWLEDGED: ("neutral", "id-card"),
    S.IDENTITY_PENDING: ("neutral", "user"),
    S.PREPARING: ("info", "file-pen"),
    S.CLINICAL_REVIEW: ("info", "stethoscope"),
    S.UNDER_REVIEW: ("info", "stethoscope"),
    S.APPROVED: ("warn", "package-check"),
    S.PARTIAL: ("warn", "package-check"),
    S.DENIED: ("danger", "ban"),
    S.DECLINED: ("danger", "ban"),
    S.REFUSED: ("danger", "ban"),
    S.DENIAL_REVIEW: ("info", "repeat"),
    S.ASSIGNED: ("info", "user-check"),
    S.INVESTIGATING: ("info", "search-check"),
    S.RESPONSE_DRAFT: ("info", "file-pen"),
    S.ESCALATED: ("warn", "arrow-right"),
    S.ASSESSED: ("info", "list-checks"),
    S.NOTICE_SENT: ("warn", "mail"),
    S.SCHEDULED: ("warn", "calendar-check"),
    S.EXECUTED: ("accent", "list-todo"),
    S.NOTIFYING: ("accent", "list-todo"),
    S.AMENDED: ("accent", "list-todo"),
    S.ACTIVE: ("priv", "lock"),
    S.TERMINATION_PROPOSED: ("warn", "lock-open"),
    S.WITHDRAWN: ("neutral", "undo-2"),
    S.CANCELLED: ("neutral", "undo-2"),
    S.CLOSED: ("neutral", "archive"),
}
_READY_WORDS: Mapping[CaseState, Message] = {
    S.APPROVED: say("Ready to hand over"),
    S.PARTIAL: say("Ready in part"),
}
SHORT: Mapping[CaseState, Message] = {
    S.IDENTITY_PENDING: say("Waits for proof"),
    S.DISAGREEMENT: say("Disagreement filed"),
    S.PROCESSORS_CONFIRMED: say("Providers confirmed"),
    S.ASSIGNED: say("With an investigator"),
    S.ASSESSED: say("Assessed"),
}
"""Words for chips where those of the state are too long for a column."""
DONE: Mapping[CaseState, Message] = {
    S.RECEIVED: say("Request logged"),
    S.ACKNOWLEDGED: say("Acknowledged"),
    S.IDENTITY_PENDING: say("Proof asked for"),
    S.PREPARING: say("Copy being prepared"),
    S.CLINICAL_REVIEW: say("Sent for clinical review"),
    S.ISSUED: say("Handed over"),
    S.CLOSED: say("Closed"),
}
_AHEAD: Mapping[CaseState, Message] = {
    S.ACKNOWLEDGED: say("Acknowledge with due time"),
    S.PREPARING: say("Prepare copy"),
    S.CLINICAL_REVIEW: say("Clinical review"),
    S.APPROVED: say("Approve"),
    S.ISSUED: say("Hand over"),
    S.CLOSED: say("Close"),
    S.UNDER_REVIEW: say("Author reviews"),
    S.ACCEPTED: say("Author decides"),
    S.AMENDED: say("Correct the record"),
    S.NOTIFYING: say("Tell who received it"),
    S.AGREED: say("Decide"),
    S.ACTIVE: say("Put in force"),
    S.ASSIGNED: say("Assign investigator"),
    S.INVESTIGATING: say("Look into it"),
    S.RESPONSE_DRAFT: say("Note findings"),
    S.RESPONDED: say("Send the answer"),
    S.FINAL_RESPONSE: say("Give the final answer"),
    S.ASSESSED: say("Assess the groups"),
    S.NOTICE_SENT: say("Send the notice"),
    S.SCHEDULED: say("Set the day"),
    S.EXECUTED: say("Erase, with two persons"),
    S.PROCESSORS_CONFIRMED: say("Service providers confirm"),
    S.DENIAL_ISSUED: say("Send the denial"),
    S.LINKED: say("Link to the entry"),
    S.TERMINATED: say("End it"),
}
_AHEAD_OF: Mapping[tuple[CaseKind, CaseState], Message] = {
    (CaseKind.GRIEVANCE, S.ACCEPTED): say("The patient answers"),
}
"""Steps whose state means something else in another kind of case."""
_AHEAD_NOTES: Mapping[CaseState, Message] = {
    S.PREPARING: say("Choose sections, dates and photos"),
    S.CLINICAL_REVIEW: say("A clinician looks through it"),
    S.ISSUED: say("Signature or delivery proof"),
    S.AMENDED: say("The original stays legible"),
    S.NOTIFYING: say("From the register of disclosures"),
    S.AGREED: say("The consequence is shown first"),
    S.ASSIGNED: say("Never the person complained of"),
    S.RESPONDED: say("Names the Data Protection Board"),
    S.NOTICE_SENT: say("Seven days before"),
}
IDENTITY_STEP = say("Check identity")
IDENTITY_DONE = say("Identity checked")
AUTHORITY_STEP = say("Check authority")


_CALLED_OFF = frozenset({S.WITHDRAWN, S.CANCELLED})


def face_of(case: Case, now: datetime) -> ClockFace:
    """Return the clock of a case at an instant."""
    clock = case.clock
    stood = sum((pause.until - pause.since for pause in clock.pauses if pause.until is not None), timedelta())
    return ClockFace(
        case.received_at,
        case.due_at,
        now,
        in_hours=clock.limit.unit is Unit.HOURS,
        paused_at=clock.paused_since,
        paused=stood,
        stopped_at=case.answered_at,
        called_off=case.state in _CALLED_OFF,
    )


def asked_icon(case: Case, details: Mapping[str, object]) -> str:
    """Return the icon of what is asked."""
    return "eye" if _is_accounting(case, details) else _ICONS[case.kind]


def asked_words(case: Case, details: Mapping[str, object]) -> str:
    """Return what is asked in a few words."""
    return _("Access: who opened") if _is_accounting(case, details) else shown(_ASKED[case.kind])


def _is_accounting(case: Case, details: Mapping[str, object]) -> bool:
    return case.kind is CaseKind.ACCESS and details.get("scope") == choices.RECEIVED_BY


def asked_note(case: Case, details: Mapping[str, object]) -> str:
    """Return what exactly: the scope of a copy, the entry of a correction, the groups of an erasure."""
    if case.requester.relation is not RequesterRelation.SELF:
        return _("Asked by: {relation}", relation=shown(RELATION_NAMES[case.requester.relation]))
    if case.kind is CaseKind.ACCESS:
        return _copy_note(details)
    value = details.get(
        {
            CaseKind.CORRECTION: "target",
            CaseKind.RESTRICTION: "restriction",
            CaseKind.GRIEVANCE: "category",
        }.get(case.kind, "groups")
    )
    words = {
        CaseKind.RESTRICTION: choices.RESTRICTIONS,
        CaseKind.GRIEVANCE: choices.CATEGORIES,
        CaseKind.ERASURE: choices.GROUPS,
    }.get(case.kind, {})
    return choices.listed(words, value)


def _copy_note(details: Mapping[str, object]) -> str:
    if details.get("scope") == choices.PART and details.get("part"):
        return str(details["part"])
    return choices.listed(choices.FORMATS, details.get("format"))


def state_chip(case: Case) -> ChipSpec:
    """Return how a case stands, as a chip."""
    tone, icon = _CHIPS.get(case.state, ("info", "circle-dot"))
    if case.state in {S.RECEIVED, S.ACKNOWLEDGED} and case.is_proven:
        return ChipSpec(_("Identity checked"), "ok", "id-card")
    if case.state is S.ACKNOWLEDGED:
        return ChipSpec(_("Identity not checked"), "neutral", "id-card")
    words = _READY_WORDS if case.kind is CaseKind.ACCESS else {}
    text = words.get(case.state) or SHORT.get(case.state) or STATE_WORDS[case.state]
    return ChipSpec(shown(text), tone, icon)


def next_words(case: Case) -> str:
    """Return what is to be done next, in a few words."""
    if not case.is_proven and case.state in {S.ACKNOWLEDGED, S.IDENTITY_PENDING}:
        return shown(IDENTITY_STEP if not case.identity_passed else AUTHORITY_STEP)
    coming = rest_of(case.kind, case.state)
    return ahead_words(case.kind, coming[0]) if coming else ""


def next_note(owner: str) -> str:
    """Return the quiet line under what is next: with whom the case is."""
    return owner or _("Nobody has it yet")


def ahead_words(kind: CaseKind, state: CaseState) -> str:
    """Return a step that still comes."""
    found = _AHEAD_OF.get((kind, state)) or _AHEAD.get(state)
    return shown(found) if found is not None else shown(act_of(kind, state).text)


def ahead_note(state: CaseState) -> str:
    """Return what a step that still comes asks for."""
    found = _AHEAD_NOTES.get(state)
    return shown(found) if found is not None else ""


def done_words(state: CaseState) -> str:
    """Return a step that was taken."""
    return shown(DONE.get(state) or STATE_WORDS[state])


def whose(page: CasePage) -> str:
    """Return whose case it is, by two identifiers and its number."""
    return _("{name} · MRN {mrn} · {number}", name=page.patient, mrn=page.mrn, number=page.case.number)


def how_words(case: Case, received: str) -> str:
    """Return how, when and through whom a request came in."""
    channel = shown(CHANNEL_WORDS[case.channel])
    if case.requester.relation is RequesterRelation.SELF:
        return _("{channel}, {when}.", channel=channel, when=received)
    return _(
        "{channel}, {when}. Asked by {name}: {relation}.",
        channel=channel,
        when=received,
        name=case.requester.name,
        relation=shown(RELATION_NAMES[case.requester.relation]),
    )
