"""One sealed file out of a backup: found where it lies whole, compared, put back; nothing else is touched."""

from datetime import timedelta

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import one_object
from luna_desktop.storage.backup import make_backup
from luna_desktop.storage.vault import Vault
from tests.storage.conftest import NOON


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_damaged_file_is_found_without_a_key_and_comes_back_byte_for_byte(working, tmp_path):
    first = make_backup(working.source, working.keys, tmp_path / "disk", now=NOON)
    name, other = sorted(working.vault.stored_ids())[:2]
    path, untouched = working.vault.path_of(name), working.vault.path_of(other).stat().st_mtime_ns
    whole, clinic_id = path.read_bytes(), working.keyfile.vault_id
    keyless = Vault(working.folder, None)
    assert one_object.changed_since(tmp_path / "disk", clinic_id, keyless, working.keys) == frozenset()
    damage(path)
    assert one_object.changed_since(tmp_path / "disk", clinic_id, keyless, working.keys) == {name}
    holders = one_object.holders_of(tmp_path / "disk", clinic_id, frozenset({name}), working.keys)
    assert [holder.path for holder in holders[name]] == [first.path]
    one_object.put_back(keyless, name, one_object.sealed_in(first.path, clinic_id, name, working.keys))
    assert path.read_bytes() == whole
    assert working.vault.path_of(other).stat().st_mtime_ns == untouched
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_carries_the_whole_copy_on_and_names_what_is_damaged_or_gone(working, tmp_path):
    disk = tmp_path / "disk"
    make_backup(working.source, working.keys, disk, now=NOON)
    changed, lost = sorted(working.vault.stored_ids())[:2]
    whole = {name: working.vault.path_of(name).read_bytes() for name in (changed, lost)}
    damage(working.vault.path_of(changed))
    working.vault.path_of(lost).unlink()
    second = make_backup(working.source, working.keys, disk, now=NOON + timedelta(days=1))
    assert (second.proved, second.damaged, second.missing) == (True, tuple(sorted((changed, lost))), ())
    for name, content in whole.items():
        held = one_object.sealed_in(second.path, working.keyfile.vault_id, name, working.keys)
        assert held == content, "the newest backup still holds the good copy"


def test_what_is_not_whole_in_a_backup_is_not_taken_from_there(working, tmp_path):
    made = make_backup(working.source, working.keys, tmp_path / "disk", now=NOON)
    name, clinic_id = next(iter(working.vault.stored_ids())), working.keyfile.vault_id
    damage(Vault(made.path, None).path_of(name))
    with pytest.raises(StorageTrouble):
        one_object.sealed_in(made.path, clinic_id, name, working.keys)
    assert one_object.holders_of(tmp_path / "disk", clinic_id, frozenset({name}), working.keys)[name] == ()
    with pytest.raises(StorageTrouble, match="does not hold"):
        one_object.sealed_in(made.path, clinic_id, "0" * 32, working.keys)
    with pytest.raises(StorageTrouble, match="does not hold"):
        one_object.sealed_in(made.path, "another clinic", name, working.keys)
    (made.path / "manifest.json").write_text((made.path / "manifest.json").read_text().replace(name[:8], name[1:9]))
    with pytest.raises(StorageTrouble):
        one_object.sealed_in(made.path, clinic_id, name, working.keys)
    assert one_object.changed_since(tmp_path / "disk", clinic_id, working.vault, working.keys) == frozenset()
