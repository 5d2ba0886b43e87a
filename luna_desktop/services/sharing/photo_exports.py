"""Photographs for one use and one recipient: prepared, made, looked at by a second person, handed over.

The order is that of every disclosure: the row first, the pages as *ready* with their SHA-256, then the gate once more
and the bytes in one transaction. Pixels are worked on outside the database, between `prepare_photo_export` and
`enter_photo_export`; what was made is kept sealed as it left.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from sqlalchemy import insert

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import Life, State
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.photo_exports import (
    MOST_PHOTOGRAPHS,
    ItemAsked,
    file_name,
    item_problem,
    needs_check,
    rests_until,
    shows_face,
    write_boxes,
)
from luna_desktop.domain.photo_uses import PhotoScope, may_be_recognised
from luna_desktop.domain.recipients import Basis, Recipient
from luna_desktop.interop.picture_out import left_in, make_export, packed
from luna_desktop.models.photo_exports import PhotoExport, PhotoExportItem
from luna_desktop.models.photographs import Photograph
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.care.photo_access import seen_facts, sees_intimate
from luna_desktop.services.care.sealed import open_object, seal_object
from luna_desktop.services.counters import next_number
from luna_desktop.services.privacy import ledger, photo_consents
from luna_desktop.services.sharing import disclosure_book, photo_export_book
from luna_desktop.services.sharing.disclosure_book import PHOTOGRAPHS, Entry, HandedOver, HandOver
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, READ, Work, patient_change
from luna_desktop.texts import Message, say

_KEEPING: Use[object] = Use(Ground.KEEPING, DataClass.PHOTOGRAPH)
_LOST = say("A photograph of this export cannot be found. Make the export anew.")


@dataclass(frozen=True)
class ExportAsked:
    """Which photographs are to leave, for which use, to whom and what for; `recognisable` only where it was allowed."""

    patient_id: PatientId
    scope: PhotoScope
    items: tuple[ItemAsked, ...]
    purpose: str
    recipient_id: int = 0
    recognisable: bool = False


@dataclass(frozen=True)
class PreparedExport:
    """What is worked on outside the database: the request, its number, and clean copies in full size."""

    asked: ExportAsked
    number: str
    faces: tuple[bool, ...]
    pictures: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class MadeExport:
    """New photographs with everything burned in, about to be entered."""

    prepared: PreparedExport
    pictures: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class ExportChosen:
    """One export of a patient."""

    patient_id: PatientId
    export_id: int


@dataclass(frozen=True)
class CheckedExport:
    """What the second person says after looking at every photograph; a no needs a note."""

    patient_id: PatientId
    export_id: int
    is_approved: bool
    note: str = ""


@dataclass(frozen=True)
class PackedExport:
    """One file, ready to be handed over."""

    patient_id: PatientId
    disclosure_id: int
    number: str
    name: str
    photographs: int
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class PackedReleased:
    """A packed file that is about to leave."""

    packed: PackedExport
    sha256: str


@use_case(requires=Permission.EXPORT_PHOTOGRAPHS, patient=lambda asked: asked.patient_id, use=_KEEPING)
def prepare_photo_export(work: Work, asked: ExportAsked) -> PreparedExport:
    """Check what is asked, take a number, and open clean copies in full size; nothing leaves yet.

    Raises:
        InvalidInput: Something is missing or must not leave so; named by field, photographs as `item-ID`.
        NotPermitted: The gate or an answer of the patient stands in the way.
    """
    rows, faces = _checked(work, asked)
    _allowed(work, asked)
    year = work.now.astimezone(CLINIC_ZONE).year
    number = f"PX-{year}-{next_number(work, f'photo export {year}'):04d}"
    pictures = tuple(open_object(work, row.full_id, _LOST) for row in rows)
    for row in rows:
        opened = patient_change("photograph", row.id, asked.patient_id)
        work.record("photograph opened", opened, kind=READ)
        if row.is_intimate:
            work.record("intimate photograph opened", opened, kind=READ)
    return PreparedExport(asked, number, faces, pictures)


def _checked(work: Work, asked: ExportAsked) -> tuple[list[Photograph], tuple[bool, ...]]:
    problems: dict[str, Message] = {}
    if not asked.items or len(asked.items) > MOST_PHOTOGRAPHS:
        problems["photographs"] = say("Choose 1 to {most} photographs.", most=MOST_PHOTOGRAPHS)
    if not asked.purpose.strip():
        problems["purpose"] = say("Enter what the recipient needs it for.")
    facts = {each.fact_id: each.body for each in seen_facts(work, asked.patient_id)}
    rows, faces = [], []
    for item in asked.items:
        row = work.session.get(Photograph, item.photograph_id)
        if row is None or row.patient_id != asked.patient_id or row.fact_id not in facts:
            problems["photographs"] = say("This photograph is not in this patient’s record.")
            continue
        body = facts[row.fact_id]
        found = item_problem(item, body, recognisable=_recognisable(asked))
        if found is not None:
            problems[f"item-{item.photograph_id}"] = found
        rows.append(row)
        faces.append(shows_face(item, body) is True)
    if problems:
        raise InvalidInput(problems)
    return rows, tuple(faces)


def _recognisable(asked: ExportAsked) -> bool:
    """Tell whether faces may be seen: in the patient's own copy and a referral always, else as it was asked for."""
    return asked.recognisable or asked.scope in {PhotoScope.RECORD, PhotoScope.REFERRAL}


def _allowed(work: Work, asked: ExportAsked) -> Recipient:
    recipient = photo_export_book.recipient_of(work, asked.patient_id, asked.scope, asked.recipient_id)
    photographs = [item.photograph_id for item in asked.items]
    answer = photo_consents.ask(work, asked.patient_id, asked.scope, photographs, recipient)
    if not answer.allowed:
        raise NotPermitted(answer.message)
    now = ledger.gate_patient(work, asked.patient_id).present(work.now)
    books = photo_consents.books_of(work, asked.patient_id)
    if asked.recognisable and not may_be_recognised(books, asked.scope, now):
        raise NotPermitted(say("The patient has not allowed to be recognised in this use. Cover what tells who it is."))
    return recipient


def make_photographs(prepared: PreparedExport) -> MadeExport:
    """Burn everything in and put the number on each photograph; needs no database."""
    made = zip(prepared.pictures, prepared.asked.items, strict=True)
    return MadeExport(prepared, tuple(make_export(picture, item.boxes, prepared.number) for picture, item in made))


@use_case(requires=Permission.EXPORT_PHOTOGRAPHS, patient=lambda made: made.prepared.asked.patient_id, use=_KEEPING)
def enter_photo_export(work: Work, made: MadeExport) -> ExportLine:
    """Enter what was made: its row in the book of disclosures, the gate's answer, and the sealed photographs."""
    asked, number = made.prepared.asked, made.prepared.number
    if any(left_in(jpeg) for jpeg in made.pictures):
        raise InvalidInput({"photographs": say("Something of the camera was left in a picture. Make the export anew.")})
    recipient = photo_export_book.recipient_of(work, asked.patient_id, asked.scope, asked.recipient_id)
    disclosure_id = disclosure_book.enter(work, _entry(work, asked, number, recipient))
    row = disclosure_book.row_of(work, asked.patient_id, disclosure_id)
    export = _keep(work, made, row)
    disclosure_book.advance(work, row, State.BASIS_CHECK)
    answer = photo_export_book.ask_again(work, row, export)
    if not answer.allowed:
        disclosure_book.advance(work, row, State.BLOCKED, note=disclosure_book.note_of(answer))
    else:
        is_checked = needs_check(asked.scope, asked.items)
        disclosure_book.advance(work, row, State.APPROVAL if is_checked else State.APPROVED)
    return _line_of(work, asked.patient_id, export.id)


def _entry(work: Work, asked: ExportAsked, number: str, recipient: Recipient) -> Entry:
    is_right = asked.scope is PhotoScope.RECORD
    return Entry(
        number,
        asked.patient_id,
        recipient,
        asked.purpose,
        f"{PHOTOGRAPHS}{asked.scope.value} {len(asked.items)}",
        "zip" if len(asked.items) > 1 else "jpeg",
        "none",
        Basis.RIGHT if is_right else Basis.CONSENT,
        "MCI 1.3.2; DPDP s.11" if is_right else "",
        serves=photo_export_book.serves(asked.scope),
        content={"photographs": [item.photograph_id for item in asked.items], "use": asked.scope.value},
        consent_event_id=photo_export_book.consent_behind(work, asked.patient_id, asked.scope, asked.recipient_id),
    )


def _keep(work: Work, made: MadeExport, row: Disclosure) -> PhotoExport:
    asked = made.prepared.asked
    export = PhotoExport(
        patient_id=asked.patient_id,
        disclosure_id=row.id,
        scope=asked.scope.value,
        recipient_id=asked.recipient_id or None,
        is_recognisable=_recognisable(asked),
        at=work.now,
        by=work.actor.user_id,
    )
    work.session.add(export)
    work.session.flush()
    pairs = zip(asked.items, made.prepared.faces, made.pictures, strict=True)
    for place, (item, face, jpeg) in enumerate(pairs, start=1):
        work.session.execute(
            insert(PhotoExportItem).values(
                export_id=export.id,
                patient_id=asked.patient_id,
                place=place,
                photograph_id=item.photograph_id,
                boxes=write_boxes(item.boxes),
                has_face=face,
                object_id=seal_object(work, jpeg, "image/jpeg"),
                sha256=hashlib.sha256(jpeg).hexdigest(),
            )
        )
    work.record(
        "photographs made for a recipient",
        patient_change("photo export", export.id, asked.patient_id),
        kind=CREATED,
        purpose=photo_export_book.serves(asked.scope).value,
        detail={"number": row.number, "use": asked.scope.value, "photographs": len(asked.items)},
    )
    return export


def _line_of(work: Work, patient: PatientId, export_id: int) -> ExportLine:
    return next(each for each in photo_export_book.exports_of(work, patient) if each.export_id == export_id)


@use_case(
    requires=Permission.READ_DISCLOSURES, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY)
)
def read_photo_exports(work: Work, patient: PatientId) -> list[ExportLine]:
    """Return what photographs of a patient were made to leave, newest first; no picture is opened."""
    lines = photo_export_book.exports_of(work, patient)
    work.record("photo exports read", patient_change("photo export", "", patient), kind=READ)
    return lines


@use_case(
    requires=Permission.CHECK_PHOTO_EXPORTS,
    patient=lambda chosen: chosen.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def open_photo_export(work: Work, chosen: ExportChosen) -> tuple[bytes, ...]:
    """Open the photographs of an export as they would leave; the originals stay shut."""
    export, _row = photo_export_book.export_of(work, chosen.patient_id, chosen.export_id)
    if photo_export_book.is_intimate(work, export) and not sees_intimate(work, chosen.patient_id):
        raise NotPermitted(say("Intimate photographs are among these. Ask somebody who may see them to look."))
    pictures = _pictures(work, export)
    work.record("photo export opened", patient_change("photo export", export.id, chosen.patient_id), kind=READ)
    return pictures


def _pictures(work: Work, export: PhotoExport) -> tuple[bytes, ...]:
    pictures = []
    for item in photo_export_book.items_of(work, export):
        jpeg = open_object(work, item.object_id, _LOST)
        if hashlib.sha256(jpeg).hexdigest() != item.sha256 or left_in(jpeg):
            raise InvalidInput({"photographs": _LOST})
        pictures.append(jpeg)
    return tuple(pictures)


@use_case(
    requires=Permission.CHECK_PHOTO_EXPORTS,
    patient=lambda checked: checked.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def check_photo_export(work: Work, checked: CheckedExport) -> ExportLine:
    """Let photographs go after looking at them, or stop them with a reason; the gate is asked again.

    Raises:
        NotPermitted: The author does not check their own, unless nobody else could and 72 hours have passed.
    """
    export, row = photo_export_book.export_of(work, checked.patient_id, checked.export_id)
    life = disclosure_book.life_of(work, row)
    if life.state is not State.APPROVAL:
        raise InvalidInput({"state": say("Nothing waits for approval here any more. Look at where it stands.")})
    if export.by == work.actor.user_id:
        _alone_and_rested(work, export)
    if not checked.is_approved:
        disclosure_book.advance(work, row, State.BLOCKED, note=checked.note)
        return _line_of(work, checked.patient_id, export.id)
    answer = photo_export_book.ask_again(work, row, export)
    state = State.APPROVED if answer.allowed else State.BLOCKED
    note = checked.note if answer.allowed else disclosure_book.note_of(answer)
    disclosure_book.advance(work, row, state, note=note)
    return _line_of(work, checked.patient_id, export.id)


def _alone_and_rested(work: Work, export: PhotoExport) -> None:
    if not photo_export_book.is_alone(work):
        raise NotPermitted(say("Nobody checks their own photographs. Ask a second person to look at them."))
    if work.now < rests_until(export.at):
        raise NotPermitted(
            say("Nobody else in the clinic can look at these, so they rest for 72 hours before you check them.")
        )


@use_case(requires=Permission.EXPORT_PHOTOGRAPHS, patient=lambda chosen: chosen.patient_id, use=_KEEPING)
def pack_photo_export(work: Work, chosen: ExportChosen) -> PackedExport:
    """Pack approved photographs into the one file that leaves; nothing leaves yet."""
    export, row = photo_export_book.export_of(work, chosen.patient_id, chosen.export_id)
    if disclosure_book.life_of(work, row).state is not State.APPROVED:
        raise InvalidInput({"state": say("This disclosure is not ready for that. Look at where it stands.")})
    pictures = _pictures(work, export)
    work.record("photo export opened", patient_change("photo export", export.id, chosen.patient_id), kind=READ)
    name = file_name(row.number, len(pictures))
    return PackedExport(chosen.patient_id, row.id, row.number, name, len(pictures), packed(row.number, pictures))


@use_case(requires=Permission.EXPORT_PHOTOGRAPHS, patient=lambda released: released.packed.patient_id, use=_KEEPING)
def release_photo_export(work: Work, released: PackedReleased) -> None:
    """Note the packed file as ready, before it leaves; the gate is asked when it does."""
    row = disclosure_book.row_of(work, released.packed.patient_id, released.packed.disclosure_id)
    disclosure_book.make_ready(work, row, pages=released.packed.photographs, sha256=released.sha256)


@use_case(
    requires=Permission.EXPORT_PHOTOGRAPHS,
    patient=lambda order: order.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def hand_over_photo_export(work: Work, order: HandOver) -> HandedOver:
    """Ask the gate and every answer again, let the file leave, and note what became of it, in one transaction."""

    def gate(row: Disclosure, _life: Life) -> Answer:
        export = work.session.query(PhotoExport).filter_by(disclosure_id=row.id).one_or_none()
        if export is None:
            raise InvalidInput({"state": say("These are no photographs. Hand them over from the Disclosures page.")})
        return photo_export_book.ask_again(work, row, export)

    return disclosure_book.hand_over(work, order, gate)
