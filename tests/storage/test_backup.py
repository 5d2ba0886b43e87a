"""Backups are whole, proved, opened by no password, and hold everything that was acknowledged before them."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.errors import StorageTrouble, UnlockRefused
from luna_desktop.storage import backup as backups
from luna_desktop.storage import engine, folders, integrity, restore
from luna_desktop.storage.backup import kept_backups, make_backup, prune
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.manifest import FoundBackup, latest_backups, read_manifest
from tests.storage.conftest import NAMES, NOON, OWNER_PASSWORD
from tests.storage.killing import KILLS, Victim


def files_of(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_backup_holds_everything_and_is_proved(working, tmp_path):
    result = make_backup(working.source, working.keys, tmp_path / "disk", now=NOON)
    assert result.proved
    assert (result.counts["visit"], result.counts["photo"], result.objects, result.audit_entries) == (3, 3, 3, 3)
    assert (result.audit_break, result.missing) == (None, ())
    assert result.path.name == f"luna-{working.keyfile.vault_id[:8]}-20260301T120000Z"
    assert [path.name for path in (tmp_path / "disk").iterdir()] == [result.path.name]
    objects = [f"objects/{name[:2]}/{name}" for name in working.vault.stored_ids()]
    assert files_of(result.path) == sorted(["database.db", "keyring.json", "manifest.json", *objects])
    assert (
        result.bytes
        == sum((result.path / name).stat().st_size for name in files_of(result.path))
        - (result.path / "manifest.json").stat().st_size
    )


def test_nothing_readable_in_a_backup(working, tmp_path):
    path = make_backup(working.source, working.keys, tmp_path, now=NOON).path
    for name in files_of(path):
        content = (path / name).read_bytes()
        for trace in (b"canary", b"SQLite format", b"\xff\xd8picture", b"Owner", working.keys.master.hex().encode()):
            assert trace not in content, name


def test_no_password_and_not_the_clinics_own_database_key_open_a_backup(working, tmp_path):
    path = make_backup(working.source, working.keys, tmp_path, now=NOON).path
    keyfile = KeyFile.load(path)
    assert keyfile.staff_slots() == ()
    with pytest.raises(UnlockRefused):
        keyfile.unlock("owner", OWNER_PASSWORD)
    with pytest.raises(StorageTrouble):
        engine.connect_untouched(path / "database.db", working.keys.database_key())
    assert keyfile.unlock_recovery(working.code).master == working.keys.master


def test_what_is_written_while_it_runs_is_not_lost_for_the_next_one(working, tmp_path, monkeypatch):
    real = backups._copy_objects

    def busy(*given):
        working.visit("while the backup runs")
        return real(*given)

    monkeypatch.setattr(backups, "_copy_objects", busy)
    first = make_backup(working.source, working.keys, tmp_path, now=NOON)
    monkeypatch.undo()
    assert (first.counts["visit"], first.objects) == (3, 4)
    assert make_backup(working.source, working.keys, tmp_path, now=NOON).counts["visit"] == 4
    assert len(latest_backups(tmp_path)) == 2


def test_second_backup_links_what_the_first_holds(working, tmp_path):
    first = make_backup(working.source, working.keys, tmp_path, now=NOON)
    new = working.visit("later")
    second = make_backup(working.source, working.keys, tmp_path, now=NOON + timedelta(hours=4))
    vaults = [backups.Vault(result.path, None) for result in (first, second)]
    old = next(iter(vaults[0].stored_ids()))
    assert vaults[0].path_of(old).samefile(vaults[1].path_of(old))
    assert vaults[1].path_of(new.object_id).stat().st_nlink == 1
    shutil.rmtree(first.path)
    assert restore.restore_backup(second.path, working.code, tmp_path / "new", NAMES).manifest.counts["visit"] == 4


def test_damaged_file_in_an_earlier_backup_is_not_linked(working, tmp_path):
    first = make_backup(working.source, working.keys, tmp_path, now=NOON)
    name = next(iter(working.vault.stored_ids()))
    backups.Vault(first.path, None).path_of(name).write_bytes(b"damaged")
    second = make_backup(working.source, working.keys, tmp_path, now=NOON + timedelta(hours=4))
    assert restore.record_of(backups.Vault(second.path, None).path_of(name)) == restore.record_of(
        working.vault.path_of(name)
    )


def test_clinic_with_a_lost_photograph_and_a_broken_log_is_still_backed_up_and_says_so(working, tmp_path):
    lost = working.visit("lost")
    working.vault.remove(lost.object_id)
    connection = engine.connect(working.database, working.keys.database_key())
    connection.execute("DROP TRIGGER audit_entry_no_update")
    connection.execute("UPDATE audit_entry SET login = 'nobody' WHERE seq = 2")
    connection.close()
    result = make_backup(working.source, working.keys, tmp_path, now=NOON)
    assert (result.proved, result.audit_break, result.missing) == (True, 2, (lost.object_id,))


def test_too_little_room_is_refused_before_anything_is_written(working, tmp_path, monkeypatch):
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 1000))
    with pytest.raises(StorageTrouble, match="MB free"):
        make_backup(working.source, working.keys, tmp_path / "disk", now=NOON)
    assert not (tmp_path / "disk").exists()


def test_left_over_of_a_broken_off_backup_of_the_same_second_does_not_stand_in_the_way(working, tmp_path, monkeypatch):
    monkeypatch.setattr(backups.shutil, "rmtree", lambda *_given, **_named: None)
    for _ in range(3):
        make_backup(working.source, working.keys, tmp_path, now=NOON)
    assert len(latest_backups(tmp_path)) == 3


@pytest.mark.parametrize("step", ["copy_database", "check_files", "prove_database"])
def test_failed_backup_is_a_sentence_and_leaves_nothing_behind(working, tmp_path, monkeypatch, step):
    good = make_backup(working.source, working.keys, tmp_path, now=NOON).path

    def fail(*_given):
        raise OSError(28, "no space")

    monkeypatch.setattr(restore, step, fail)
    with pytest.raises(StorageTrouble, match="disk is full"):
        make_backup(working.source, working.keys, tmp_path, now=NOON + timedelta(hours=1))
    assert [path for path in tmp_path.iterdir() if path.name.startswith("luna-")] == [good]


def test_backup_that_differs_from_what_was_counted_is_not_called_one(working, tmp_path, monkeypatch):
    real = integrity.table_counts
    monkeypatch.setattr(backups.integrity, "table_counts", lambda connection: {**real(connection), "visit": 99})
    counted = iter([{"visit": 99}])
    monkeypatch.setattr(integrity, "table_counts", lambda connection: next(counted, None) or real(connection))
    with pytest.raises(StorageTrouble, match="damaged"):
        make_backup(working.source, working.keys, tmp_path / "disk", now=NOON)
    assert latest_backups(tmp_path / "disk") == []


def test_missing_database_is_named(clinic, tmp_path):
    with pytest.raises(StorageTrouble, match="missing"):
        make_backup(backups.BackupSource(clinic.keyfile, NAMES), clinic.keys, tmp_path, now=NOON)


def at(stamp):
    return FoundBackup(backups.Path(f"luna-x-{stamp:%Y%m%dT%H%M%SZ}"), "x", stamp)


def test_retention_keeps_hours_days_weeks_and_months():
    start = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    every_hour = [at(start - timedelta(hours=hours)) for hours in range(24 * 500)]
    stays = kept_backups(every_hour)
    kept = sorted(entry.created_at for entry in every_hour if entry.path in stays)
    assert kept[-1] == start
    assert kept[-24:] == [start - timedelta(hours=hours) for hours in reversed(range(24))]
    days = {moment.date() for moment in kept}
    assert {start.date() - timedelta(days=day) for day in range(14)} <= days
    assert len({moment.strftime("%Y%m") for moment in kept}) == 12
    assert 24 + 13 + 5 + 9 <= len(kept) <= 24 + 14 + 8 + 12


def test_prune_deletes_old_ones_of_this_clinic_only(working, tmp_path):
    real = make_backup(working.source, working.keys, tmp_path, now=NOON).path
    own, names = working.keyfile.vault_id, []
    for hours in range(1, 60):
        stamp = (NOON - timedelta(hours=hours)).strftime("%Y%m%dT%H%M%SZ")
        for clinic_id in (own, "f" * 32):
            copy = tmp_path / f"luna-{clinic_id[:8]}-{stamp}"
            copy.mkdir()
            shutil.copy(real / "manifest.json", copy)
            names.append(copy)
    stale = tmp_path / f"luna-{own[:8]}-20200101T000000Z.partial"
    stale.mkdir()
    gone = prune(tmp_path, own, now=datetime.now(UTC) + timedelta(days=2))
    assert stale in gone
    assert not stale.exists()
    assert real.exists()
    assert not any(path.exists() for path in gone)
    assert len(latest_backups(tmp_path, own)) == 24 + 1
    assert len(latest_backups(tmp_path, "f" * 32)) == 59
    assert latest_backups(tmp_path / "nowhere") == []


KILLED = """
from datetime import datetime, UTC
from pathlib import Path
from luna_desktop.storage.backup import BackupSource, make_backup
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.integrity import ObjectTable, SchemaNames
names = SchemaNames(objects=(ObjectTable("photo", "object_id", "wrapped_key"),), generation=("clinic", "generation"))

def work(folder, code, disk):
    keyfile = KeyFile.load(Path(folder)); keys = keyfile.unlock_recovery(code)
    while True:
        result = make_backup(BackupSource(keyfile, names), keys, Path(disk), now=datetime.now(UTC))
        print(result.path.name, flush=True)
"""


def test_killed_while_backing_up_leaves_only_whole_backups_and_an_untouched_clinic(working, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    with Victim(KILLED) as victim:
        for kill in range(KILLS):
            done = victim.kill_after(0.02 + kill * 0.043 % 0.4, working.folder, working.code, disk)
            assert set(done) <= {entry.path.name for entry in latest_backups(disk)}
    for entry in latest_backups(disk):
        restore.prove_backup(entry.path, working.keys, tmp_path / "scratch", NAMES)
    assert make_backup(working.source, working.keys, disk, now=NOON).counts["visit"] == 3
    prune(disk, working.keyfile.vault_id, now=datetime.now(UTC) + timedelta(days=2))
    assert not list(disk.glob("*.partial"))
    assert integrity.page_problems(working.database, working.keys.database_key()) == 0


def test_manifest_names_versions_and_signers(working, tmp_path):
    listed = read_manifest(make_backup(working.source, working.keys, tmp_path, now=NOON).path)
    assert dict(listed.versions) == {"program": "0.1.0"}
    assert listed.signers[working.keys.slot_id] == working.keys.signing_public
    assert listed.created_at == NOON
