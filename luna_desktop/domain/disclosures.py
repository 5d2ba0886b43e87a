"""The life of a disclosure: its states, which may follow which, who may take a step, and what a step needs.

A disclosure is never changed. Its row says what was asked for; each step is appended with who, when, and for bytes
that were made their pages and SHA-256. What was wrong is corrected by a new entry that names the old one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from luna_desktop.domain.access import Actor, Permission, UserId
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.recipients import LEGAL_BASES, Basis, RecipientKind
from luna_desktop.domain.refusals import Obstacle, refusal
from luna_desktop.texts import Message, say

COOLING_OFF = timedelta(hours=72)
"""How long a legal request rests where the clinic has nobody but the person who entered it."""
ACCOUNTED_YEARS = 6
"""How far back an accounting reaches unless less is asked for (45 CFR 164.528(a)(3) as model)."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


class State(StrEnum):
    """Where a disclosure stands. `READY` is written as "prepared", as the first copies were."""

    DRAFT = "draft"
    BASIS_CHECK = "basis_check"
    BLOCKED = "blocked"
    APPROVAL = "approval"
    APPROVED = "approved"
    READY = "prepared"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    RECALLED = "recalled"


STATE_NAMES: dict[State, Message] = {
    State.DRAFT: say("Draft"),
    State.BASIS_CHECK: say("Being checked"),
    State.BLOCKED: say("Blocked"),
    State.APPROVAL: say("Waits for approval"),
    State.APPROVED: say("Approved"),
    State.READY: say("Outcome open"),
    State.SENT: say("Handed over"),
    State.CONFIRMED: say("Receipt confirmed"),
    State.FAILED: say("Did not leave"),
    State.RECALLED: say("Asked back"),
}

STEP_NAMES: dict[State, Message] = STATE_NAMES | {
    State.DRAFT: say("Entered"),
    State.BASIS_CHECK: say("Checked"),
    State.APPROVAL: say("Approval asked for"),
    State.READY: say("Pages made"),
}
"""What a step is called once another has followed it."""
CAME_BACK = say("Did not arrive")
"""What a failed disclosure is called that had left."""

FOLLOWS: dict[State | None, frozenset[State]] = {
    None: frozenset({State.DRAFT}),
    State.DRAFT: frozenset({State.BASIS_CHECK}),
    State.BASIS_CHECK: frozenset({State.BLOCKED, State.APPROVAL, State.APPROVED}),
    State.APPROVAL: frozenset({State.APPROVED, State.BLOCKED, State.FAILED}),
    State.APPROVED: frozenset({State.READY, State.BLOCKED, State.FAILED}),
    State.READY: frozenset({State.SENT, State.FAILED}),
    State.SENT: frozenset({State.CONFIRMED, State.FAILED, State.RECALLED}),
    State.BLOCKED: frozenset(),
    State.CONFIRMED: frozenset(),
    State.FAILED: frozenset(),
    State.RECALLED: frozenset(),
}
"""Which state may follow which. What is blocked or failed is entered anew; nothing leads back."""

OPEN = frozenset({State.APPROVAL, State.APPROVED, State.READY})
"""States in which somebody still has something to do."""
NEEDS_NOTE = frozenset({State.BLOCKED, State.FAILED, State.RECALLED})


class Way(Enum):
    """How a disclosure leaves the clinic's hands."""

    HAND = "hand"
    POST = "post"
    EMAIL = "email"


WAY_NAMES: dict[Way, Message] = {
    Way.HAND: say("Handed over in person"),
    Way.POST: say("By post or courier"),
    Way.EMAIL: say("By e-mail, as a sealed file"),
}


class Verified(Enum):
    """How it was made sure who asks (45 CFR 164.514(h) as model)."""

    KNOWN = "known"
    PHOTO_ID = "photo_id"
    CALLED_BACK = "called_back"
    LETTERHEAD = "letterhead"
    COURT_SEAL = "court_seal"
    REGISTER = "register"


VERIFIED_NAMES: dict[Verified, Message] = {
    Verified.KNOWN: say("Known in person"),
    Verified.PHOTO_ID: say("Photo identity seen"),
    Verified.CALLED_BACK: say("Called back on a known number"),
    Verified.LETTERHEAD: say("Letterhead and signature checked"),
    Verified.COURT_SEAL: say("Court seal or official badge checked"),
    Verified.REGISTER: say("Address from the register of recipients"),
}

BASES: dict[RecipientKind, tuple[Basis, ...]] = {
    RecipientKind.PROVIDER: (Basis.CONSENT, Basis.EMERGENCY, Basis.SERIOUS_RISK),
    RecipientKind.INSURER: (Basis.CONSENT,),
    RecipientKind.CLEARING_HOUSE: (Basis.CONSENT,),
    RecipientKind.FAMILY: (Basis.CONSENT, Basis.SERIOUS_RISK),
    RecipientKind.OTHER: (Basis.CONSENT, Basis.SERIOUS_RISK),
    RecipientKind.SERVICE_PROVIDER: (Basis.CONTRACT,),
    RecipientKind.RESEARCHER: (Basis.CONTRACT,),
    RecipientKind.AUTHORITY: (
        Basis.ORDER,
        Basis.COURT,
        Basis.STATE,
        Basis.NOTIFIABLE,
        Basis.EPIDEMIC,
        Basis.SERIOUS_RISK,
    ),
}
"""What a disclosure to each kind of recipient may rest on, the usual one first."""


@dataclass(frozen=True)
class Step:
    """One step: into which state, by whom, when; a note where one is needed, pages and hash where bytes were made."""

    state: State
    by: UserId
    at: datetime
    note: str = ""
    pages: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class Life:
    """What the rules need of a disclosure: to what kind of recipient, on which basis, and its steps in order."""

    kind: RecipientKind
    basis: Basis
    steps: tuple[Step, ...] = ()

    @property
    def state(self) -> State | None:
        """Return where it stands, or None before the first step."""
        return self.steps[-1].state if self.steps else None

    @property
    def is_legal(self) -> bool:
        """Tell whether it needs the document and the owner's approval."""
        return self.basis in LEGAL_BASES

    @property
    def has_left(self) -> bool:
        """Tell whether it was ever noted that data left."""
        return any(step.state is State.SENT for step in self.steps)

    @property
    def is_uncertain(self) -> bool:
        """Tell whether bytes were made and nobody knows yet whether they left."""
        return self.state is State.READY

    def last(self, state: State) -> Step | None:
        """Return the newest step into a state."""
        return next((step for step in reversed(self.steps) if step.state is state), None)


def follows(life: Life, step: Step) -> None:
    """Check that a step may follow what was noted so far, and that it says what it must.

    Raises:
        InvalidInput: The state cannot follow, a note is missing, or the bytes are not described or not the same.
    """
    if step.state not in FOLLOWS[life.state]:
        raise InvalidInput({"state": _cannot(life)})
    if step.state in NEEDS_NOTE and not step.note.strip():
        raise InvalidInput({"note": say("Note in a few words why.")})
    if step.state is State.READY and (step.pages < 1 or not _SHA256.fullmatch(step.sha256)):
        raise InvalidInput({"state": say("The pages have not been made yet.")})
    ready = life.last(State.READY)
    if step.state is State.SENT and ready is not None and (step.pages, step.sha256) != (ready.pages, ready.sha256):
        raise InvalidInput({"state": say("These are not the pages that were entered. Nothing left; make them again.")})


def _cannot(life: Life) -> Message:
    if life.state in {State.SENT, State.CONFIRMED, State.FAILED, State.RECALLED}:
        return say("What became of this disclosure is noted already. What is wrong is corrected by a new entry.")
    if life.state is State.READY:
        return say("This was made to be handed over already. Note first whether it left.")
    if life.state is State.BLOCKED:
        return say("This disclosure is blocked. Enter a new one when the way is free.")
    return say("This disclosure is not ready for that. Look at where it stands and do the next step.")


def sends_alone(actor: Actor, kind: RecipientKind, basis: Basis) -> bool:
    """Tell whether a person may send to such a recipient without somebody else's approval."""
    if basis in LEGAL_BASES:
        return False
    if basis is Basis.RIGHT:
        return actor.may(Permission.ISSUE_RECORD_COPY)
    if actor.may(Permission.DISCLOSE):
        return True
    return kind is RecipientKind.PROVIDER and actor.may(Permission.DISCLOSE_TO_PROVIDER)


def may_send(actor: Actor, life: Life) -> bool:
    """Tell whether a person may make and hand over what was approved."""
    return sends_alone(actor, life.kind, life.basis) or (life.is_legal and actor.may(Permission.DISCLOSE))


def may_approve(life: Life, actor: Actor, now: datetime, *, is_alone: bool) -> None:
    """Check that a person may approve or refuse what waits.

    `is_alone`: nobody else in the clinic could have entered the request, so a cooling-off takes the second's place.

    Raises:
        NotPermitted: The role does not decide this, or the person decides about their own request.
    """
    needed = Permission.APPROVE_LEGAL_REQUEST if life.is_legal else Permission.DISCLOSE
    if not actor.may(needed):
        raise NotPermitted(
            say("A legal request is approved by the owner.")
            if life.is_legal
            else say("The privacy officer or the owner approves this disclosure.")
        )
    if not life.steps or life.steps[0].by != actor.user_id:
        return
    if not is_alone:
        raise NotPermitted(say("Nobody approves their own request. Ask a second person."))
    until = life.steps[0].at + COOLING_OFF
    if now < until:
        raise NotPermitted(
            say("You entered this request yourself. It can be approved 72 hours after it was entered, and not before.")
        )


def own_request_until(life: Life) -> datetime | None:
    """Return when the cooling-off of a request that its own author approves ends."""
    return life.steps[0].at + COOLING_OFF if life.steps else None


@dataclass(frozen=True)
class Withholding:
    """That the patient is not told of a disclosure: on whose written request, until which day (DPDP s.11(2))."""

    reference: str
    until: date

    def stands(self, today: date) -> bool:
        """Tell whether the patient is still not told; the last day still belongs to it."""
        return today <= self.until


_GATE = "gate:"


def gate_note(obstacle: Obstacle) -> str:
    """Return how a step notes that the gate stood in the way; the sentence is made again when it is read."""
    return _GATE + obstacle.value


def read_note(note: str, words: Mapping[str, object]) -> Message | str:
    """Return a step's note as it is read: the gate's sentence again, or the words that were typed."""
    if not note.startswith(_GATE):
        return NOTES.get(note, note)
    return refusal(Obstacle(note.removeprefix(_GATE)), **words)


FILE, PAPER = "file", "printed"
NO_FILE, NO_PAPER = "file not written", "printer failed"
REPLACED = "consent replaced"
NOTES: dict[str, Message] = {
    FILE: say("As a file"),
    PAPER: say("On paper"),
    NO_FILE: say("The file could not be written."),
    NO_PAPER: say("The printer did not take every page."),
    REPLACED: say("The patient has given a new consent since. Enter the disclosure anew; it rests on that one."),
}
"""Notes that the program writes itself, as they are read."""
