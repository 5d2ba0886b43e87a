"""Letters: messages that go by post, made into pages together, and noted as sent while the printer takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.messages.outbox import Closed, MessageState
from luna_desktop.domain.preferences import Channel
from luna_desktop.reports.letter import LetterPage
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages import outbox
from luna_desktop.services.messages.sending import refusal_now
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import say

PRINTED = "printed"
"""The reason that the steps of a letter keep."""


@dataclass(frozen=True)
class Letter:
    """A letter that is due: of which message, to whom, and its pages yet to be made."""

    message_id: int
    patient_id: PatientId
    page: LetterPage


@dataclass(frozen=True)
class LetterBatch:
    """The letters that are due now, and how many more may not leave as things stand."""

    letters: tuple[Letter, ...]
    refused: int


@dataclass(frozen=True)
class LettersLeave:
    """Letters that leave now: of which messages, and what hands their pages to the printer or raises."""

    messages: tuple[int, ...]
    leave: Callable[[], None] = field(repr=False)


@use_case(requires=Permission.SEND_MESSAGES, writes=False)
def read_letters(work: Work, _: None) -> LetterBatch:
    """Return the letters that are due, each asked about; nothing leaves.

    Raises:
        InvalidInput: The privacy contact is not set: no letter goes without it.
    """
    contact = _contact(work)
    due = outbox.due_by(work, Channel.POST)
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in due})}
    open_rows = [row for row in due if row.patient_id in cards and not refusal_now(work, row)]
    clinic = letterhead(work)
    letters = tuple(
        Letter(
            row.id,
            PatientId(row.patient_id),
            LetterPage(
                clinic=clinic,
                name=cards[row.patient_id].name,
                address=tuple(part.strip() for part in row.address.split(",") if part.strip()),
                subject=row.subject,
                body=row.body,
                contact=contact,
                written_at=work.now,
                language=row.language,
            ),
        )
        for row in open_rows
    )
    return LetterBatch(letters, len(due) - len(letters))


@use_case(requires=Permission.SEND_MESSAGES)
def let_letters_leave(work: Work, order: LettersLeave) -> int:
    """Ask about each letter again, note them as sent, and hand the pages over, in one transaction; return how many.

    Raises:
        StaleRecord: A letter may not leave any more, or was taken back: the pages are to be made anew.
        Exception: What `leave` raises, such as a printer that failed; then nothing is noted.
    """
    due = {row.id: row for row in outbox.due_by(work, Channel.POST)}
    for message_id in order.messages:
        row = due.get(message_id)
        if row is None or refusal_now(work, row):
            raise StaleRecord(say("A letter may not leave any more. Make the letters anew; nothing was printed."))
        outbox.move(work, row, MessageState.HANDED_OVER)
        outbox.move(work, row, MessageState.SENT, reason=PRINTED)
    if order.messages:
        order.leave()
    work.record("letters printed", Change("message letters"), kind=EXECUTED, detail={"letters": len(order.messages)})
    return len(order.messages)


@use_case(requires=Permission.SEND_MESSAGES)
def refuse_letters(work: Work, _: None) -> int:
    """Note of each letter that is due and may not leave now why not, and return how many."""
    refused = 0
    for row in outbox.due_by(work, Channel.POST):
        reason = refusal_now(work, row)
        if reason:
            state = MessageState.GIVEN_UP if reason == Closed.TOO_LATE.value else MessageState.REFUSED
            outbox.move(work, row, state, reason=reason)
            refused += 1
    work.record("letters looked at", Change("message letters"), kind=EXECUTED, detail={"refused": refused})
    return refused


def _contact(work: Work) -> tuple[str, ...]:
    contact = settings.privacy_contact(work.session)
    if not contact.name:
        raise InvalidInput(
            {"letters": say("No letter goes without the privacy contact. Enter it under Settings, Clinic.")}
        )
    return tuple(part for part in (contact.name, contact.title, contact.phone, contact.email) if part)
