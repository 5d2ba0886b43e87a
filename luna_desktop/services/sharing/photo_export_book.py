"""The rows of photographs that were made to leave, and what the gate says about them now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.consent import Ground, Purpose, state_at
from luna_desktop.domain.disclosures import NOTES, REPLACED, Life, State
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.gate import TEACHING_RECIPIENTS, Answer
from luna_desktop.domain.photo_exports import FACE_AND_INTIMATE, rests_until
from luna_desktop.domain.photo_uses import MEDIUM_OF, PURPOSE_OF, PhotoScope
from luna_desktop.domain.recipients import Basis, Recipient, RecipientKind
from luna_desktop.domain.refusals import Obstacle, refusal
from luna_desktop.models.photo_exports import PhotoExport, PhotoExportItem
from luna_desktop.models.photographs import Photograph
from luna_desktop.models.privacy import Disclosure
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import photo_access
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger, photo_consents
from luna_desktop.services.rights.seconds import holders
from luna_desktop.services.sharing import disclosure_book, disclosure_gate
from luna_desktop.services.work import Work
from luna_desktop.texts import say


@dataclass(frozen=True)
class ExportLine:
    """Photographs that were made to leave, as lists show them.

    `checks_from` is when their own author may check them, None where somebody else has to.
    """

    export_id: int
    disclosure_id: int
    number: str
    scope: PhotoScope
    recipient: str
    purpose: str
    photographs: tuple[int, ...]
    is_recognisable: bool
    at: datetime
    by: str
    state: State
    left_at: datetime | None = None
    is_own: bool = False
    checks_from: datetime | None = None


def recipient_of(work: Work, patient: PatientId, scope: PhotoScope, recipient_id: int) -> Recipient:
    """Return to whom photographs would go: the patient, this clinic, or an entry of the register.

    Raises:
        InvalidInput: The recipient is of a kind to which this use does not go.
        NotFound: There is no such entry.
        NotPermitted: Nobody is shown photographs for marketing.
    """
    if scope is PhotoScope.MARKETING:
        raise NotPermitted(refusal(Obstacle.MARKETING_CLOSED))
    if scope is PhotoScope.RECORD:
        return Recipient(RecipientKind.PATIENT, card_of(work, patient).name)
    if scope is PhotoScope.STAFF:
        return Recipient(RecipientKind.CLINIC, settings.clinic_details(work.session).name)
    if not recipient_id:
        raise InvalidInput({"recipient": say("Choose a recipient from the register.")})
    known = disclosure_gate.recipient_now(work, recipient_id)
    wanted = TEACHING_RECIPIENTS if scope in MEDIUM_OF else frozenset({RecipientKind.PROVIDER})
    if known.kind not in wanted:
        raise InvalidInput({"recipient": say("Photographs for this use do not go to this kind of recipient.")})
    return disclosure_gate.recipient_for(known, Basis.CONSENT, is_approved=False)


def serves(scope: PhotoScope) -> Purpose | Ground:
    """Return for what the gate is asked."""
    return Ground.RIGHTS if scope is PhotoScope.RECORD else PURPOSE_OF[scope]


def consent_behind(work: Work, patient: PatientId, scope: PhotoScope, recipient_id: int) -> int | None:
    """Return the entry of the ledger that a use rests on now."""
    if scope is PhotoScope.RECORD:
        return None
    known = ledger.gate_patient(work, patient)
    whom = recipient_id if scope is PhotoScope.REFERRAL else 0
    _state, event = state_at(
        known.events, PURPOSE_OF[scope], known.present(work.now), recipient=whom, adult_from=known.adult_from
    )
    return event.sequence if event is not None else None


def ask_again(work: Work, row: Disclosure, export: PhotoExport) -> Answer:
    """Ask the gate and every photograph's answers about an export as things stand now."""
    patient, scope = PatientId(export.patient_id), PhotoScope(export.scope)
    recipient = Recipient(
        RecipientKind(row.recipient_kind),
        row.recipient,
        recipient_id=row.recipient_id or 0,
        country=row.country,
        basis=Basis(row.basis_code),
    )
    items = items_of(work, export)
    photographs = [item.photograph_id for item in items]
    answer = photo_consents.ask(work, patient, scope, photographs, recipient)
    if answer.allowed and any(item.has_face and photo_access.is_intimate(work, item.photograph_id) for item in items):
        return Answer(allowed=False, message=FACE_AND_INTIMATE)
    if answer.allowed and not set(photographs) <= photo_consents.standing_photographs(work, patient):
        return Answer(allowed=False, message=say("A photograph was struck out meanwhile. Make the export anew."))
    replaced = consent_behind(work, patient, scope, export.recipient_id or 0) != row.consent_event_id
    if answer.allowed and scope is PhotoScope.REFERRAL and replaced:
        return Answer(allowed=False, message=NOTES[REPLACED])
    return answer


def export_of(work: Work, patient: PatientId, export_id: int) -> tuple[PhotoExport, Disclosure]:
    """Return an export of a patient with its row in the book of disclosures; NotFound where it is not theirs."""
    export = work.session.get(PhotoExport, export_id)
    if export is None or export.patient_id != patient:
        raise NotFound(say("These photographs were not made in this patient’s record."))
    return export, disclosure_book.row_of(work, patient, export.disclosure_id)


def items_of(work: Work, export: PhotoExport) -> list[PhotoExportItem]:
    """Return the photographs of an export in their order."""
    query = select(PhotoExportItem).where(PhotoExportItem.export_id == export.id).order_by(PhotoExportItem.place)
    return list(work.session.scalars(query))


def is_intimate(work: Work, export: PhotoExport) -> bool:
    """Tell whether a photograph of an export is marked as intimate now."""
    photographs = [item.photograph_id for item in items_of(work, export)]
    query = select(Photograph.id).where(Photograph.id.in_(photographs), Photograph.is_intimate.is_(True)).limit(1)
    return work.session.scalar(query) is not None


def exports_of(work: Work, patient: PatientId) -> list[ExportLine]:
    """Return every export of a patient's photographs, newest first."""
    rows = work.session.execute(
        select(PhotoExport, Disclosure, StaffUser.display_name)
        .join(Disclosure, Disclosure.id == PhotoExport.disclosure_id)
        .join(StaffUser, StaffUser.id == PhotoExport.by)
        .where(PhotoExport.patient_id == patient)
        .order_by(PhotoExport.id.desc())
    ).all()
    lives = disclosure_book.lives_of(work, [row for _export, row, _by in rows])
    items = _photographs(work, [export.id for export, _row, _by in rows])
    alone = is_alone(work)
    return [_line(work, export, row, by, lives[row.id], items[export.id], alone=alone) for export, row, by in rows]


def _photographs(work: Work, exports: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {each: [] for each in exports}
    query = select(PhotoExportItem).where(PhotoExportItem.export_id.in_(exports)).order_by(PhotoExportItem.place)
    for item in work.session.scalars(query):
        found[item.export_id].append(item.photograph_id)
    return {each: tuple(photographs) for each, photographs in found.items()}


def _line(
    work: Work,
    export: PhotoExport,
    row: Disclosure,
    by: str,
    life: Life,
    photographs: tuple[int, ...],
    *,
    alone: bool,
) -> ExportLine:
    sent, own = life.last(State.SENT), export.by == work.actor.user_id
    return ExportLine(
        export.id,
        row.id,
        row.number,
        PhotoScope(export.scope),
        row.recipient,
        row.purpose,
        photographs,
        export.is_recognisable,
        export.at,
        by,
        life.state or State.DRAFT,
        sent.at if sent is not None else None,
        own,
        rests_until(export.at) if own and alone else None,
    )


def is_alone(work: Work) -> bool:
    """Tell whether nobody but the actor could look at photographs before they leave."""
    return not holders(work, Permission.CHECK_PHOTO_EXPORTS) - {UserId(work.actor.user_id)}
