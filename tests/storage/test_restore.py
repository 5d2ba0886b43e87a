"""The recovery code alone brings a clinic back, somewhere else, whole; anything touched is refused."""

import shutil

import pytest

from luna_desktop.domain.errors import StorageTrouble, UnlockRefused
from luna_desktop.storage import engine, integrity, manifest, recovery_code, restore
from luna_desktop.storage.backup import make_backup
from luna_desktop.storage.keyfile import GenerationCheck, KeyFile
from luna_desktop.storage.restore import restore_backup
from luna_desktop.storage.vault import Vault
from tests.storage.conftest import NAMES, NOON, OWNER_PASSWORD, new_slot
from tests.storage.killing import KILLS, Victim


@pytest.fixture
def backup(working, tmp_path):
    return make_backup(working.source, working.keys, tmp_path / "disk", now=NOON).path


def content_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_recovery_code_alone_brings_everything_back(working, backup, tmp_path):
    before, source = content_of(working.folder), content_of(backup)
    new = tmp_path / "elsewhere" / "clinic"
    restored = restore_backup(backup, working.code.lower(), new, NAMES)
    assert content_of(working.folder) == before
    assert content_of(backup) == source
    keys = KeyFile.load(new).unlock_recovery(working.code)
    vault = Vault(new, keys.vault)
    connection = engine.connect(restored.keyfile.database, keys.database_key())
    assert [row[0] for row in connection.execute("SELECT note FROM visit ORDER BY id")] == [
        "canary 0",
        "canary 1",
        "canary 2",
    ]
    for object_id, wrapped, digest in connection.execute("SELECT object_id, wrapped_key, sha256 FROM photo"):
        assert vault.read(object_id, wrapped, sha256=digest) == b"\xff\xd8picture"
    (noted,) = connection.execute("SELECT generation FROM clinic").fetchone()
    connection.close()
    assert restored.keyfile.check_generation(noted) is GenerationCheck.SAME
    assert sorted(path.name for path in new.parent.iterdir()) == ["clinic"]
    assert not [path for path in new.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]


def test_somebody_gets_a_new_password_in_the_restored_clinic(working, backup, tmp_path):
    restored = restore_backup(backup, working.code, tmp_path / "new", NAMES)
    with pytest.raises(UnlockRefused):
        restored.keyfile.unlock("owner", OWNER_PASSWORD)
    keyfile = restored.keyfile.with_slot(restored.keys, new_slot("owner", "new words for owner", opens_vault=True))
    keyfile.save()
    opened = KeyFile.load(tmp_path / "new").unlock("owner", "new words for owner")
    assert opened.vault == working.keys.vault
    assert keyfile.check_generation(restored.keyfile.generation) is GenerationCheck.FINISH


def test_old_key_file_beside_the_restored_database_is_refused(working, backup, tmp_path):
    restored = restore_backup(backup, working.code, tmp_path / "new", NAMES)
    connection = engine.connect(restored.keyfile.database, restored.keys.database_key())
    (noted,) = connection.execute("SELECT generation FROM clinic").fetchone()
    connection.close()
    with pytest.raises(StorageTrouble, match="older key file"):
        working.keyfile.check_generation(noted)


def test_restoring_into_a_used_folder_touches_nothing(working, backup, tmp_path):
    before = content_of(working.folder)
    with pytest.raises(StorageTrouble, match="not empty"):
        restore_backup(backup, working.code, working.folder, NAMES)
    assert content_of(working.folder) == before
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageTrouble, match="not empty"):
        restore_backup(backup, working.code, tmp_path / "file", NAMES)


def test_wrong_code_and_wrong_place_are_refused(working, backup, tmp_path):
    with pytest.raises(UnlockRefused, match="another clinic"):
        restore_backup(backup, recovery_code.written(bytes(32)), tmp_path / "new", NAMES)
    with pytest.raises(StorageTrouble, match="no backup"):
        restore_backup(tmp_path, working.code, tmp_path / "new", NAMES)
    with pytest.raises(StorageTrouble, match="no backup"):
        restore_backup(backup / "manifest.json", working.code, tmp_path / "new", NAMES)
    assert not (tmp_path / "new").exists()


def touched(backup):
    """Yield a name and a change for one touched copy after the other."""
    objects = sorted((backup / "objects").rglob("*/*"))
    yield "object flipped", lambda: objects[0].write_bytes(b"X" + objects[0].read_bytes()[1:])
    yield "object cut", lambda: objects[0].write_bytes(objects[0].read_bytes()[:-1])
    yield "object missing", objects[0].unlink
    yield (
        "objects swapped",
        lambda: (objects[0].rename(backup / "t"), objects[1].rename(objects[0]), (backup / "t").rename(objects[1])),
    )
    yield "object added", lambda: (objects[0].parent / (objects[0].name[:2] + "0" * 30)).write_bytes(b"")
    yield "database missing", (backup / "database.db").unlink
    yield (
        "keyring of another time",
        lambda: (backup / "keyring.json").write_text(
            (backup / "keyring.json").read_text().replace('"generation": 1', '"generation": 2')
        ),
    )
    for name in ("database.db", "manifest.json", "keyring.json"):
        content = (backup / name).read_bytes()
        for place in range(7, len(content), len(content) // 9):
            changed = content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :]
            yield f"{name} flipped at {place}", lambda name=name, changed=changed: (backup / name).write_bytes(changed)
        yield f"{name} empty", lambda name=name: (backup / name).write_bytes(b"")


def test_every_touched_backup_is_refused_and_nothing_is_made(working, backup, tmp_path):
    kept = tmp_path / "kept"
    shutil.copytree(backup, kept)
    numbers = len(list(touched(backup)))
    assert numbers > 30
    for number in range(numbers):
        shutil.rmtree(backup)
        shutil.copytree(kept, backup)
        name, change = list(touched(backup))[number]
        change()
        with pytest.raises((StorageTrouble, UnlockRefused)):
            pytest.fail(f"{name}: {restore_backup(backup, working.code, tmp_path / 'new', NAMES)}")
        assert not (tmp_path / "new").exists() or not list((tmp_path / "new").iterdir())
        assert not list(tmp_path.glob("*.partial"))


def test_backup_whose_proof_fails_is_refused_even_with_a_genuine_mac(working, backup, tmp_path):
    listed = manifest.read_manifest(backup)
    wrong = manifest.replace(listed, counts={**listed.counts, "visit": 2}).signed(working.keys)
    (backup / "manifest.json").write_bytes(wrong.written())
    with pytest.raises(StorageTrouble, match="damaged"):
        restore_backup(backup, working.code, tmp_path / "new", NAMES)
    with pytest.raises(StorageTrouble, match="damaged"):
        restore.prove_backup(backup, working.keys, tmp_path / "scratch", NAMES)
    assert not (tmp_path / "scratch").exists()


def test_full_disk_while_restoring_leaves_an_empty_folder(working, backup, tmp_path, monkeypatch):
    def fail(*_given):
        raise OSError(28, "no space")

    monkeypatch.setattr(restore, "copy_objects", fail)
    with pytest.raises(StorageTrouble, match="disk is full"):
        restore_backup(backup, working.code, tmp_path / "new", NAMES)
    assert list((tmp_path / "new").iterdir()) == []
    monkeypatch.undo()
    restore_backup(backup, working.code, tmp_path / "new", NAMES)


KILLED = """
from pathlib import Path
from luna_desktop.storage.integrity import ObjectTable, SchemaNames
from luna_desktop.storage.restore import restore_backup
names = SchemaNames(objects=(ObjectTable("photo", "object_id", "wrapped_key"),), generation=("clinic", "generation"))

def work(backup, code, new):
    restore_backup(Path(backup), code, Path(new), names)
"""


def test_killed_while_restoring_leaves_nothing_or_a_whole_clinic(working, backup, tmp_path):
    with Victim(KILLED) as victim:
        for kill in range(KILLS):
            new = tmp_path / f"new{kill}"
            victim.kill_after(0.005 + kill * 0.013 % 0.13, backup, working.code, new)
            if not new.exists() or not list(new.iterdir()):
                restore_backup(backup, working.code, new, NAMES)
            keyfile = KeyFile.load(new)
            keys = keyfile.unlock_recovery(working.code)
            assert integrity.page_problems(keyfile.database, keys.database_key()) == 0
            assert len(list(Vault(new, None).stored_ids())) == 3
            assert not new.with_name(new.name + ".partial").exists()
