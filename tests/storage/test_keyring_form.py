"""The shape of the key file: reads back equal, and every wrong part is refused as damage."""

import json

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import keyring_form


def test_written_ring_reads_back_equal(clinic):
    assert keyring_form.parsed(clinic.keyfile.ring.written()) == clinic.keyfile.ring


@pytest.mark.parametrize(
    "change",
    [
        {"vault": "x"},
        {"mk_id": "../../etc/passwd"},
        {"generation": 0},
        {"generation": True},
        {"inbox": "00"},
        {"slots": []},
        {"slots": "x"},
        {"slots": [None]},
        {"mac": "A" * 64},
    ],
)
def test_wrong_part_is_damage(clinic, change):
    document = {**json.loads(clinic.keyfile.ring.written()), **change}
    with pytest.raises(StorageTrouble, match="damaged"):
        keyring_form.parsed(json.dumps(document).encode())


def test_repeated_slots_and_logins_are_damage(clinic):
    document = json.loads(clinic.keyfile.ring.written())
    owner = document["slots"][0]
    for twin in (owner, {**owner, "id": "0" * 32, "login": owner["login"].upper()}):
        changed = {**document, "slots": [*document["slots"], twin]}
        with pytest.raises(StorageTrouble, match="damaged"):
            keyring_form.parsed(json.dumps(changed).encode())


def test_logins_are_compared_without_regard_to_case_spaces_and_unicode_form():
    assert keyring_form.folded(" Zoe\u0308 ") == keyring_form.folded("ZO\u00cb")


def test_only_a_person_without_the_vault_may_wait_for_the_keys(clinic):
    document = json.loads(clinic.keyfile.ring.written())
    owner, recovery = document["slots"]
    waiting = {**owner, "sealed": "", "sealed_vault": None}
    (slot,) = keyring_form.parsed(json.dumps({**document, "slots": [waiting]}).encode()).slots
    assert slot.waits
    for wrong in ({**owner, "sealed": ""}, {**recovery, "sealed": "", "sealed_vault": None}):
        with pytest.raises(StorageTrouble, match="damaged"):
            keyring_form.parsed(json.dumps({**document, "slots": [wrong]}).encode())
