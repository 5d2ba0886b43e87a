"""From a backup to a clinic: proved in a scratch folder after every backup, and for real from the recovery code.

Restoring never touches the present clinic: it fills a new folder beside the wished one, checks everything there,
and only then gives it its name. The new key file holds the recovery slot alone, one generation further, so a key
file of the old place with its passwords is refused beside the restored database.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import engine, files, folders, integrity, keys, manifest, tombstones, unfinished
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.integrity import SchemaNames
from luna_desktop.storage.keyfile import CURRENT, KeyFile
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.manifest import DATABASE, FileRecord, Manifest
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.storage.vault import FOLDER, Vault
from luna_desktop.texts import say


@dataclass(frozen=True)
class Restored:
    """A clinic put back: where it lies, its key file (recovery slot only), the opened keys, what the backup said."""

    folder: Path
    keyfile: KeyFile
    keys: Keys
    manifest: Manifest


def record_of(path: Path) -> FileRecord:
    """Return size and SHA-256 of a file."""
    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return FileRecord(path.stat().st_size, digest)


def copy_database(reading: sqlcipher.Connection, target: Path, key: bytes, clinic_id: str) -> None:
    """Copy an open database, however it is being used, into a new file under another key, and onto the disk.

    Closes the connection that was read from.
    """
    with closing(reading), closing(engine.connect_new(target, key, clinic_id)) as writing:
        reading.backup(writing)
        writing.execute("pragma journal_mode=delete")
    files.sync_file(target)


def _database_in(backup: Path, listed: Manifest, opened: Keys) -> sqlcipher.Connection:
    key = opened.derive(manifest.backup_purpose(listed.backup_id))
    return engine.connect_untouched(backup / DATABASE, key)


def check_files(folder: Path, listed: Manifest) -> None:
    """Raise StorageTrouble unless exactly the listed files are there, byte for byte."""
    vault = Vault(folder, None)
    wanted = {DATABASE: listed.database, CURRENT: listed.keyring}
    wanted |= {f"{FOLDER}/{name[:2]}/{name}": record for name, record in listed.objects.items()}
    if set(vault.stored_ids()) != set(listed.objects):
        raise manifest.damaged()
    for name, record in wanted.items():
        path = folder / name
        if not path.is_file() or record_of(path) != record:
            raise manifest.damaged()


def prove_database(path: Path, key: bytes, listed: Manifest, names: SchemaNames) -> None:
    """Raise StorageTrouble unless a restored database is sound and holds what the manifest counted."""
    if integrity.page_problems(path, key):
        raise manifest.damaged()
    verdict = integrity.audit_verdict(path, key, listed.signers.get)
    with closing(engine.connect(path, key)) as connection:
        counts = integrity.table_counts(connection)
        known = integrity.object_keys(connection, names)
    audit = (verdict.entries, verdict.head, verdict.first_break)
    same_audit = audit == (listed.audit_entries, listed.audit_head, listed.audit_break)
    missing = set(known) - set(listed.objects)
    if not same_audit or counts != listed.counts or missing != set(listed.missing):
        raise manifest.damaged()


def prove_backup(folder: Path, opened: Keys, scratch: Path, names: SchemaNames) -> Manifest:
    """Restore a backup's database into a scratch folder and count everything; raise StorageTrouble if it differs.

    The scratch folder is removed again. Sealed files are compared where they lie.
    """
    listed = manifest.read_manifest(folder)
    listed.check_mac(opened)
    check_files(folder, listed)
    try:
        files.make_folder(scratch)
        path = scratch / DATABASE
        copy_database(_database_in(folder, listed, opened), path, opened.database_key(), listed.clinic_id)
        prove_database(path, opened.database_key(), listed, names)
    except (OSError, sqlcipher.Error) as error:
        raise as_trouble(error) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return listed


def restore_backup(source: Path, code: str, new_folder: Path, names: SchemaNames) -> Restored:
    """Put a backup back into an empty or new folder, from the recovery code alone.

    The list of erasures beside the backups comes along: the first sign-in erases again what this backup still holds.
    Give somebody a password afterwards with `keyfile.with_slot(keys, …)` and the usual order of a change. Raises
    UnlockRefused for a wrong code, StorageTrouble for a damaged backup, a folder that is not empty, or a full disk;
    then the wished folder is as it was.
    """
    listed = manifest.read_manifest(source)
    opened = KeyFile.load(source).unlock_recovery(code)
    listed.check_mac(opened)
    check_files(source, listed)
    if new_folder.exists() and (not new_folder.is_dir() or any(new_folder.iterdir())):
        raise StorageTrouble(say("The folder for the restored clinic is not empty. Choose an empty or a new folder."))
    folders.check_data_folder(new_folder)
    folders.check_free_space(new_folder, listed.total_bytes + listed.database.size)
    unfinished.sweep_unfinished(new_folder, now=datetime.now(UTC))
    partial = unfinished.restoring_place(new_folder)
    try:
        shutil.rmtree(partial, ignore_errors=True)
        keyfile = _fill(source, partial, opened, listed, names)
        _take_erasures(source, partial, listed.clinic_id)
        new_folder.rmdir()
        partial.rename(new_folder)
        files.sync_folder(new_folder.parent)
    except (OSError, sqlcipher.Error) as error:
        raise as_trouble(error) from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Restored(new_folder, replace(keyfile, folder=new_folder), opened, listed)


def _take_erasures(source: Path, partial: Path, clinic_id: str) -> None:
    """Put the list of erasures that lies beside the backups beside the restored key file, as it is.

    Whether it is to be believed the first sign-in judges, which also writes down where it is not.
    """
    beside = tombstones.beside_backups(source.parent, clinic_id)
    if beside.is_file():
        files.write_whole(tombstones.beside_keyfile(partial), beside.read_bytes())


def _fill(source: Path, partial: Path, opened: Keys, listed: Manifest, names: SchemaNames) -> KeyFile:
    """Make the whole clinic in a partial folder and prove it there."""
    files.make_folder(partial)
    ring = KeyFile.load(source).ring
    ring = replace(ring, generation=max(ring.generation, listed.generation) + 1, mac=b"")
    keyfile = KeyFile(partial, replace(ring, mac=keys.mac_of(ring, opened.master)))
    reading = _database_in(source, listed, opened)
    copy_database(reading, keyfile.database, opened.database_key(), listed.clinic_id)
    prove_database(keyfile.database, opened.database_key(), listed, names)
    _note_generation(keyfile, opened, names)
    copy_objects(source, partial, listed)
    keyfile.save()
    keyfile.settle()
    return keyfile


def _note_generation(keyfile: KeyFile, opened: Keys, names: SchemaNames) -> None:
    if names.generation is None:
        return
    table, column = (integrity.quoted(name) for name in names.generation)
    with closing(engine.connect(keyfile.database, opened.database_key())) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (keyfile.generation,))  # noqa: S608 - names given


def copy_objects(source: Path, target: Path, listed: Manifest) -> None:
    """Copy the listed sealed files onto the disk and compare each copy with the list."""
    vault, copies = Vault(source, None), Vault(target, None)
    for name, record in listed.objects.items():
        path = copies.path_of(name)
        files.make_folder(path.parent)
        files.write_through(path, vault.path_of(name).read_bytes())
        if record_of(path) != record:
            raise manifest.damaged()
    for folder in {copies.path_of(name).parent for name in listed.objects}:
        files.sync_folder(folder)
