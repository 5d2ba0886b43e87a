"""Each check finds what the others overlook, and none of them throws."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from luna_desktop.storage import engine
from luna_desktop.storage.backup import make_backup
from luna_desktop.storage.crypto import new_key
from luna_desktop.storage.integrity import DeepCheck, deep_check
from luna_desktop.storage.manifest import read_manifest
from luna_desktop.storage.vault import Vault
from tests.storage.conftest import NAMES, NOON


@pytest.fixture
def check(working, tmp_path):
    listed = read_manifest(make_backup(working.source, working.keys, tmp_path / "disk", now=NOON).path)
    return DeepCheck(
        path=working.database,
        key=working.keys.database_key(),
        clinic_id=working.keyfile.vault_id,
        vault=working.vault,
        names=NAMES,
        public_key_of=working.keyfile.signing_keys().get,
        expected=listed.expected(),
    )


def failing(check):
    findings = deep_check(check)
    assert len(findings) == 5
    assert all(str(finding.message).endswith(".") for finding in findings)
    return {finding.name for finding in findings if not finding.ok}


def raw(working):
    return closing(engine.connect(working.database, working.keys.database_key()))


def test_sound_clinic_has_no_finding_also_without_backup_and_without_vault_key(working, check):
    assert failing(check) == set()
    working.visit("one more")
    assert failing(replace(check, expected=None)) == set()
    assert failing(replace(check, vault=Vault(working.folder, None))) == set()


def test_flipped_page_is_found(working, check):
    content = bytearray(working.database.read_bytes())
    content[3 * 4096 + 1000] ^= 1
    working.database.write_bytes(content)
    assert "database pages" in failing(check)


def test_file_cut_at_a_pages_edge_and_empty_and_missing_files_are_found(working, check):
    content = working.database.read_bytes()
    for size in (len(content) - 4096, len(content) // 2 // 4096 * 4096, 4096, 1, 0):
        working.database.write_bytes(content[:size])
        assert {"database pages", "newest backup"} & failing(check), size
    working.database.unlink()
    assert "database file" in failing(check)


def test_wrong_key_and_another_clinics_file_are_found(check):
    assert "database file" in failing(replace(check, key=new_key()))
    assert failing(replace(check, clinic_id="0" * 32)) == {"database file"}


def test_old_copy_of_the_whole_database_is_found_by_the_newest_backup(working, check, tmp_path):
    old = tmp_path / "old.db"
    shutil.copy(working.database, old)
    working.visit("newer")
    listed = read_manifest(make_backup(working.source, working.keys, tmp_path / "disk", now=NOON).path)
    shutil.copy(old, working.database)
    assert failing(replace(check, expected=listed.expected())) == {"newest backup"}


def test_old_page_put_back_is_found_with_the_newest_backup_unless_it_is_the_search_indexs(working, check, tmp_path):
    with raw(working) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old = working.database.read_bytes()
    for number in range(8):
        working.visit(f"visit {number}")
    with raw(working) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
    new = working.database.read_bytes()
    listed = read_manifest(make_backup(working.source, working.keys, tmp_path / "disk", now=NOON).path)
    names = replace(NAMES, growing=("audit_entry", "visit", "photo"))
    check = replace(check, names=names, expected=listed.expected())
    for table in names.growing:
        start = (roots[table] - 1) * 4096
        assert old[start : start + 4096] != new[start : start + 4096]
        working.database.write_bytes(new[:start] + old[start : start + 4096] + new[start + 4096 :])
        assert failing(check), table


def test_edited_audit_entry_missing_and_damaged_photographs_are_found(working, check):
    sealed = working.visit("one more")
    with raw(working) as connection:
        connection.execute("DROP TRIGGER audit_entry_no_update")
        connection.execute("UPDATE audit_entry SET patient_id = 9 WHERE seq = 2")
    assert failing(check) == {"audit log"}
    path = working.vault.path_of(sealed.object_id)
    path.write_bytes(path.read_bytes()[:-1])
    assert failing(check) == {"audit log", "photographs and documents"}
    path.unlink()
    assert failing(check) == {"audit log", "photographs and documents"}


def test_erased_photograph_is_not_missed(working, check):
    sealed = working.visit("to be erased")
    with raw(working) as connection:
        connection.execute("UPDATE photo SET wrapped_key = NULL WHERE object_id = ?", (sealed.object_id,))
    working.vault.remove(sealed.object_id)
    assert failing(check) == set()


def test_row_that_points_to_a_missing_row_is_found(working, check):
    with raw(working) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM visit WHERE id = 2")
    assert failing(check) == {"database pages"}


def test_log_cut_and_continued_otherwise_is_found_by_the_newest_backup(working, check):
    with raw(working) as connection:
        connection.execute("DROP TRIGGER audit_entry_no_delete")
        connection.execute("DELETE FROM audit_entry WHERE seq = 3")
        connection.execute("DELETE FROM photo WHERE id = 3")
    working.visit("instead")
    assert failing(check) == {"newest backup"}
