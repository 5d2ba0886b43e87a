"""Announces that a result is there, by a way that the patient allowed, in the fixed words that say nothing of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Way
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.messages import ways
from luna_desktop.services.messages.outbox import CONTACT, NewMessage, queue
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say

TEMPLATE = "results"


@dataclass(frozen=True)
class Announced:
    """The message that was queued, and by which way it leaves."""

    message_id: int
    way: Way


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda patient: patient, use=CONTACT)
def announce_result(work: Work, patient: PatientId) -> Announced:
    """Queue “result is ready” by the first way that is open; what the result says is not even read.

    Raises:
        InvalidInput: No way is open and why, no text is approved, or one waits to leave already.
    """
    left_out = ways.left_out_because(work, patient, MessageClass.RESULTS)
    if left_out is not None:
        raise InvalidInput({"way": left_out.message})
    waiting = select(OutboxMessage.id).where(
        OutboxMessage.patient_id == patient,
        OutboxMessage.klass == MessageClass.RESULTS.value,
        OutboxMessage.state == MessageState.QUEUED.value,
    )
    if work.session.scalar(waiting) is not None:
        raise InvalidInput({"way": say("“Result is ready” waits to leave already. See the messages of this patient.")})
    way = next(each.way for each in ways.ways_for(work, patient, MessageClass.RESULTS) if each.is_open)
    return Announced(queue(work, NewMessage(patient, TEMPLATE, way)), way)
