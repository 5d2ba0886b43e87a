"""The life of a message from the outbox: its states, which may follow which, and when a try is made again.

Before the words of an e-mail are given to the server, *handed over* is written down. Whoever finds that state after
a crash cannot know whether the message left: it becomes *maybe sent*, is never sent again by itself, and a person
decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from luna_desktop.domain.errors import StaleRecord
from luna_desktop.texts import Message, say


class MessageState(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    MAYBE_SENT = "maybe_sent"
    REFUSED = "refused"
    FAILED = "failed"
    BOUNCED = "bounced"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


STATE_NAMES: dict[MessageState, Message] = {
    MessageState.QUEUED: say("Waits"),
    MessageState.SENDING: say("Being sent"),
    MessageState.HANDED_OVER: say("Leaving"),
    MessageState.SENT: say("Sent"),
    MessageState.MAYBE_SENT: say("Maybe sent"),
    MessageState.REFUSED: say("Not sent"),
    MessageState.FAILED: say("Failed"),
    MessageState.BOUNCED: say("Came back"),
    MessageState.GIVEN_UP: say("Given up"),
    MessageState.CANCELLED: say("Cancelled"),
}

_S = MessageState
FOLLOWS: dict[MessageState, frozenset[MessageState]] = {
    _S.QUEUED: frozenset({_S.SENDING, _S.REFUSED, _S.CANCELLED, _S.GIVEN_UP, _S.HANDED_OVER}),
    _S.SENDING: frozenset({_S.QUEUED, _S.HANDED_OVER, _S.REFUSED, _S.FAILED, _S.GIVEN_UP, _S.CANCELLED}),
    _S.HANDED_OVER: frozenset({_S.SENT, _S.MAYBE_SENT, _S.QUEUED, _S.FAILED, _S.GIVEN_UP}),
    _S.MAYBE_SENT: frozenset({_S.SENT, _S.QUEUED, _S.CANCELLED}),
    _S.SENT: frozenset({_S.BOUNCED}),
    _S.REFUSED: frozenset(),
    _S.FAILED: frozenset(),
    _S.BOUNCED: frozenset(),
    _S.GIVEN_UP: frozenset(),
    _S.CANCELLED: frozenset(),
}
"""Nothing leads back from an end: what was refused or failed is queued anew, as another message.

From *handed over* back to *queued* only where the server said by its own answer that it did not take the message, or
no file and no paper was made of it.
"""

WAITING = frozenset({_S.QUEUED, _S.SENDING})
"""States in which a message can still be taken back."""
OPEN = frozenset({_S.QUEUED, _S.SENDING, _S.HANDED_OVER, _S.MAYBE_SENT})
LEFT = frozenset({_S.HANDED_OVER, _S.SENT, _S.MAYBE_SENT, _S.BOUNCED})
"""States in which the words have, or may have, left the clinic."""

LEASE = timedelta(minutes=5)
"""How long one process may hold a message before another takes it that its holder has gone."""
PAUSES = (
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
)
"""How long to wait after each try that failed for a while; after the last one the message is given up."""
FAILURES_THAT_CLOSE = 2
"""After so many failures in a row nothing goes to a number or address until somebody has checked it."""


class Closed(StrEnum):
    """Why a message is left out before the gate is asked."""

    DECEASED = "deceased"
    ARCHIVED = "archived"
    NO_GUARDIAN = "no_guardian"
    NO_WAY = "no_way"
    OTHER_ADDRESS = "other_address"
    FAILED_TWICE = "failed_twice"
    NO_TEXT = "no_text"
    TOO_LATE = "too_late"


CLOSED_SENTENCES: dict[Closed, Message] = {
    Closed.DECEASED: say("The patient has died. Nothing is sent any more."),
    Closed.ARCHIVED: say("The patient has left the clinic’s lists. Take the record back in first."),
    Closed.NO_GUARDIAN: say("The patient is, or may be, under 18 and no guardian is recorded. Add one in Details."),
    Closed.NO_WAY: say("There is no number or address for this on file. Add one in Details."),
    Closed.OTHER_ADDRESS: say("This number or address is not on file any more. Queue the message anew."),
    Closed.FAILED_TWICE: say("This number or address failed twice. Check it with the patient, and note that it works."),
    Closed.NO_TEXT: say("No approved text is in use for this. Somebody approves one under Messages, Templates."),
    Closed.TOO_LATE: say("It was too late to send this."),
}


def check_step(state: MessageState, then: MessageState) -> None:
    """Check that one state may follow another; raises StaleRecord with what a person can do."""
    if then not in FOLLOWS[state]:
        raise StaleRecord(say("This message has moved on meanwhile. Look at where it stands now."))


@dataclass(frozen=True)
class NextTry:
    """When to try again; None means that the message is given up."""

    at: datetime | None


def after_failure(tries: int, now: datetime, not_after: datetime | None) -> NextTry:
    """Return when a message is tried again that failed for the `tries`-th time and may be taken later.

    One that would come too late for what it says is given up.
    """
    if tries > len(PAUSES):
        return NextTry(None)
    at = now + PAUSES[max(tries, 1) - 1]
    return NextTry(None if not_after is not None and at > not_after else at)
