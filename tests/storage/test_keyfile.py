"""The key file: who gets in, who does not, and what happens to one that was changed, cut, swapped or put back."""

import json
import os
from dataclasses import replace

import pytest

from luna_desktop.domain.errors import (
    AccountWaits,
    InvalidInput,
    NotFound,
    NotPermitted,
    StaleRecord,
    StorageTrouble,
    UnlockRefused,
)
from luna_desktop.storage import crypto
from luna_desktop.storage.keyfile import CURRENT, PREVIOUS, GenerationCheck, KeyFile, create_keyfile
from tests.storage.conftest import OWNER_PASSWORD, new_slot
from tests.storage.killing import KILLS, Victim


def with_reception(clinic):
    """Add a receptionist, whose slot does not hold the vault key."""
    new = new_slot("asha", "marigold under the stairs")
    changed = clinic.keyfile.with_slot(clinic.keys, new)
    changed.save()
    return KeyFile.load(clinic.folder), new.slot_id


def test_password_opens_master_and_vault_and_nothing_secret_is_shown(clinic):
    opened = KeyFile.load(clinic.folder).unlock("Owner ", OWNER_PASSWORD)
    assert opened.master == clinic.keys.master
    assert opened.vault == clinic.keys.vault is not None
    assert len(opened.database_key()) == 32
    assert opened.database_key() != opened.derive("clinic/backup/1")
    shown = repr(opened) + repr(new_slot("x", "the secret word here")) + (clinic.folder / CURRENT).read_text()
    for secret in (opened.master.hex(), repr(opened.master), opened.vault.hex(), "the secret word"):
        assert secret not in shown


def test_forgotten_keys_open_nothing(clinic):
    clinic.keys.forget()
    assert clinic.keys.is_forgotten
    assert clinic.keys.vault is None
    for use in (clinic.keys.database_key, lambda: clinic.keys.sign(b"x")):
        with pytest.raises(StorageTrouble, match="locked"):
            use()


@pytest.mark.parametrize(
    ("login", "password"), [("owner", "wrong"), ("nobody", OWNER_PASSWORD), ("", ""), ("recovery", "")]
)
def test_wrong_name_and_wrong_password_get_the_same_answer(clinic, login, password):
    with pytest.raises(UnlockRefused) as refused:
        clinic.keyfile.unlock(login, password)
    assert refused.value.message.text == "The name or the password is not right. Nothing was opened."


def test_unknown_name_costs_the_same_work(clinic, monkeypatch):
    costs = []
    real = crypto.password_key
    monkeypatch.setattr(crypto, "password_key", lambda p, s, c: costs.append((len(s), c)) or real(p, s, c))
    for login in ("owner", "nobody"):
        with pytest.raises(UnlockRefused):
            clinic.keyfile.unlock(login, "wrong")
    assert costs[0] == costs[1] == (16, crypto.LOWEST_COST)


def test_recovery_code_opens_everything_and_another_clinics_does_not(clinic, tmp_path):
    opened = clinic.keyfile.unlock_recovery(clinic.code.lower().replace("-", " "))
    assert (opened.master, opened.vault) == (clinic.keys.master, clinic.keys.vault)
    _other, _keys, code = create_keyfile(tmp_path / "other", new_slot("owner", OWNER_PASSWORD))
    with pytest.raises(UnlockRefused, match="another clinic"):
        clinic.keyfile.unlock_recovery(code)


def test_new_recovery_code_replaces_the_old_one(clinic):
    changed, code = clinic.keyfile.with_new_recovery(clinic.keys)
    assert changed.unlock_recovery(code).vault == clinic.keys.vault
    with pytest.raises(UnlockRefused):
        changed.unlock_recovery(clinic.code)


def test_slot_without_the_vault_key_opens_no_photographs_and_gives_none(clinic):
    keyfile, slot_id = with_reception(clinic)
    reception = keyfile.unlock("asha", "marigold under the stairs")
    assert reception.master == clinic.keys.master
    assert reception.vault is None
    for refused in (
        lambda: keyfile.with_vault(reception, slot_id),
        lambda: keyfile.with_slot(reception, new_slot("b", "b", opens_vault=True)),
        lambda: keyfile.with_new_recovery(reception),
    ):
        with pytest.raises(NotPermitted, match="photographs"):
            refused()


def test_a_waiting_slot_opens_nothing_until_it_is_approved(clinic):
    password = "marigold under the stairs"
    waiting = clinic.keyfile.with_waiting_slot(clinic.keys, new_slot("asha", password))
    waiting.save()
    waiting = KeyFile.load(clinic.folder)
    slot = next(each for each in waiting.staff_slots() if each.login == "asha")
    assert slot.waits
    with pytest.raises(AccountWaits):
        waiting.unlock("asha", password)
    with pytest.raises(UnlockRefused, match="name or the password"):
        waiting.unlock("asha", "wrong")
    with pytest.raises(NotPermitted, match="waits"):
        waiting.with_vault(clinic.keys, slot.id)
    with pytest.raises(InvalidInput):
        waiting.with_waiting_slot(clinic.keys, new_slot("ASHA", password))
    for vault in (True, False):
        opened = waiting.with_approved(clinic.keys, slot.id, vault=vault).unlock("asha", password)
        assert (opened.master, opened.vault) == (clinic.keys.master, clinic.keys.vault if vault else None)
    assert b"asha" not in waiting.backup_copy(clinic.keys)


def test_vault_is_given_and_taken(clinic):
    keyfile, slot_id = with_reception(clinic)
    given = keyfile.with_vault(clinic.keys, slot_id)
    assert given.unlock("asha", "marigold under the stairs").vault == clinic.keys.vault
    taken = given.without_vault(clinic.keys, slot_id)
    assert taken.unlock("asha", "marigold under the stairs").vault is None
    assert [taken.generation, given.generation, keyfile.generation] == [4, 3, 2]


def test_removed_person_is_refused_and_others_stay(clinic):
    keyfile, slot_id = with_reception(clinic)
    removed = keyfile.without_slot(clinic.keys, slot_id)
    with pytest.raises(UnlockRefused):
        removed.unlock("asha", "marigold under the stairs")
    assert removed.unlock("owner", OWNER_PASSWORD).master == clinic.keys.master
    assert removed.public_logins() == (("owner", "Owner"),)
    with pytest.raises(NotFound):
        removed.without_slot(clinic.keys, slot_id)
    recovery = clinic.keyfile.unlock_recovery(clinic.code).slot_id
    with pytest.raises(NotPermitted):
        removed.without_slot(clinic.keys, recovery)


def test_own_password_is_changed_only_with_the_present_one(clinic):
    with pytest.raises(UnlockRefused, match="present password"):
        clinic.keyfile.with_password(clinic.keys, "wrong", "violet lanterns on the river")
    changed = clinic.keyfile.with_password(clinic.keys, OWNER_PASSWORD, "violet lanterns on the river")
    assert changed.unlock("owner", "violet lanterns on the river").signing_public == clinic.keys.signing_public
    with pytest.raises(UnlockRefused):
        changed.unlock("owner", OWNER_PASSWORD)


def test_reset_ends_the_old_signing_key_and_keeps_the_vault_only_through_a_holder(clinic):
    keyfile, slot_id = with_reception(clinic)
    keyfile = keyfile.with_vault(clinic.keys, slot_id)
    before = keyfile.unlock("asha", "marigold under the stairs")
    by_holder = keyfile.with_new_identity(clinic.keys, slot_id, "one time words for asha")
    after = by_holder.unlock("asha", "one time words for asha")
    assert after.signing_public != before.signing_public
    assert after.vault == clinic.keys.vault
    plain = keyfile.with_slot(clinic.keys, new_slot("admin", "rows of quiet servers"))
    admin = plain.unlock("admin", "rows of quiet servers")
    by_admin = plain.with_new_identity(admin, slot_id, "one time words for asha")
    assert by_admin.unlock("asha", "one time words for asha").vault is None


def test_login_is_taken_whatever_its_case(clinic):
    with pytest.raises(InvalidInput) as refused:
        clinic.keyfile.with_slot(clinic.keys, new_slot(" OWNER", "x"))
    assert set(refused.value.problems) == {"login"}


def test_backup_copy_has_no_slot_that_a_password_opens(clinic, tmp_path):
    keyfile, _slot = with_reception(clinic)
    (tmp_path / CURRENT).write_bytes(keyfile.backup_copy(clinic.keys))
    copy = KeyFile.load(tmp_path)
    assert copy.public_logins() == ()
    for login, password in (("owner", OWNER_PASSWORD), ("asha", "marigold under the stairs")):
        with pytest.raises(UnlockRefused):
            copy.unlock(login, password)
    assert copy.unlock_recovery(clinic.code).master == clinic.keys.master


def test_generation_of_the_database_decides(clinic):
    keyfile = replace(clinic.keyfile, ring=replace(clinic.keyfile.ring, generation=5))
    assert keyfile.check_generation(5) is GenerationCheck.SAME
    assert keyfile.check_generation(4) is GenerationCheck.FINISH
    with pytest.raises(StorageTrouble, match="older key file"):
        keyfile.check_generation(6)
    with pytest.raises(StorageTrouble, match="older copy"):
        keyfile.check_generation(3)


def test_old_key_file_put_back_is_noticed(clinic):
    old = (clinic.folder / CURRENT).read_bytes()
    keyfile, _slot = with_reception(clinic)
    assert keyfile.check_generation(keyfile.generation) is GenerationCheck.SAME
    for content in (old, b"damaged, so that the older copy beside it is read"):
        (clinic.folder / CURRENT).write_bytes(content)
        with pytest.raises(StorageTrouble, match="removed person"):
            KeyFile.load(clinic.folder).check_generation(keyfile.generation)


def test_second_of_two_simultaneous_changes_is_refused(clinic):
    mine = clinic.keyfile.with_slot(clinic.keys, new_slot("a", "a"))
    theirs = clinic.keyfile.with_slot(clinic.keys, new_slot("b", "b"))
    theirs.save()
    with pytest.raises(StaleRecord):
        mine.save()
    assert [login for login, _name in KeyFile.load(clinic.folder).public_logins()] == ["owner", "b"]
    theirs.save()


def test_second_copy_is_read_when_the_first_is_cut_short(clinic):
    clinic.keyfile.settle()
    path = clinic.folder / CURRENT
    path.write_bytes(path.read_bytes()[:200])
    assert KeyFile.load(clinic.folder).unlock("owner", OWNER_PASSWORD).master == clinic.keys.master
    path.unlink()
    assert KeyFile.load(clinic.folder).ring == clinic.keyfile.ring
    (clinic.folder / PREVIOUS).write_bytes(b"")
    with pytest.raises(StorageTrouble, match="damaged"):
        KeyFile.load(clinic.folder)


def test_previous_generation_is_read_when_only_its_database_is_there(clinic):
    clinic.keyfile.settle()
    other = replace(clinic.keyfile.ring, mk_id="0" * 32)
    (clinic.folder / CURRENT).write_bytes(other.written())
    assert KeyFile.load(clinic.folder).ring.mk_id == "0" * 32
    clinic.keyfile.database.touch()
    assert KeyFile.load(clinic.folder).ring == clinic.keyfile.ring


def test_missing_foreign_and_newer_files_are_named(clinic, tmp_path):
    with pytest.raises(StorageTrouble, match="missing"):
        KeyFile.load(tmp_path / "empty")
    path = clinic.folder / CURRENT
    document = json.loads(path.read_text())
    for change, word in (
        ({"format": "other"}, "does not belong"),
        ({"v": 2}, "newer version"),
        ({"v": "x"}, "damaged"),
    ):
        path.write_text(json.dumps({**document, **change}))
        with pytest.raises(StorageTrouble, match=word):
            KeyFile.load(clinic.folder)
    with pytest.raises(StorageTrouble, match="already"):
        create_keyfile(clinic.folder, new_slot("owner", OWNER_PASSWORD))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b"{", b"[" * 100_000, b'{"format":"luna-keyring"}', b"\xff" * 100, b" " * 3_000_000],
    ids=["empty", "list", "null", "cut", "deep", "bare", "bytes", "huge"],
)
def test_nonsense_is_refused_in_one_way(clinic, content):
    (clinic.folder / CURRENT).write_bytes(content)
    with pytest.raises(StorageTrouble):
        KeyFile.load(clinic.folder)


@pytest.mark.parametrize(
    "kdf", [{"m": 8 * 1024**3}, {"m": 1024}, {"t": 10**9}, {"p": 0}, {"alg": "pbkdf2"}, {"m": True}, {"m": "64"}]
)
def test_edited_cost_is_refused_before_any_password_is_hashed(clinic, kdf, monkeypatch):
    monkeypatch.setattr(crypto, "password_key", lambda *_: pytest.fail("hashed"))
    path = clinic.folder / CURRENT
    document = json.loads(path.read_text())
    document["slots"][0]["kdf"].update(kdf)
    path.write_text(json.dumps(document))
    with pytest.raises(StorageTrouble, match="damaged"):
        KeyFile.load(clinic.folder)


def attacks(ring):
    """Every change to a key file that somebody without the master key can make."""
    owner, rescue, asha = ring.slots
    yield "renamed", (replace(owner, display_name="Mallory"), asha, rescue)
    yield "removed", (owner, rescue)
    yield "reordered", (asha, owner, rescue)
    yield "cost lowered", (owner, replace(asha, kdf=crypto.KdfCost(19 * 1024, 3, 1)), rescue)
    yield "sealed key swapped", (replace(owner, sealed=asha.sealed), asha, rescue)
    yield "identity swapped", (replace(owner, ident=asha.ident, salt=asha.salt, xpub=asha.xpub), asha, rescue)
    yield "vault key copied", (owner, replace(asha, sealed_vault=owner.sealed_vault), rescue)
    yield "vault key dropped", (replace(owner, sealed_vault=None), asha, rescue)
    yield "recovery replaced", (owner, asha, replace(rescue, xpub=owner.xpub))
    yield "login changed", (replace(owner, login="mallory"), asha, rescue)
    yield "signer replaced", (replace(owner, epub=asha.epub), asha, rescue)


def test_every_change_without_the_master_key_is_refused(clinic):
    keyfile, _slot = with_reception(clinic)
    rings = {name: replace(keyfile.ring, slots=slots) for name, slots in attacks(keyfile.ring)}
    rings |= {
        "generation raised": replace(keyfile.ring, generation=9),
        "generation lowered": replace(keyfile.ring, generation=1),
        "inbox replaced": replace(keyfile.ring, inbox=crypto.public_half(crypto.new_key())),
        "key renamed": replace(keyfile.ring, mk_id="0" * 32),
        "mac zeroed": replace(keyfile.ring, mac=bytes(32)),
    }
    for name, ring in rings.items():
        (clinic.folder / CURRENT).write_bytes(ring.written())
        changed = KeyFile.load(clinic.folder)
        for slot in changed.staff_slots():
            password = OWNER_PASSWORD if slot.login in ("owner", "mallory") else "marigold under the stairs"
            with pytest.raises((StorageTrouble, UnlockRefused)):
                pytest.fail(f"{name}: {changed.unlock(slot.login, password)}")
        with pytest.raises((StorageTrouble, UnlockRefused)):
            pytest.fail(f"{name}: {changed.unlock_recovery(clinic.code)}")


def test_every_flipped_byte_is_refused_or_harmless(clinic, monkeypatch):
    path = clinic.folder / CURRENT
    content = path.read_bytes()
    known = {}

    def remembered(password, salt, cost, real=crypto.password_key):
        return (
            known.setdefault((password, salt, cost), None)
            or known.__setitem__((password, salt, cost), real(password, salt, cost))
            or known[password, salt, cost]
        )

    monkeypatch.setattr(crypto, "password_key", remembered)
    for place in range(0, len(content), 3):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        try:
            opened = KeyFile.load(clinic.folder).unlock("owner", OWNER_PASSWORD)
        except (StorageTrouble, UnlockRefused):
            continue
        assert KeyFile.load(clinic.folder).ring == clinic.keyfile.ring, place
        assert opened.master == clinic.keys.master


KILLED = """
from pathlib import Path
from luna_desktop.storage.keyfile import KeyFile

def work(folder, code):
    keyfile = KeyFile.load(Path(folder)); keys = keyfile.unlock_recovery(code)
    own = keyfile.staff_slots()[0].id
    while True:
        keyfile = keyfile.with_display_name(keys, own, "Owner %d" % keyfile.generation); keyfile.save()
        print(keyfile.generation, flush=True)
        keyfile.settle()
"""


def test_killed_while_writing_leaves_the_last_or_the_next_generation(clinic):
    acknowledged = 1
    with Victim(KILLED) as victim:
        for kill in range(KILLS):
            lines = victim.kill_after(0.01 + kill * 0.0137 % 0.15 if kill else 1.0, clinic.folder, clinic.code)
            acknowledged = max([acknowledged, *(int(line) for line in lines)])
            keyfile = KeyFile.load(clinic.folder)
            assert acknowledged <= keyfile.generation <= acknowledged + 1
            acknowledged = keyfile.generation
            assert keyfile.unlock_recovery(clinic.code).master == clinic.keys.master
    assert acknowledged > 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_key_file_is_for_its_owner_only(clinic):
    assert (clinic.folder / CURRENT).stat().st_mode & 0o777 == 0o600
    assert clinic.folder.stat().st_mode & 0o777 == 0o700


def test_a_generation_that_was_not_noted_is_put_back_without_room(clinic, monkeypatch):
    before = (clinic.folder / CURRENT).read_bytes()
    first = KeyFile.load(clinic.folder)
    with_reception(clinic)
    with monkeypatch.context() as full:
        full.setattr("luna_desktop.storage.keyfile.files.write_whole", None)
        first.put_back()
        first.put_back()
    assert (clinic.folder / CURRENT).read_bytes() == before
    with_reception(clinic)
    (clinic.folder / PREVIOUS).unlink()
    first.put_back()
    assert KeyFile.load(clinic.folder).ring == first.ring
