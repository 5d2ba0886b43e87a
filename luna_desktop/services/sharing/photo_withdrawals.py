"""What a no to a use of photographs stops, and whom it concerns who was given some before: exports, tasks, letters."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.disclosures import State, gate_note
from luna_desktop.domain.photo_uses import NAMES_RECIPIENT, PURPOSE_OF, PhotoScope
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.models.photo_exports import PhotoExport, PhotoExportItem
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.privacy.photo_consents import PhotoNo, on_photo_no
from luna_desktop.services.privacy.withdrawals import Withdrawal, on_withdrawal
from luna_desktop.services.sharing import disclosure_book, stop_tasks
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say, say_n

_WAITING = frozenset({State.APPROVAL, State.APPROVED})


@dataclass(frozen=True)
class _Made:
    export: PhotoExport
    row: Disclosure


@on_withdrawal({Purpose.TEACHING_PHOTOGRAPHS, Purpose.SHARING})
def stop_photo_exports(work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
    """Stop what waits under a purpose that was withdrawn, and list what left under it before."""
    scopes = {scope for scope, purpose in PURPOSE_OF.items() if purpose is withdrawal.purpose}
    made = _made(work, withdrawal.patient_id, scopes, recipient=withdrawal.recipient_id)
    return _stop(work, withdrawal.patient_id, made, withdrawal.purpose, withdrawal.event_id or None)


@on_photo_no
def stop_one_use(work: Work, answer: PhotoNo) -> tuple[Message, ...]:
    """Stop what waits under one use of some photographs, and list what left under it before."""
    whom = answer.recipient_id if answer.scope in NAMES_RECIPIENT else 0
    made = _made(work, answer.patient_id, {answer.scope}, recipient=whom, photographs=answer.photographs)
    return _stop(work, answer.patient_id, made, PURPOSE_OF[answer.scope], None)


def _made(
    work: Work,
    patient: PatientId,
    scopes: set[PhotoScope],
    *,
    recipient: int = 0,
    photographs: tuple[int, ...] = (),
) -> list[_Made]:
    query = (
        select(PhotoExport, Disclosure)
        .join(Disclosure, Disclosure.id == PhotoExport.disclosure_id)
        .where(PhotoExport.patient_id == patient, PhotoExport.scope.in_([scope.value for scope in scopes]))
        .order_by(PhotoExport.id)
    )
    if recipient:
        query = query.where(PhotoExport.recipient_id == recipient)
    if photographs:
        holding = select(PhotoExportItem.export_id).where(PhotoExportItem.photograph_id.in_(photographs))
        query = query.where(PhotoExport.id.in_(holding))
    return [_Made(export, row) for export, row in work.session.execute(query)]


def _stop(
    work: Work, patient: PatientId, made: list[_Made], purpose: Purpose, event: int | None
) -> tuple[Message, ...]:
    lives = disclosure_book.lives_of(work, [each.row for each in made])
    said: list[Message] = []
    left = [each for each in made if lives[each.row.id].has_left]
    for each in made:
        if lives[each.row.id].state in _WAITING:
            disclosure_book.advance(work, each.row, State.BLOCKED, note=gate_note(Obstacle.PHOTOGRAPH_WITHDRAWN))
            said.append(say("The photographs {number} were stopped before they left.", number=each.row.number))
    if left:
        said.append(
            say_n(
                "{count} file of photographs left under this before. The letter that asks for its deletion is ready on "
                "the Privacy tab.",
                "{count} files of photographs left under this before. The letters that ask for their deletion are "
                "ready on the Privacy tab.",
                len(left),
            )
        )
        told = {each.export.recipient_id for each in left if each.export.recipient_id is not None}
        said.extend(stop_tasks.for_photographs(work, patient, told, purpose, event))
    return tuple(said)
