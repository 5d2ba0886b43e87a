"""Sending: who takes a waiting e-mail, the gate at the instant it leaves, and what became of it.

Three short transactions around the network, which no transaction waits for. `claim_mail` takes what is due: one
statement both asks whether a message is free and takes it, so that two processes never send one twice. `let_mail_leave`
asks the gate again and writes down that the message is leaving; only then are its words given to the server.
`settle_mail` notes the answer. A claim that runs out before the words went is free again; one that runs out after is
*maybe sent*, and a person decides.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy import select, update

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import LEASE, Closed, MessageState, after_failure
from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.interop.mail import Letter, MailAccount, MailTrouble, Outcome, Verdict
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages import outbox, ways
from luna_desktop.services.messages.bookings import is_still_so
from luna_desktop.services.messages.mail_settings import account_of, note_trouble, password_of
from luna_desktop.services.messages.templates import is_sendable
from luna_desktop.services.use_cases import UseCase, use_case
from luna_desktop.services.work import Work

AT_ONCE = 5
"""How many messages one round takes: few enough that the claim does not run out before the last one."""
REST = timedelta(minutes=5)
"""How long messages rest after the server could not be used at all."""
_BOX = OutboxMessage.metadata.tables["outbox_message"]


@dataclass(frozen=True)
class Envelope:
    """A claimed message, and the claim under which it is held."""

    message_id: int
    patient_id: PatientId
    lease: str
    letter: Letter = field(repr=False)


@dataclass(frozen=True)
class Round:
    """What one process took to send, and with which account."""

    account: MailAccount
    password: str = field(repr=False)
    envelopes: tuple[Envelope, ...] = ()


@dataclass(frozen=True)
class Claimed:
    """Which claimed message is meant."""

    message_id: int
    patient_id: PatientId
    lease: str


@dataclass(frozen=True)
class Settled:
    """What the server made of a claimed message."""

    claim: Claimed
    outcome: Outcome


class Session(Protocol):
    """A line to a mail server (`interop.mail.MailSession`)."""

    def address(self, letter: Letter) -> Outcome | None:
        """Name sender and recipient; nothing leaves."""

    def give(self, letter: Letter) -> Outcome:
        """Hand the words over."""

    def let_be(self) -> None:
        """Forget sender and recipient."""


Perform = Callable[[UseCase[Any, Any], Any], Any]
Transport = Callable[[MailAccount, str], AbstractContextManager[Session]]


@use_case(requires=Permission.RUN_DUE_WORK, writes=False)
def mail_waits(work: Work, _: None) -> bool:
    """Tell whether an e-mail is due, or a claim has run out; cheap, for whoever asks every minute."""
    due = select(_BOX.c.id).where(_BOX.c.due_at <= work.now, _BOX.c.state == MessageState.QUEUED.value)
    has_account = bool(settings.value(work.session, "mail account"))
    if has_account and work.session.scalar(due.where(_BOX.c.channel == Channel.EMAIL.value).limit(1)) is not None:
        return True
    held = (MessageState.SENDING.value, MessageState.HANDED_OVER.value)
    late = select(_BOX.c.id).where(_BOX.c.state.in_(held), _BOX.c.lease_until <= work.now)
    return work.session.scalar(late.limit(1)) is not None


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def claim_mail(work: Work, _: None) -> Round | None:
    """Free what was held too long, then take what is due and may leave; None where there is nothing to send."""
    free_what_ran_out(work)
    account = account_of(work)
    if account is None:
        return None
    lease = secrets.token_hex(8)
    due = (
        select(OutboxMessage)
        .where(
            OutboxMessage.state == MessageState.QUEUED.value,
            OutboxMessage.channel == Channel.EMAIL.value,
            OutboxMessage.due_at <= work.now,
        )
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(AT_ONCE)
    )
    taken = [row for row in work.session.scalars(due).all() if _may_leave(work, row) and _take(work, row, lease)]
    if not taken:
        return None
    return Round(account, password_of(work), tuple(_envelope(row, lease) for row in taken))


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def let_mail_leave(work: Work, claim: Claimed) -> bool:
    """Ask the gate once more and write down that the message leaves; False where it must not, or is held no more."""
    row = outbox.message_row(work, claim.message_id, claim.patient_id)
    held = row.lease == claim.lease and row.state == MessageState.SENDING.value
    if not held or row.lease_until is None or row.lease_until <= work.now:
        return False
    if not _may_leave(work, row):
        return False
    taken = work.session.execute(
        update(_BOX)
        .where(_BOX.c.id == row.id, _BOX.c.lease == claim.lease, _BOX.c.state == MessageState.SENDING.value)
        .values(state=MessageState.HANDED_OVER.value, lease_until=work.now + LEASE)
    )
    if getattr(taken, "rowcount", 0) != 1:
        return False
    outbox.step_noted(work, row, MessageState.HANDED_OVER)
    return True


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def settle_mail(work: Work, settled: Settled) -> None:
    """Note what became of a claimed message; nothing where somebody has decided about it meanwhile."""
    row = outbox.message_row(work, settled.claim.message_id, settled.claim.patient_id)
    is_decided = row.state == MessageState.MAYBE_SENT.value and settled.outcome.verdict is not Verdict.TAKEN
    if row.lease != settled.claim.lease or is_decided:
        return
    outcome, note = settled.outcome, _note(settled.outcome)
    if outcome.verdict is Verdict.TAKEN:
        outbox.move(work, row, MessageState.SENT, note=note)
        note_trouble(work, "")
    elif outcome.verdict is Verdict.UNKNOWN:
        outbox.move(work, row, MessageState.MAYBE_SENT, reason="unknown", note=note)
    elif outcome.verdict is Verdict.NEVER:
        outbox.move(work, row, MessageState.FAILED, reason="address" if outcome.is_address else "server", note=note)
        if outcome.is_address:
            outbox.mark_address(work, _way(row), works=False, message_id=row.id)
    elif outcome.verdict is Verdict.LATER:
        _try_later(work, row, note)
    else:
        _put_back(work, row, "mail server", note, due_in=REST)
        note_trouble(work, outcome.message.text)


def _try_later(work: Work, row: OutboxMessage, note: str) -> None:
    tries = row.tries + 1
    then = after_failure(tries, work.now, row.not_after)
    if then.at is None:
        outbox.move(work, row, MessageState.GIVEN_UP, reason="too_late" if tries <= 6 else "tries", note=note)
        return
    outbox.move(work, row, MessageState.QUEUED, reason="later", note=note)
    work.session.execute(update(_BOX).where(_BOX.c.id == row.id).values(tries=tries, due_at=then.at))


def _put_back(work: Work, row: OutboxMessage, reason: str, note: str, *, due_in: timedelta) -> None:
    outbox.move(work, row, MessageState.QUEUED, reason=reason, note=note)
    work.session.execute(update(_BOX).where(_BOX.c.id == row.id).values(due_at=work.now + due_in))


def _note(outcome: Outcome) -> str:
    return str(outcome.code) if outcome.code else ""


def free_what_ran_out(work: Work) -> None:
    """Free claims that ran out before the words went; what was leaving then is *maybe sent*."""
    late = select(OutboxMessage).where(
        OutboxMessage.state.in_((MessageState.SENDING.value, MessageState.HANDED_OVER.value)),
        OutboxMessage.lease_until <= work.now,
    )
    for row in work.session.scalars(late).all():
        if row.state == MessageState.SENDING.value:
            outbox.move(work, row, MessageState.QUEUED, reason="held too long")
        else:
            outbox.move(work, row, MessageState.MAYBE_SENT, reason="held too long")


def _may_leave(work: Work, row: OutboxMessage) -> bool:
    """Ask everything that decides, now; note the refusal where the answer is no."""
    reason = refusal_now(work, row)
    if not reason:
        return True
    state = MessageState.GIVEN_UP if reason == Closed.TOO_LATE.value else MessageState.REFUSED
    outbox.move(work, row, state, reason=reason)
    return False


def refusal_now(work: Work, row: OutboxMessage) -> str:
    """Return why a message must not leave now as one word (see `outbox_pages.sentence_of`), empty where it may."""
    if row.not_after is not None and work.now > row.not_after:
        return Closed.TOO_LATE.value
    if not is_sendable(work, row.text_id):
        return Closed.NO_TEXT.value
    if (
        row.booking_id is not None
        and row.not_after is not None
        and not is_still_so(work, row.booking_id, row.not_after)
    ):
        return "booking"
    answer = ways.answer_now(work, PatientId(row.patient_id), MessageClass(row.klass), _way(row))
    return answer.left_out.code if answer.left_out is not None else ""


def _take(work: Work, row: OutboxMessage, lease: str) -> bool:
    taken = work.session.execute(
        update(_BOX)
        .where(_BOX.c.id == row.id, _BOX.c.state == MessageState.QUEUED.value)
        .values(state=MessageState.SENDING.value, lease=lease, lease_until=work.now + LEASE)
    )
    if getattr(taken, "rowcount", 0) != 1:
        return False
    outbox.step_noted(work, row, MessageState.SENDING)
    return True


def _envelope(row: OutboxMessage, lease: str) -> Envelope:
    letter = Letter(
        row.address,
        row.subject,
        row.body,
        row.header_id,
        row.queued_at,
        row.calendar,
        can_be_stopped=row.klass == MessageClass.OFFER.value,
    )
    return Envelope(row.id, PatientId(row.patient_id), lease, letter)


def _way(row: OutboxMessage) -> Way:
    return Way(Channel(row.channel), row.address)


def send_round(perform: Perform, transport: Transport, *, stopped: Callable[[], bool] = lambda: False) -> int:
    """Send what is due, one round of it, and return how many messages the server took.

    `perform` runs a use case and waits for it; between two of them nothing holds the database.
    """
    found: Round | None = perform(claim_mail, None)
    if found is None:
        return 0
    waiting = list(found.envelopes)
    taken = 0
    try:
        with transport(found.account, found.password) as session:
            while waiting and not stopped():
                outcome = _send(perform, session, waiting[0])
                taken += outcome is not None and outcome.verdict is Verdict.TAKEN
                waiting.pop(0)
    except MailTrouble as trouble:
        for envelope in waiting:
            perform(settle_mail, Settled(_claim(envelope), Outcome(Verdict.NOT_NOW, trouble.message)))
    return taken


def _send(perform: Perform, session: Session, envelope: Envelope) -> Outcome | None:
    refused = session.address(envelope.letter)
    if refused is not None:
        perform(settle_mail, Settled(_claim(envelope), refused))
        return refused
    if not perform(let_mail_leave, _claim(envelope)):
        session.let_be()
        return None
    outcome = session.give(envelope.letter)
    perform(settle_mail, Settled(_claim(envelope), outcome))
    return outcome


def _claim(envelope: Envelope) -> Claimed:
    return Claimed(envelope.message_id, envelope.patient_id, envelope.lease)
