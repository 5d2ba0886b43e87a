"""Sealed objects: what is written comes back whole, what was touched does not, and a kill leaves no hole."""

import hashlib
import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.errors import NotPermitted, StorageTrouble
from luna_desktop.storage import files
from luna_desktop.storage import vault as vaults
from luna_desktop.storage.crypto import new_key
from luna_desktop.storage.vault import Vault
from tests.storage.killing import KILLS, Victim

KEY = bytes(range(32))


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path, KEY)


@pytest.mark.parametrize("size", [0, 1, 4088, 4089, 100_000])
def test_object_comes_back_whole_and_its_file_tells_nothing(vault, size):
    plain = (b"\xff\xd8canary" * (size // 8 + 1))[:size]
    sealed = vault.seal(plain, media_type="image/jpeg")
    assert vault.read(sealed.object_id, sealed.wrapped_key, sha256=sealed.sha256) == plain
    assert (sealed.size, sealed.sha256) == (size, hashlib.sha256(plain).hexdigest())
    path = vault.path_of(sealed.object_id)
    content = path.read_bytes()
    assert b"canary" not in content
    assert (len(content) - 5 - 16) % 4096 == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert sealed.wrapped_key.hex() not in repr(sealed)
    assert [file.name for file in vault.folder.rglob("*") if file.is_file()] == [sealed.object_id]


@given(st.integers(0, 20_000))
@settings(max_examples=25, deadline=None)
def test_streamed_objects_of_every_length_come_back(tmp_path_factory, size):
    vault = Vault(tmp_path_factory.mktemp("v"), KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vaults, "STREAM_ABOVE", 4096)
        patch.setattr(vaults, "CHUNK", 4096)
        plain = os.urandom(size)
        sealed = vault.seal(plain, media_type="application/pdf")
        assert vault.read(sealed.object_id, sealed.wrapped_key) == plain


@pytest.mark.parametrize("streamed", [False, True])
def test_every_touched_file_is_refused(vault, monkeypatch, streamed):
    if streamed:
        monkeypatch.setattr(vaults, "STREAM_ABOVE", 4096)
        monkeypatch.setattr(vaults, "CHUNK", 4096)
    sealed = vault.seal(os.urandom(15_000), media_type="image/png")
    other = vault.seal(os.urandom(15_000), media_type="image/png")
    path = vault.path_of(sealed.object_id)
    content = path.read_bytes()
    step = 4096 + 16
    touched = [
        content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :] for place in range(0, len(content), 997)
    ]
    touched += [content[:cut] for cut in (0, 3, 5, 20, len(content) - 1, 5 + step, 5 + 2 * step)]
    touched += [content + b"\0", content + content[5:], vault.path_of(other.object_id).read_bytes()]
    touched += [content[:5] + content[5 + step : 5 + 2 * step] + content[5 : 5 + step] + content[5 + 2 * step :]]
    for changed in touched:
        path.write_bytes(changed)
        with pytest.raises(StorageTrouble, match="damaged"):
            vault.read(sealed.object_id, sealed.wrapped_key)
    path.write_bytes(content)
    assert vault.read(sealed.object_id, sealed.wrapped_key)
    with pytest.raises(StorageTrouble, match="damaged"):
        vault.read(sealed.object_id, other.wrapped_key)
    with pytest.raises(StorageTrouble, match="damaged"):
        vault.read(sealed.object_id, sealed.wrapped_key, sha256=other.sha256)
    with pytest.raises(StorageTrouble, match="damaged"):
        Vault(vault.folder.parent, new_key()).read(sealed.object_id, sealed.wrapped_key)


def test_without_the_vault_key_nothing_is_read_or_added(vault):
    sealed = vault.seal(b"x", media_type="image/png")
    keyless, forgetful = Vault(vault.folder.parent, None), Vault(vault.folder.parent, KEY)
    forgetful.forget()
    for closed in (keyless, forgetful):
        for refused in (
            lambda closed=closed: closed.seal(b"x", media_type="image/png"),
            lambda closed=closed: closed.read(sealed.object_id, sealed.wrapped_key),
            lambda closed=closed: closed.small_seal(b"x"),
            lambda closed=closed: closed.small_open(b"x" * 40),
        ):
            with pytest.raises(NotPermitted, match="photographs"):
                refused()
        assert closed.scan([sealed.object_id]).is_sound


def test_missing_file_and_foreign_ids_are_refused(vault):
    sealed = vault.seal(b"x", media_type="image/png")
    vault.remove(sealed.object_id)
    vault.remove(sealed.object_id)
    with pytest.raises(StorageTrouble, match="missing"):
        vault.read(sealed.object_id, sealed.wrapped_key)
    for name in ("../keyring.json", "", "A" * 32):
        with pytest.raises(ValueError, match="not an object id"):
            vault.path_of(name)


def test_thumbnails_are_sealed_under_the_vault_key_too(vault):
    sealed = vault.small_seal(b"thumbnail")
    assert b"thumbnail" not in sealed
    assert vault.small_open(sealed) == b"thumbnail"
    with pytest.raises(StorageTrouble):
        vault.small_open(sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_scan_names_what_is_missing_orphaned_bad_and_left_over(vault):
    good, bad, gone, orphan = (vault.seal(bytes([i]) * 9000, media_type="image/png") for i in range(4))
    path = vault.path_of(bad.object_id)
    path.write_bytes(path.read_bytes()[:-1])
    vault.remove(gone.object_id)
    (path.parent / ".tmp-1").write_bytes(b"")
    known = {sealed.object_id: sealed.wrapped_key for sealed in (good, bad, gone)}
    found = vault.scan(known, wrapped_keys=known)
    assert (found.checked, found.missing, found.orphans, found.bad, found.temporary) == (
        3,
        (gone.object_id,),
        (orphan.object_id,),
        (bad.object_id,),
        (".tmp-1",),
    )
    assert not found.is_sound


def test_only_old_orphans_are_left_over(vault):
    kept, orphan = (vault.seal(b"x", media_type="image/png") for _ in range(2))
    left_over = vault.path_of(kept.object_id).parent / ".tmp-1"
    left_over.write_bytes(b"")
    now, day = datetime.now(UTC), timedelta(hours=24)
    assert vault.left_overs([kept.object_id], before=now - day) == []
    found = vault.left_overs([kept.object_id], before=now + day)
    assert set(found) == {vault.path_of(orphan.object_id), left_over}


@pytest.mark.parametrize("failing", ["fsync", "open", "replace"])
def test_failed_write_is_a_sentence_and_leaves_no_file(vault, monkeypatch, failing):
    def fail(*_args, **_kwargs):
        raise OSError(28, "no space")

    vault.seal(b"x", media_type="image/png")
    before = sorted(vault.folder.rglob("*"))
    monkeypatch.setattr(files.Path, "replace", fail) if failing == "replace" else monkeypatch.setattr(
        files.os, failing, fail
    )
    with pytest.raises(StorageTrouble, match="disk is full"):
        vault.seal(b"y", media_type="image/png")
    monkeypatch.undo()
    assert [path for path in sorted(vault.folder.rglob("*")) if path.is_file()] == [p for p in before if p.is_file()]


KILLED = """
import os
from pathlib import Path
from luna_desktop.storage.vault import Vault

def work(folder):
    vault = Vault(Path(folder), bytes(range(32)))
    while True:
        sealed = vault.seal(os.urandom(50000), media_type="image/jpeg")
        print(sealed.object_id, sealed.wrapped_key.hex(), sealed.sha256, flush=True)
"""


def test_killed_while_sealing_loses_no_acknowledged_object(vault):
    known = {}
    with Victim(KILLED) as victim:
        for kill in range(KILLS):
            for line in victim.kill_after(0.01 + kill * 0.0137 % 0.15 if kill else 1.0, vault.folder.parent):
                object_id, wrapped, digest = line.split()
                known[object_id] = bytes.fromhex(wrapped)
                assert vault.read(object_id, known[object_id], sha256=digest)
    assert known
    found = vault.scan(known, wrapped_keys=known)
    assert found.is_sound
    assert len(found.orphans) + len(found.temporary) <= 2 * KILLS
