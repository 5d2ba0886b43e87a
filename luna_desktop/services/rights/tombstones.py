"""Erasures that a restored or copied older database does not know: done again before anybody can work with it."""

from __future__ import annotations

from sqlalchemy import insert, select

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.erasure import ErasureRun, LegalHold, LegalHoldEnd
from luna_desktop.models.patients import Patient
from luna_desktop.services.rights import erasure_runs
from luna_desktop.services.rights.erasure_runs import Sign
from luna_desktop.services.work import EXECUTED, SERIOUS_FAILURE, Change, Work
from luna_desktop.storage import tombstones
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.tombstones import Tombstone

RELEASED_BEFORE = "released before the erasure"
"""Why a hold of an older backup ends: an erasure is only ever carried out where no hold is left."""


def replay(work: Work) -> int:
    """Do every erasure again that the list beside the key file names and the database does not know; return how many.

    Part of the sign-in, before there is a Desk. The list and the database are brought in step with each other. A list
    that was changed is not believed: that is entered into the log, and the list is made anew from the database.
    """
    keys, clinic = work.premises.keys, KeyFile.load(work.premises.folder).vault_id
    path = tombstones.beside_keyfile(work.premises.folder)
    listed, believed = _listed(work, clinic)
    known = _known(work)
    names = {each.name for each in known}
    missing = [each for each in listed if each.name not in names]
    for stone in missing:
        _again(work, stone)
    whole = tombstones.joined(listed, known)
    if whole != listed or not believed:
        tombstones.write(path, keys, clinic, whole)
    return len(missing)


def _listed(work: Work, clinic: str) -> tuple[tuple[Tombstone, ...], bool]:
    try:
        return tombstones.read(tombstones.beside_keyfile(work.premises.folder), work.premises.keys, clinic), True
    except StorageTrouble:
        work.record("list of erasures not believed", Change("erasure"), kind=EXECUTED, outcome=SERIOUS_FAILURE)
        return (), False


def _known(work: Work) -> tuple[Tombstone, ...]:
    rows = work.session.execute(
        select(ErasureRun.tombstone, ErasureRun.erased_at, ErasureRun.groups, ErasureRun.subjects).order_by(
            ErasureRun.id
        )
    )
    return tuple(
        Tombstone(row.tombstone, row.erased_at.isoformat(), _parts(row.groups), _parts(row.subjects)) for row in rows
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _again(work: Work, stone: Tombstone) -> None:
    """Do one erasure again; where the older database does not have the record, only the run is entered."""
    wanted = set(stone.subjects)
    people = work.session.execute(select(Patient.id, Patient.uuid, Patient.merged_into).order_by(Patient.id))
    found = [row for row in people if tombstones.subject_of(work.premises.keys, row.uuid) in wanted]
    records = [row.id for row in sorted(found, key=lambda row: (row.merged_into is not None, row.id))]
    _release(work, records)
    erasure_runs.erase(work, records, stone, Sign(), is_replay=True)


def _release(work: Work, records: list[int]) -> None:
    """End holds that the older database still has."""
    held = work.session.scalars(
        select(LegalHold.id)
        .outerjoin(LegalHoldEnd, LegalHoldEnd.hold_id == LegalHold.id)
        .where(LegalHold.patient_id.in_(records), LegalHoldEnd.id.is_(None))
    ).all()
    for hold in held:
        work.session.execute(insert(LegalHoldEnd).values(hold_id=hold, reason=RELEASED_BEFORE, at=work.now, by=None))
