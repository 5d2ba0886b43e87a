"""Carrying an erasure out, and what comes after its transaction: files, the list of erasures, a clean database."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import years_later
from luna_desktop.models.erasure import ErasureCleaning, ErasureEnd, ErasureRun
from luna_desktop.models.patients import Patient
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.clinic import settings
from luna_desktop.services.rights import erasing
from luna_desktop.services.rights.held import records_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import DELETED, EXECUTED, Change, Premises, Work
from luna_desktop.storage import tombstones
from luna_desktop.storage.cleaning import clean_database
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.tombstones import Tombstone

OLDEST_BACKUP = 1
"""Years after which no backup holds what was erased: of twelve months the last one is kept (`storage.backup.KEPT`)."""
A_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Erased:
    """What an erasure did, and until when older backups may still hold it."""

    run_id: int
    rows: int
    files: int
    backups_until: date


@dataclass(frozen=True)
class Sign:
    """Which case an erasure answers, and the other person who agreed to it."""

    case_id: int = 0
    agreed_by: int | None = None


def carry_out(work: Work, patient: PatientId, groups: Iterable[DataGroup], sign: Sign) -> Erased:
    """Erase these groups of a patient's record in this transaction, and write the tombstone.

    The database itself refuses where a legal hold keeps the record.
    """
    records = records_of(work, patient)
    stone = Tombstone(
        secrets.token_hex(16),
        work.now.isoformat(),
        tuple(sorted(group.value for group in groups)),
        subjects_of(work, records),
    )
    erased = erase(work, records, stone, sign)
    _enter_into_list(work, stone)
    return erased


def subjects_of(work: Work, records: list[int]) -> tuple[str, ...]:
    """Return the keyed hashes of records, which say nothing without the clinic's key."""
    found = work.session.scalars(select(Patient.uuid).where(Patient.id.in_(records)).order_by(Patient.id))
    return tuple(tombstones.subject_of(work.premises.keys, uuid) for uuid in found)


def erase(work: Work, records: list[int], stone: Tombstone, sign: Sign, *, is_replay: bool = False) -> Erased:
    """Empty what a tombstone names in these records, and enter the run; the first record is the one that stands."""
    until = years_later(local_day(work.now), OLDEST_BACKUP) + A_MONTH
    run = ErasureRun(
        tombstone=stone.name,
        patient_id=records[0] if records else None,
        case_id=sign.case_id,
        groups=",".join(stone.groups),
        subjects=",".join(stone.subjects),
        erased_at=work.now,
        backups_until=until,
        is_replay=is_replay,
        signed_by=sign.agreed_by,
        at=work.now,
        by=work.actor.user_id,
    )
    work.session.add(run)
    work.session.flush()
    emptied = erasing.empty(work, run.id, records, [DataGroup(name) for name in stone.groups])
    files = len(emptied.objects)
    work.session.execute(insert(ErasureEnd).values(run_id=run.id, rows=emptied.rows, files=files, at=work.now))
    work.record(
        "erasure done again" if is_replay else "data erased",
        Change("erasure", run.id, run.patient_id),
        kind=DELETED,
        detail={"groups": list(stone.groups), "rows": emptied.rows, "files": files, "agreed": sign.agreed_by},
    )
    return Erased(run.id, emptied.rows, files, until)


def _enter_into_list(work: Work, stone: Tombstone) -> None:
    """Add a tombstone to the list beside the key file; where the transaction fails, the list is as it was."""
    clinic, path = _list_of(work.premises)
    before = tombstones.read(path, work.premises.keys, clinic)
    tombstones.write(path, work.premises.keys, clinic, tombstones.joined(before, (stone,)))
    work.if_undone(lambda: tombstones.write(path, work.premises.keys, clinic, before))


def _list_of(premises: Premises) -> tuple[str, Path]:
    return KeyFile.load(premises.folder).vault_id, tombstones.beside_keyfile(premises.folder)


def copy_list(premises: Premises, backups: Path) -> None:
    """Bring the list of erasures among the backups in step: whoever restores one has to find it there."""
    clinic, path = _list_of(premises)
    known = tombstones.read(path, premises.keys, clinic)
    beside = tombstones.beside_backups(backups, clinic)
    try:
        there = tombstones.read(beside, premises.keys, clinic)
    except StorageTrouble:
        there = ()
    whole = tombstones.joined(there, known)
    if whole and whole != there:
        tombstones.write(beside, premises.keys, clinic, whole)


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def finish_erasures(work: Work, _: None) -> int:
    """Do what is left of erasures: remove sealed files, copy the list, write the database anew; return how many."""
    return finish(work)


def finish(work: Work) -> int:
    """Do what is left of erasures after their transaction; return how many are finished now.

    Ends the transaction. Where somebody is reading just now the database is written anew another time.
    """
    waiting = list(
        work.session.scalars(
            select(ErasureRun.id)
            .outerjoin(ErasureCleaning, ErasureCleaning.run_id == ErasureRun.id)
            .where(ErasureCleaning.id.is_(None))
        )
    )
    if not waiting:
        return 0
    gone = work.session.scalars(select(StoredObject.object_id).where(func.length(StoredObject.wrapped_key) == 0)).all()
    folder = settings.preferences(work.session).backup_folder
    work.commit_so_far()
    for name in gone:
        work.premises.vault.remove(name)
    if folder and Path(folder).is_dir():
        with suppress(StorageTrouble):  # the next backup brings the list along
            copy_list(work.premises, Path(folder))
    if not clean_database(KeyFile.load(work.premises.folder).database, work.premises.keys.database_key()):
        return 0
    work.forget_head()
    work.session.execute(insert(ErasureCleaning), [{"run_id": run, "at": work.now} for run in waiting])
    work.record("erased pages overwritten", Change("erasure"), kind=EXECUTED, detail={"runs": len(waiting)})
    return len(waiting)
