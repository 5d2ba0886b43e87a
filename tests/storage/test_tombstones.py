"""The list of erasures says nothing of anybody, and is believed as a whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import tombstones
from luna_desktop.storage.keyfile import create_keyfile
from luna_desktop.storage.keys import Keys, NewSlot
from luna_desktop.storage.tombstones import Tombstone
from tests.builders import CHEAP, PASSWORD

CLINIC = "5a" * 16


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    slot = NewSlot("meera", "Dr Meera Pillai", PASSWORD, opens_vault=True, cost=CHEAP)
    _keyfile, opened, _code = create_keyfile(tmp_path / "clinic", slot)
    return opened


def test_a_list_is_read_as_it_was_written_and_none_is_no_erasure(tmp_path: Path, keys: Keys) -> None:
    path = tombstones.beside_keyfile(tmp_path)
    assert tombstones.read(path, keys, CLINIC) == ()
    later = Tombstone("b", "2026-04-01T00:00:00+00:00", ("contact",), (tombstones.subject_of(keys, "a-record"),))
    first = Tombstone("a", "2026-03-01T00:00:00+00:00", ("clinical",), ())
    tombstones.write(path, keys, CLINIC, tombstones.joined((later,), (first, later)))
    assert tombstones.read(path, keys, CLINIC) == (first, later)
    assert "a-record" not in path.read_text()
    assert tombstones.subject_of(keys, "a-record") != tombstones.subject_of(keys, "another")


@pytest.mark.parametrize("change", ["groups", "clinic", "gone", "no json", "list"])
def test_a_list_that_was_changed_is_not_believed(tmp_path: Path, keys: Keys, change: str) -> None:
    path = tombstones.beside_backups(tmp_path, CLINIC)
    assert path.name == "luna-5a5a5a5a-erasures.json"
    tombstones.write(path, keys, CLINIC, (Tombstone("a", "2026-03-01T00:00:00+00:00", ("contact",), ()),))
    kept = json.loads(path.read_text())
    if change == "groups":
        kept["erasures"][0]["groups"] = []
    elif change == "clinic":
        kept["clinic"] = "6b" * 16
    elif change == "gone":
        kept["erasures"] = []
    path.write_text({"no json": "{", "list": "[]"}.get(change, json.dumps(kept)))
    with pytest.raises(StorageTrouble):
        tombstones.read(path, keys, CLINIC)
