"""Where a privacy case stands, in one list for all kinds, and the words for it that every role may read."""

from __future__ import annotations

from enum import StrEnum

from luna_desktop.texts import Message, say


class CaseState(StrEnum):
    """A state of a case; which of them a kind knows, and what follows what, its machine says."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    IDENTITY_PENDING = "identity_pending"
    PREPARING = "preparing"
    CLINICAL_REVIEW = "clinical_review"
    APPROVED = "approved"
    PARTIAL = "partial"
    DENIED = "denied"
    DENIAL_REVIEW = "denial_review"
    ISSUED = "issued"
    REFERRED = "referred"
    UNDER_REVIEW = "under_review"
    ACCEPTED = "accepted"
    AMENDED = "amended"
    NOTIFYING = "notifying"
    DENIAL_ISSUED = "denial_issued"
    DISAGREEMENT = "disagreement"
    REBUTTAL = "rebuttal"
    LINKED = "linked"
    AGREED = "agreed"
    MANDATORY = "mandatory"
    DECLINED = "declined"
    ACTIVE = "active"
    TERMINATION_PROPOSED = "termination_proposed"
    TERMINATED = "terminated"
    ASSIGNED = "assigned"
    INVESTIGATING = "investigating"
    RESPONSE_DRAFT = "response_draft"
    RESPONDED = "responded"
    ESCALATED = "escalated"
    FINAL_RESPONSE = "final_response"
    ASSESSED = "assessed"
    REFUSED = "refused"
    NOTICE_SENT = "notice_sent"
    SCHEDULED = "scheduled"
    EXECUTED = "executed"
    PROCESSORS_CONFIRMED = "processors_confirmed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


STATE_WORDS: dict[CaseState, Message] = {
    CaseState.RECEIVED: say("Received"),
    CaseState.ACKNOWLEDGED: say("Acknowledged"),
    CaseState.IDENTITY_PENDING: say("Waits for identity or authority"),
    CaseState.PREPARING: say("Being prepared"),
    CaseState.CLINICAL_REVIEW: say("With a clinician"),
    CaseState.APPROVED: say("Approved"),
    CaseState.PARTIAL: say("Approved in part"),
    CaseState.DENIED: say("Denied"),
    CaseState.DENIAL_REVIEW: say("Denial under review"),
    CaseState.ISSUED: say("Handed over"),
    CaseState.REFERRED: say("Sent on to who holds it"),
    CaseState.UNDER_REVIEW: say("With the author"),
    CaseState.ACCEPTED: say("Accepted"),
    CaseState.AMENDED: say("Record corrected"),
    CaseState.NOTIFYING: say("Recipients being told"),
    CaseState.DENIAL_ISSUED: say("Denial sent"),
    CaseState.DISAGREEMENT: say("Statement of disagreement filed"),
    CaseState.REBUTTAL: say("Answered by the clinic"),
    CaseState.LINKED: say("Linked to the record"),
    CaseState.AGREED: say("Agreed"),
    CaseState.MANDATORY: say("Must be kept"),
    CaseState.DECLINED: say("Declined"),
    CaseState.ACTIVE: say("In force"),
    CaseState.TERMINATION_PROPOSED: say("End proposed"),
    CaseState.TERMINATED: say("Ended"),
    CaseState.ASSIGNED: say("Given to an investigator"),
    CaseState.INVESTIGATING: say("Being looked into"),
    CaseState.RESPONSE_DRAFT: say("Answer being written"),
    CaseState.RESPONDED: say("Answered"),
    CaseState.ESCALATED: say("With the owner"),
    CaseState.FINAL_RESPONSE: say("Final answer given"),
    CaseState.ASSESSED: say("Assessed group by group"),
    CaseState.REFUSED: say("Refused"),
    CaseState.NOTICE_SENT: say("Notice sent"),
    CaseState.SCHEDULED: say("Day of erasure set"),
    CaseState.EXECUTED: say("Erased"),
    CaseState.PROCESSORS_CONFIRMED: say("Service providers confirmed"),
    CaseState.CANCELLED: say("Called off"),
    CaseState.WITHDRAWN: say("Withdrawn"),
    CaseState.CLOSED: say("Closed"),
}
