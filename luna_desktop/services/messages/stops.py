"""What waits in the outbox when a patient changes their mind: taken back in the transaction that writes it down."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.services.messages import outbox, ways
from luna_desktop.services.privacy.changed_minds import on_changed_mind
from luna_desktop.services.privacy.withdrawals import Withdrawal, on_withdrawal
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say_n

PURPOSES = frozenset({Purpose.CARE, Purpose.SERVICE_MESSAGES, Purpose.REMINDERS, Purpose.OFFERS, Purpose.RESEARCH})


@on_withdrawal(PURPOSES)
def take_back(work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
    """Take back what the withdrawn consent carried."""
    return take_back_refused(work, withdrawal.patient_id)


@on_changed_mind
def take_back_refused(work: Work, patient: PatientId) -> tuple[Message, ...]:
    """Take back every message that would not be allowed to leave any more, and say how many."""
    count = 0
    for row in outbox.waiting_of(work, patient):
        way = Way(Channel(row.channel), row.address)
        answer = ways.answer_now(work, patient, MessageClass(row.klass), way)
        if answer.left_out is not None:
            outbox.move(work, row, MessageState.CANCELLED, reason=answer.left_out.code)
            count += 1
    if not count:
        return ()
    return (say_n("{count} message that waited is taken back.", "{count} messages that waited are taken back.", count),)
