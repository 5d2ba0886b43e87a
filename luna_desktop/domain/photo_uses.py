"""For what a single photograph may be used beside the record, and whether the patient's answers allow it.

The gate asks whether the purpose is open at all; this asks whether this photograph may be used for it. Teaching and
publication need a yes that names the photograph, each way of showing it a tick of its own (MCI regs. 6.1 and 7.17). The
record and a referral are carried by their own consents; a photograph can be kept out of a referral by a no that names
it. Marketing is closed in this version, whoever consents, and nobody can open it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from luna_desktop.domain.consent import ConsentEvent, ConsentState, Purpose, state_at
from luna_desktop.domain.consent_terms import Medium, Scope
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.texts import Message, say


class PhotoScope(StrEnum):
    """One use of photographs."""

    RECORD = "record"
    REFERRAL = "referral"
    STAFF = "staff"
    CONFERENCE = "conference"
    JOURNAL = "journal"
    PUBLICATION = "publication"
    MARKETING = "marketing"


SCOPE_NAMES: dict[PhotoScope, Message] = {
    PhotoScope.RECORD: say("The record, and the patient’s own copy"),
    PhotoScope.REFERRAL: say("Referral to a named recipient"),
    PhotoScope.STAFF: say("Teaching inside the clinic"),
    PhotoScope.CONFERENCE: say("Conferences and courses for doctors"),
    PhotoScope.JOURNAL: say("Medical journals and books"),
    PhotoScope.PUBLICATION: say("One named publication in which the patient may be recognised"),
    PhotoScope.MARKETING: say("Marketing"),
}
PURPOSE_OF: dict[PhotoScope, Purpose] = {
    PhotoScope.RECORD: Purpose.CLINICAL_PHOTOGRAPHS,
    PhotoScope.REFERRAL: Purpose.SHARING,
    PhotoScope.STAFF: Purpose.TEACHING_PHOTOGRAPHS,
    PhotoScope.CONFERENCE: Purpose.TEACHING_PHOTOGRAPHS,
    PhotoScope.JOURNAL: Purpose.TEACHING_PHOTOGRAPHS,
    PhotoScope.PUBLICATION: Purpose.TEACHING_PHOTOGRAPHS,
    PhotoScope.MARKETING: Purpose.MARKETING_PHOTOGRAPHS,
}
MEDIUM_OF: dict[PhotoScope, Medium] = {
    PhotoScope.STAFF: Medium.STAFF,
    PhotoScope.CONFERENCE: Medium.CONFERENCE,
    PhotoScope.JOURNAL: Medium.JOURNAL,
    PhotoScope.PUBLICATION: Medium.JOURNAL,
}
ASKED_EACH = tuple(MEDIUM_OF)
"""Uses that need a yes for each photograph, in the order in which they are asked."""
NAMES_RECIPIENT = frozenset({PhotoScope.REFERRAL, PhotoScope.PUBLICATION})
"""Uses whose consent is for one recipient of the register and no other."""


@dataclass(frozen=True)
class PhotoAnswer:
    """One line of the book of answers about photographs, by its sequence.

    `photograph_id` is 0 for a no to all of them; `event` is the entry of the ledger under which a yes was given;
    `recipient` counts for uses that name one, 0 for a no to every recipient.
    """

    sequence: int
    scope: PhotoScope
    says_yes: bool
    photograph_id: int
    at: datetime
    event: int = 0
    recipient: int = 0

    def is_about(self, scope: PhotoScope, photograph_id: int, recipient: int) -> bool:
        """Tell whether the answer speaks of a use of a photograph towards a recipient."""
        mine = self.scope is scope and self.photograph_id in {0, photograph_id}
        return mine and (scope not in NAMES_RECIPIENT or self.recipient in {0, recipient})


@dataclass(frozen=True)
class PhotoBooks:
    """What is known of a patient's answers: the ledger, how far each yes to teaching goes, and the answers by photo."""

    events: tuple[ConsentEvent, ...] = ()
    scopes: tuple[tuple[int, Scope], ...] = ()
    answers: tuple[PhotoAnswer, ...] = ()
    adult_from: date | None = None

    def scope_of(self, sequence: int) -> Scope:
        """Return how far the yes of an entry of the ledger goes; nowhere, where it does not say."""
        return dict(self.scopes).get(sequence, Scope())


def last_answer(
    answers: Iterable[PhotoAnswer], scope: PhotoScope, photograph_id: int, recipient: int = 0
) -> PhotoAnswer | None:
    """Return the newest answer that speaks of a use of a photograph, or None."""
    about = [each for each in answers if each.is_about(scope, photograph_id, recipient)]
    return max(about, key=lambda each: each.sequence, default=None)


def obstacle(
    books: PhotoBooks, scope: PhotoScope, photograph_id: int, at: datetime, *, recipient: int = 0
) -> Obstacle | None:
    """Return what stands between a photograph and a use, or None; whether the purpose is open the gate says."""
    if scope is PhotoScope.MARKETING:
        return Obstacle.MARKETING_CLOSED
    answer = last_answer(books.answers, scope, photograph_id, recipient)
    if answer is not None and not answer.says_yes:
        return Obstacle.PHOTOGRAPH_WITHDRAWN
    if scope not in MEDIUM_OF:
        return None
    if answer is None:
        return Obstacle.PHOTOGRAPH_NOT_ALLOWED
    state, event = state_at(books.events, Purpose.TEACHING_PHOTOGRAPHS, at, adult_from=books.adult_from)
    if state is not ConsentState.GIVEN or event is None or not _still_carries(books, answer, at):
        return Obstacle.PHOTOGRAPH_NOT_ALLOWED
    return None if MEDIUM_OF[scope] in books.scope_of(event.sequence).media else Obstacle.MEDIUM_NOT_ALLOWED


def may_be_recognised(books: PhotoBooks, scope: PhotoScope, at: datetime) -> bool:
    """Tell whether the patient allowed to be recognised in a use.

    The record and a referral show what is there; a yes to a named publication says so by itself.
    """
    if scope not in MEDIUM_OF or scope is PhotoScope.PUBLICATION:
        return True
    state, event = state_at(books.events, Purpose.TEACHING_PHOTOGRAPHS, at, adult_from=books.adult_from)
    return state is ConsentState.GIVEN and event is not None and books.scope_of(event.sequence).is_identifiable


def _still_carries(books: PhotoBooks, answer: PhotoAnswer, at: datetime) -> bool:
    """Tell whether the entry under which a yes was given holds, and nothing but a yes was entered since.

    So a yes to a photograph does not come to life again when teaching is allowed anew after it was taken back, has run
    out, or lapsed at 18.
    """
    teaching = [each for each in books.events if each.purpose is Purpose.TEACHING_PHOTOGRAPHS]
    own = [each for each in teaching if each.sequence == answer.event]
    if state_at(own, Purpose.TEACHING_PHOTOGRAPHS, at, adult_from=books.adult_from)[0] is not ConsentState.GIVEN:
        return False
    return all(each.state is ConsentState.GIVEN for each in teaching if each.sequence > answer.event)
