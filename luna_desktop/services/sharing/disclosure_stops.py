"""A sharing that is withdrawn stops every disclosure that rests on it and has not left yet."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.disclosures import State, gate_note
from luna_desktop.domain.recipients import Basis
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.privacy.withdrawals import Withdrawal, on_withdrawal
from luna_desktop.services.sharing import disclosure_book
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_WAITING = frozenset({State.APPROVAL, State.APPROVED})


@on_withdrawal({Purpose.SHARING})
def stop_disclosures(work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
    """Block what waits to go to the recipient; what was made already is stopped by the gate as it leaves."""
    rows = work.session.scalars(
        select(Disclosure).where(
            Disclosure.patient_id == withdrawal.patient_id,
            Disclosure.recipient_id == withdrawal.recipient_id,
            Disclosure.basis_code == Basis.CONSENT.value,
        )
    ).all()
    lives = disclosure_book.lives_of(work, rows)
    stopped = [row for row in rows if lives[row.id].state in _WAITING]
    for row in stopped:
        disclosure_book.advance(work, row, State.BLOCKED, note=gate_note(Obstacle.SHARING_WITHDRAWN))
    return tuple(
        say("A disclosure to {recipient} was stopped before it left.", recipient=row.recipient) for row in stopped
    )
