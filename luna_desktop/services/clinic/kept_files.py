"""Sealed files that are missing or changed: whose they are, which backups hold them whole, and putting one back.

A damaged file is named by its patient's number and its dates, never by a name. Whoever opens the vault reads every
file; everybody else compares what lies on the disk with what the newest backup says of it, which needs no key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from luna_desktop.domain.access import Actor, PatientId, Permission
from luna_desktop.domain.errors import NotFound, StorageTrouble
from luna_desktop.models import Base
from luna_desktop.models.photographs import Photograph, StoredObject
from luna_desktop.services.clinic import settings
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.record_numbers import number_of
from luna_desktop.services.privacy import papers
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, Change, Work, patient_change
from luna_desktop.storage import one_object
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.vault import Vault
from luna_desktop.texts import Message, say

_PARTS: dict[tuple[str, str], Message] = {
    ("photograph", "original_id"): say("Photograph, the original"),
    ("photograph", "full_id"): say("Photograph, the copy in full size"),
    ("photograph", "preview_id"): say("Photograph, the copy for the screen"),
    ("document", "original_id"): say("Document, the original"),
    ("document", "pages_id"): say("Document, its pages"),
    ("inbox_photo", "original_id"): say("Photograph of nobody yet, the original"),
    ("inbox_photo", "full_id"): say("Photograph of nobody yet, the copy in full size"),
    ("inbox_photo", "preview_id"): say("Photograph of nobody yet, the copy for the screen"),
    ("photo_export_item", "object_id"): say("Photograph made for a recipient"),
}
_PAPER = say("Paper on file")


@dataclass(frozen=True)
class BackupCopy:
    """A backup that holds a file whole: its folder, and when it was made."""

    path: str
    created_at: datetime


@dataclass(frozen=True)
class DamagedFile:
    """A sealed file that is missing or changed.

    `mrn` is the number of the patient whose it is, "" for papers of nobody; `taken_on` is the day of a photograph;
    `backups` hold it whole, newest first.
    """

    object_id: str
    what: Message
    mrn: str
    taken_on: date | None
    kept_on: date
    is_missing: bool
    backups: tuple[BackupCopy, ...] = ()


@dataclass(frozen=True)
class RestoreOrder:
    """Which file comes back out of which backup, by the backup's folder."""

    object_id: str
    backup: str


@dataclass(frozen=True)
class _Owner:
    table: str
    column: str
    row_id: int | str
    patient_id: int | None


def may_see(actor: Actor) -> bool:
    """Tell whether somebody is told whose files are damaged; others are told how many."""
    return actor.may(Permission.BACK_UP) or actor.may(Permission.CONFIRM_VAULT_ACCESS)


def changed_on_disk(work: Work) -> frozenset[str]:
    """Return the files that are not as the newest backup has them; nothing where no folder for backups is set."""
    folder = settings.preferences(work.session).backup_folder
    if not folder:
        return frozenset()
    clinic_id = KeyFile.load(work.premises.folder).vault_id
    return one_object.changed_since(Path(folder), clinic_id, work.premises.papers, work.premises.keys)


def describe(work: Work, object_ids: Iterable[str]) -> tuple[DamagedFile, ...]:
    """Return what is known of damaged files, by patient's number and part."""
    wanted = frozenset(object_ids)
    if not wanted:
        return ()
    holders = _holders(work, wanted)
    rows = work.session.scalars(select(StoredObject).where(StoredObject.object_id.in_(wanted)))
    owners = _owners(work, wanted)
    found = [_damaged(work, row, owners.get(row.object_id), holders.get(row.object_id, ())) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.mrn, each.kept_on, each.what.text, each.object_id)))


def _damaged(
    work: Work, row: StoredObject, owner: _Owner | None, holders: tuple[one_object.Holder, ...]
) -> DamagedFile:
    patient = owner.patient_id if owner is not None else None
    return DamagedFile(
        row.object_id,
        _PARTS.get((owner.table, owner.column), _PAPER) if owner is not None else _PAPER,
        number_of(work, patient) if patient is not None else "",
        _taken_on(work, owner),
        row.created_at.astimezone(CLINIC_ZONE).date(),
        is_missing=not work.premises.vault.path_of(row.object_id).is_file(),
        backups=tuple(BackupCopy(str(each.path), each.created_at) for each in holders),
    )


def _holders(work: Work, wanted: frozenset[str]) -> dict[str, tuple[one_object.Holder, ...]]:
    folder = settings.preferences(work.session).backup_folder
    if not folder:
        return {}
    clinic_id = KeyFile.load(work.premises.folder).vault_id
    return one_object.holders_of(Path(folder), clinic_id, wanted, work.premises.keys)


def _owners(work: Work, wanted: frozenset[str]) -> dict[str, _Owner]:
    """Return the row that points to each file; tables without a patient are asked for nothing else."""
    found: dict[str, _Owner] = {}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if not any(key.column.table.name == StoredObject.__tablename__ for key in column.foreign_keys):
                continue
            row_id = next(iter(table.primary_key))
            named = table.c.get("patient_id")
            query = select(row_id, column, *([named] if named is not None else [])).where(column.in_(wanted))
            for row in work.connection.execute(query):
                found[row[1]] = _Owner(table.name, column.name, row[0], row[2] if named is not None else None)
    return found


def _taken_on(work: Work, owner: _Owner | None) -> date | None:
    if owner is None or owner.table != Photograph.__tablename__ or owner.patient_id is None:
        return None
    fact_id = work.session.scalar(select(Photograph.fact_id).where(Photograph.id == owner.row_id))
    known = current_facts(work, PatientId(owner.patient_id), ("photograph",))
    return next((each.body.taken_at.date() for each in known if each.fact_id == fact_id), None)


@use_case(requires=Permission.BACK_UP)
def restore_file(work: Work, order: RestoreOrder) -> None:
    """Put one sealed file back as a backup holds it, and note it; every other file stays as it is.

    The copy is compared with the backup's believed list; where the vault is open, it is opened and its plain bytes
    are compared with the record's hash before anything is replaced.

    Raises:
        NotFound: No record points to such a file any more.
        StorageTrouble: The backup does not hold it whole, or the disk refuses.
    """
    row = work.session.get(StoredObject, order.object_id)
    if row is None or not row.wrapped_key:
        raise NotFound(say("No record points to this file any more. There is nothing to restore."))
    clinic_id = KeyFile.load(work.premises.folder).vault_id
    content = one_object.sealed_in(Path(order.backup), clinic_id, row.object_id, work.premises.keys)
    drawer = work.premises.papers if row.drawer == papers.DRAWER else work.premises.vault
    if drawer.opens:
        _prove(drawer, row, content)
    one_object.put_back(drawer, row.object_id, content)
    owner = _owners(work, frozenset({row.object_id})).get(row.object_id)
    patient = owner.patient_id if owner is not None else None
    work.record(
        "sealed file restored",
        patient_change("sealed file", row.object_id, patient)
        if patient is not None
        else Change("sealed file", row.object_id),
        kind=EXECUTED,
        detail={"backup": Path(order.backup).name, "sha256": row.sha256, "opened": drawer.opens},
    )


def _prove(drawer: Vault, row: StoredObject, content: bytes) -> None:
    try:
        drawer.open_sealed(row.object_id, row.wrapped_key, content, sha256=row.sha256)
    except StorageTrouble:
        raise StorageTrouble(
            say("The copy in this backup is damaged too, so nothing was replaced. Choose an older backup.")
        ) from None


@use_case(requires=Permission.BACK_UP, writes=False)
def look_again(work: Work, object_ids: tuple[str, ...]) -> tuple[DamagedFile, ...]:
    """Return which of these files are still missing or changed."""
    rows = work.session.scalars(select(StoredObject).where(StoredObject.object_id.in_(object_ids)))
    changed = changed_on_disk(work)
    return describe(work, [row.object_id for row in rows if row.wrapped_key and not _is_whole(work, row, changed)])


def _is_whole(work: Work, row: StoredObject, changed: frozenset[str]) -> bool:
    drawer = work.premises.papers if row.drawer == papers.DRAWER else work.premises.vault
    if not drawer.path_of(row.object_id).is_file():
        return False
    if not drawer.opens:
        return row.object_id not in changed
    try:
        drawer.read(row.object_id, row.wrapped_key, sha256=row.sha256)
    except StorageTrouble:
        return False
    return True
