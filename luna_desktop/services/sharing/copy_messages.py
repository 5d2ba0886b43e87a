"""What a record copy says of messages and contacts: what left, and what was noted; not what waits or was held back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.messages.classes import CLASS_NAMES
from luna_desktop.domain.messages.contacts import BY_NAMES, DIRECTION_NAMES, OUTCOME_NAMES, By
from luna_desktop.domain.messages.outbox import LEFT, STATE_NAMES, MessageState
from luna_desktop.domain.preferences import TOPIC_NAMES
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.reports.message_rows import MessageRow
from luna_desktop.services.messages.contacts import Said, communications_elsewhere, communications_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work

SHOWN = LEFT | {MessageState.FAILED}


def message_rows(work: Work, patient: PatientId) -> tuple[MessageRow, ...]:
    """Return what was said either way with a patient, then what other clinics told of that, newest first."""
    elsewhere = (_row(work, said) for said in reversed(communications_elsewhere(work, patient)))
    return (*(row for _said, row in told_rows(work, patient)), *elsewhere)


def told_rows(work: Work, patient: PatientId) -> Iterator[tuple[Said, MessageRow]]:
    """Yield what was said either way, each as it is kept and as it is printed, newest first."""
    for said in communications_of(work, patient):
        if said.message is None or said.message.state in SHOWN:
            yield said, _row(work, said)


def _row(work: Work, said: Said) -> MessageRow:
    address = said.address if said.by in {By.EMAIL, By.POST, By.DESK} or not said.address else show_phone(said.address)
    row = MessageRow(
        on=day(local_day(said.at)),
        way=BY_NAMES[said.by],
        direction=DIRECTION_NAMES[said.direction],
        address=address,
        about=TOPIC_NAMES[said.topic] if said.topic is not None else "",
        text=said.note,
        outcome=OUTCOME_NAMES[said.outcome] if said.outcome is not None else said.told_outcome,
        by=said.noted_by,
        is_struck=said.is_struck,
    )
    if said.message is None:
        return row
    kept = work.session.get_one(OutboxMessage, said.message.message_id)
    about, state = CLASS_NAMES[said.message.klass], STATE_NAMES[said.message.state]
    return replace(row, about=about, text=kept.body, outcome=state)
