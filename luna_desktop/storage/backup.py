"""Backups that are proved before they are called backups, and that no password opens.

A backup is a folder: the database under a key of its own, the sealed files as they are, a key file with the
recovery slot only, and a list of contents. It is written as `….partial`, restored to a scratch folder and counted,
and only then renamed. Sealed files never change, so those that the previous backup in the same place holds are
linked instead of copied.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import engine, files, folders, integrity, manifest, restore
from luna_desktop.storage.audit_chain import verify_rows
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.integrity import SchemaNames
from luna_desktop.storage.keyfile import CURRENT, KeyFile
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.manifest import DATABASE, MANIFEST, PARTIAL, FileRecord, FoundBackup, Manifest
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.storage.vault import Vault
from luna_desktop.texts import say

SPARE_BYTES = 20 * 1000 * 1000
STALE_PARTIAL = timedelta(hours=24)
KEPT: tuple[tuple[str, int], ...] = (("%Y%m%d%H", 24), ("%Y%m%d", 14), ("%G%V", 8), ("%Y%m", 12))
"""How many of the newest hours, days, weeks and months keep their last backup."""


@dataclass(frozen=True)
class BackupSource:
    """What is backed up: the key file of an open clinic, the schema's names, versions and the signers' public keys."""

    keyfile: KeyFile
    names: SchemaNames
    versions: Mapping[str, str] = field(default_factory=dict)
    signers: Mapping[str, bytes] = field(default_factory=dict)


Digest = bytes


@dataclass(frozen=True)
class BackupResult:
    """A finished backup: where, how large, rows of each table, and whether it was restored to scratch and counted.

    A clinic with a broken audit log or a lost photograph is still backed up: `audit_break` names the first entry that
    does not hold and `missing` the sealed files that rows point to and nothing holds. `damaged` are those that are not
    as the backup before had them, or are gone: this backup carries the earlier copy on.
    """

    path: Path
    bytes: int
    counts: Mapping[str, int]
    objects: int
    audit_entries: int
    audit_head: Digest
    audit_break: int | None
    missing: tuple[str, ...]
    proved: bool
    damaged: tuple[str, ...] = ()


def make_backup(source: BackupSource, opened: Keys, target: Path, *, now: datetime) -> BackupResult:
    """Back the clinic up into a new folder under `target`, prove it, and only then give it its name.

    Works while the clinic is being used. Raises StorageTrouble when there is too little room, the disk refuses, or
    the proof fails; then nothing but finished backups is left in `target`.
    """
    clinic_id = source.keyfile.vault_id
    _check_room(source, target, clinic_id)
    name = _free_name(target, manifest.folder_name(clinic_id, now))
    once = secrets.token_hex(4)
    partial, scratch = target / f"{name}.{once}{PARTIAL}", target / f"{name}.{once}.scratch{PARTIAL}"
    try:
        files.make_folder(target)
        files.make_folder(partial)
        listed, damaged = _write(source, opened, partial, now)
        restore.prove_backup(partial, opened, scratch, source.names)
        partial.rename(target / name)
        files.sync_folder(target)
    except (OSError, sqlcipher.Error) as error:
        raise as_trouble(error) from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(scratch, ignore_errors=True)
    return BackupResult(
        path=target / name,
        bytes=listed.total_bytes,
        counts=listed.counts,
        objects=len(listed.objects),
        audit_entries=listed.audit_entries,
        audit_head=listed.audit_head,
        audit_break=listed.audit_break,
        missing=listed.missing,
        proved=True,
        damaged=damaged,
    )


def _free_name(target: Path, wished: str) -> str:
    name, count = wished, 1
    while (target / name).exists():
        count += 1
        name = f"{wished}-{count}"
    return name


def _check_room(source: BackupSource, target: Path, clinic_id: str) -> None:
    database = source.keyfile.database
    if not database.exists():
        raise StorageTrouble(say("The clinic's database is missing. Put the file back, or restore the newest backup."))
    before = manifest.latest_backups(target, clinic_id)
    present = set(Vault(before[0].path, None).stored_ids()) if before else set()
    vault = Vault(source.keyfile.folder, None)
    new = sum(vault.path_of(name).stat().st_size for name in vault.stored_ids() if name not in present)
    wal = database.with_name(database.name + "-wal")
    size = database.stat().st_size + (wal.stat().st_size if wal.exists() else 0)
    folders.check_free_space(target, 2 * size + new + SPARE_BYTES)


def _write(source: BackupSource, opened: Keys, partial: Path, now: datetime) -> tuple[Manifest, tuple[str, ...]]:
    """Write everything into the partial folder: database first, so that no row is without its sealed file."""
    backup_id, clinic_id = secrets.token_hex(16), source.keyfile.vault_id
    key = opened.derive(manifest.backup_purpose(backup_id))
    signers = {**source.keyfile.signing_keys(), **source.signers}
    live = engine.connect(source.keyfile.database, opened.database_key())
    restore.copy_database(live, partial / DATABASE, key, clinic_id)
    with closing(engine.connect_untouched(partial / DATABASE, key)) as connection:
        counts = integrity.table_counts(connection)
        verdict = verify_rows(integrity.audit_rows(connection), signers.get)
        known = integrity.object_keys(connection, source.names)
    objects, damaged = _copy_objects(source, partial, _previous(partial.parent, clinic_id, opened), set(known))
    files.write_through(partial / CURRENT, source.keyfile.backup_copy(opened))
    listed = Manifest(
        backup_id=backup_id,
        clinic_id=clinic_id,
        generation=source.keyfile.generation,
        created_at=now,
        versions=source.versions,
        database=restore.record_of(partial / DATABASE),
        keyring=restore.record_of(partial / CURRENT),
        objects=objects,
        counts=counts,
        audit_entries=verdict.entries,
        audit_head=verdict.head,
        audit_break=verdict.first_break,
        missing=tuple(sorted(set(known) - set(objects))),
        signers=signers,
    ).signed(opened)
    files.write_through(partial / MANIFEST, listed.written())
    files.sync_folder(partial)
    return listed, damaged


@dataclass(frozen=True)
class _Previous:
    """The newest backup in the same place: its sealed files, and what its believed list says of each."""

    vault: Vault | None = None
    records: Mapping[str, FileRecord] = field(default_factory=dict)


def _previous(folder: Path, clinic_id: str, opened: Keys) -> _Previous:
    earlier = manifest.latest_backups(folder, clinic_id)
    if not earlier:
        return _Previous()
    vault = Vault(earlier[0].path, None)
    try:
        listed = manifest.read_manifest(earlier[0].path)
        listed.check_mac(opened)
    except StorageTrouble:
        return _Previous(vault)
    return _Previous(vault, listed.objects)


def _copy_objects(
    source: BackupSource, partial: Path, previous: _Previous, known: set[str]
) -> tuple[dict[str, FileRecord], tuple[str, ...]]:
    """Link each sealed file that an earlier backup holds in this place, copy the others.

    Sealed files never change: one that is not as the earlier backup has it, or is gone though a row points to it, is
    damaged, and the earlier copy is taken on instead. Returns what was taken, and the damaged ones.
    """
    vault, copies = Vault(source.keyfile.folder, None), Vault(partial, None)
    records, damaged = {}, []
    for name in sorted({*vault.stored_ids(), *(known & previous.records.keys())}):
        path, live, before = copies.path_of(name), _record_or_none(vault.path_of(name)), previous.records.get(name)
        if live is None and (before is None or name not in known):
            continue  # erased since the list was made
        files.make_folder(path.parent)
        carried = before is not None and before != live and _taken_on(previous, name, path, before)
        if before is not None and before != live:
            damaged.append(name)
        wanted = before if carried and before is not None else live
        if wanted is None:
            continue
        if not carried and not (previous.vault and _linked(previous.vault.path_of(name), path, wanted)):
            files.write_through(path, vault.path_of(name).read_bytes())
        records[name] = wanted
    for folder in {copies.path_of(name).parent for name in records}:
        files.sync_folder(folder)
    return records, tuple(damaged)


def _record_or_none(path: Path) -> FileRecord | None:
    try:
        return restore.record_of(path)
    except FileNotFoundError:
        return None


def _taken_on(previous: _Previous, name: str, path: Path, wanted: FileRecord) -> bool:
    """Put the earlier backup's copy of a file into this one, where it is still as its list says."""
    if previous.vault is None:
        return False
    earlier = previous.vault.path_of(name)
    if _linked(earlier, path, wanted):
        return True
    if _record_or_none(earlier) != wanted:
        return False
    files.write_through(path, earlier.read_bytes())
    return True


def _linked(earlier: Path, path: Path, wanted: FileRecord) -> bool:
    try:
        if not earlier.is_file() or restore.record_of(earlier) != wanted:
            return False
        os.link(earlier, path)
    except OSError:  # a disk without hard links
        return False
    return True


def kept_backups(found: list[FoundBackup]) -> set[Path]:
    """Return which backups stay: the last of each of the newest 24 hours, 14 days, 8 weeks and 12 months."""
    newest_first = sorted(found, key=lambda entry: (entry.created_at, entry.path.name), reverse=True)
    kept: set[Path] = set()
    for pattern, number in KEPT:
        kept |= _last_of_each(newest_first, lambda entry, form=pattern: entry.created_at.strftime(form), number)  # type: ignore[misc]  # a default binds the loop's value
    return kept


def _last_of_each(entries: list[FoundBackup], span_of: Callable[[FoundBackup], str], number: int) -> set[Path]:
    last: dict[str, Path] = {}
    for entry in entries:
        last.setdefault(span_of(entry), entry.path)
    return set(list(last.values())[:number])


def prune(target: Path, clinic_id: str, *, now: datetime) -> tuple[Path, ...]:
    """Delete this clinic's backups that retention does not keep, and what broken-off ones left; return what went."""
    found = manifest.latest_backups(target, clinic_id)
    kept = kept_backups(found)
    gone = [entry.path for entry in found if entry.path not in kept]
    oldest = (now - STALE_PARTIAL).timestamp()
    for path in target.glob(f"luna-{clinic_id[:8]}-*{PARTIAL}"):
        if path.stat().st_mtime < oldest:
            gone.append(path)
    for path in gone:
        doomed = path if path.name.endswith(PARTIAL) else path.rename(path.with_name(path.name + PARTIAL))
        shutil.rmtree(doomed, ignore_errors=True)
    return tuple(gone)
