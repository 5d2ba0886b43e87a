"""Backups: made while somebody is signed in, proved by restoring to a scratch place, noted in the log.

Nothing here runs by itself: the window asks before a lock and when it closes, and the command line on its own
schedule. What is overdue is said in the status line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import luna_desktop
from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import InvalidInput, StorageTrouble
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.clinic import BackupRun
from luna_desktop.models.staff import SigningKey
from luna_desktop.services.clinic import recovery_key, settings
from luna_desktop.services.rights import erasure_runs
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, DELETED, EXECUTED, UPDATED, Change, Work
from luna_desktop.storage import restore
from luna_desktop.storage.backup import BackupResult, BackupSource, make_backup, prune
from luna_desktop.storage.integrity import Expected
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.manifest import latest_backups, read_manifest
from luna_desktop.storage.migrations import runner
from luna_desktop.storage.names import SCHEMA
from luna_desktop.texts import say

DUE_AFTER = timedelta(hours=24)
ON_CLOSE = "on close"


@dataclass(frozen=True)
class BackupPlan:
    """Where a backup goes and why it is made; an empty folder means the one from the settings."""

    folder: str = ""
    reason: str = "asked for"


@dataclass(frozen=True)
class BackupMade:
    """A finished backup: restored to a scratch place and counted, if `proved`.

    `missing_photographs` counts sealed files that are gone or not as the backup before had them.
    """

    path: Path
    size: int
    proved: bool
    audit_break: int | None
    missing_photographs: int


@dataclass(frozen=True)
class BackupStatus:
    """What the status line says: the last proven backup, where they go, one due, the recovery key last read back."""

    last_proved: datetime | None
    folder: str
    is_due: bool
    read_back_at: datetime | None = None


@dataclass(frozen=True)
class BackupListing:
    """One backup on a disk, as its own manifest describes it."""

    path: Path
    created_at: datetime
    rows: int
    photographs: int
    size: int


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def back_up_if_due(work: Work, reason: str) -> BackupMade | None:
    """Make the backup that is due, whoever is signed in; nothing where none is due or no folder is set.

    One is due after a day, and on close whenever something was written since the last.
    """
    status = status_of(work)
    due = status.is_due or (reason == ON_CLOSE and _is_changed_since(work, status.last_proved))
    return _back_up(work, BackupPlan(reason=reason)) if due and status.folder else None


def _is_changed_since(work: Work, last: datetime | None) -> bool:
    if last is None:
        return True
    written = AuditEntry.kind.in_((CREATED, UPDATED, DELETED))
    newest = work.session.scalar(select(AuditEntry.recorded_at).where(written).order_by(AuditEntry.seq.desc()).limit(1))
    return newest is not None and datetime.fromisoformat(newest) > last


@use_case(requires=Permission.BACK_UP, audited=False)
def back_up(work: Work, plan: BackupPlan) -> BackupMade:
    """Make a backup of everything committed so far, prove it, and let older ones go by their schedule.

    It reads through a connection of its own; this transaction only notes the result afterwards.

    Raises:
        InvalidInput: No folder is set.
        StorageTrouble: Too little room, a disk that refuses, or a backup that could not be proved.
    """
    return _back_up(work, plan)


def _back_up(work: Work, plan: BackupPlan) -> BackupMade:
    folder = plan.folder or settings.preferences(work.session).backup_folder
    if not folder:
        raise InvalidInput({"folder": say("Choose a folder for backups, on another disk if there is one.")})
    _refuse_inside(work, folder)
    keyfile = KeyFile.load(work.premises.folder)
    signers = {row.key_id: row.public_key for row in work.session.scalars(select(SigningKey))}
    versions = {"program": luna_desktop.__version__, "schema": runner.newest()}
    work.session.rollback()  # whoever writes meanwhile does not wait for the copy
    source = BackupSource(keyfile, SCHEMA, versions, signers)
    made = make_backup(source, work.premises.keys, Path(folder), now=work.now)
    erasure_runs.copy_list(work.premises, Path(folder))
    prune(Path(folder), keyfile.vault_id, now=work.now)
    _note(work, plan, made)
    broken = {*made.missing, *made.damaged}
    return BackupMade(made.path, made.bytes, made.proved, made.audit_break, len(broken))


def _refuse_inside(work: Work, folder: str) -> None:
    """Refuse a folder inside the clinic's own: what takes the records would take the backups with them."""
    home = work.premises.folder.resolve()
    wanted = Path(folder).resolve()
    if home == wanted or home in wanted.parents:
        raise InvalidInput({"folder": say("This folder lies inside the records. Choose one on another disk.")})


def _note(work: Work, plan: BackupPlan, made: BackupResult) -> None:
    """Write the result down in a transaction of its own: the one that began is over."""
    with Session(work.session.get_bind()) as session, session.begin():
        later = Work(session, work.actor, work.premises)
        proved_at = later.now if made.proved else None
        session.add(
            BackupRun(at=later.now, backup_id=made.path.name, size=made.bytes, proved_at=proved_at, reason=plan.reason)
        )
        later.record(
            "backup made",
            Change("backup", made.path.name),
            kind=EXECUTED,
            detail={
                "proved": made.proved,
                "objects": made.objects,
                "audit_entries": made.audit_entries,
                "damaged": len(made.damaged),
            },
        )
    work.changes |= later.changes


@use_case(requires=Permission.BACK_UP)
def choose_backup_folder(work: Work, folder: str) -> None:
    """Let backups go to this folder from now on."""
    if not Path(folder).is_dir():
        raise InvalidInput({"folder": say("This folder cannot be found. Choose another one.")})
    _refuse_inside(work, folder)
    settings.put(work, settings.BACKUP_FOLDER, folder)
    work.record("backup folder chosen", Change("setting", settings.BACKUP_FOLDER))


@use_case(requires=Permission.READ_HEALTH, writes=False)
def read_backup_status(work: Work, _: None) -> BackupStatus:
    """Return when a backup was last proved and whether one is due."""
    return status_of(work)


def status_of(work: Work) -> BackupStatus:
    """Return when a backup was last proved and whether one is due, in a transaction that is open."""
    last = work.session.scalar(
        select(BackupRun.proved_at).where(BackupRun.proved_at.isnot(None)).order_by(BackupRun.id.desc()).limit(1)
    )
    folder = settings.preferences(work.session).backup_folder
    is_due = last is None or abs(work.now - last) > DUE_AFTER  # a clock set back must not put it off for months
    return BackupStatus(last, folder, is_due, recovery_key.state_of(work).read_back_at)


def newest_expected(work: Work, keyfile: KeyFile) -> Expected | None:
    """Return what the newest backup in the folder of the settings knew; one that cannot be believed counts as none."""
    folder = settings.preferences(work.session).backup_folder
    for found in latest_backups(Path(folder), keyfile.vault_id) if folder else ():
        try:
            listed = read_manifest(found.path)
            listed.check_mac(work.premises.keys)
        except StorageTrouble:
            continue
        return listed.expected()
    return None


def backups_in(folder: Path) -> list[BackupListing]:
    """Return the backups that lie in a folder, newest first, without opening them."""
    found = []
    for each in latest_backups(folder):
        listed = read_manifest(each.path)
        rows = sum(listed.counts.values())
        found.append(BackupListing(each.path, each.created_at, rows, len(listed.objects), listed.total_bytes))
    return found


def restore_clinic(source: Path, recovery_code: str, new_folder: Path) -> Path:
    """Restore a backup into an empty folder from the recovery code alone; the present clinic is not touched.

    Give an administrator a password afterwards with `clinics.recover_access`.
    """
    restored = restore.restore_backup(source, recovery_code, new_folder, SCHEMA)
    restored.keys.forget()
    return restored.folder
