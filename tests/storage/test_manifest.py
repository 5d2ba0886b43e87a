"""The list of contents: what it refuses before and after its MAC is looked at."""

import json
from dataclasses import replace

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage.backup import make_backup
from luna_desktop.storage.manifest import read_manifest
from tests.storage.conftest import NOON


@pytest.fixture
def folder(working, tmp_path):
    return make_backup(working.source, working.keys, tmp_path / "disk", now=NOON).path


def test_written_list_reads_back_equal_and_its_mac_holds(working, folder):
    listed = read_manifest(folder)
    listed.check_mac(working.keys)
    (folder / "manifest.json").write_bytes(listed.written())
    assert read_manifest(folder) == listed
    assert listed.expected().audit_entries == 3


@pytest.mark.parametrize(
    "change",
    [
        {"clinic_id": "0" * 32},
        {"generation": 2},
        {"counts": {"visit": 1}},
        {"objects": {}},
        {"audit_entries": 2},
        {"audit_head": bytes(32)},
        {"audit_break": 1},
        {"missing": ("x",)},
        {"signers": {}},
        {"versions": {}},
        {"backup_id": "1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_changed_part_breaks_the_mac(working, folder, change):
    with pytest.raises(StorageTrouble, match="changed"):
        replace(read_manifest(folder), **change).check_mac(working.keys)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"v": 2}, "newer version"),
        ({"format": "x"}, "damaged"),
        ({"generation": -1}, "damaged"),
        ({"generation": True}, "damaged"),
        ({"counts": []}, "damaged"),
        ({"database": [1]}, "damaged"),
        ({"database": {"size": 1}}, "damaged"),
        ({"missing": "x"}, "damaged"),
        ({"mac": "zz"}, "damaged"),
        ({"created_at": "yesterday"}, "damaged"),
        ({"counts": None}, "damaged"),
    ],
)
def test_wrong_shapes_are_refused_in_one_way(folder, change, word):
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(StorageTrouble, match=word):
        read_manifest(folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"[" * 99999, b"{}"])
def test_nonsense_is_refused_in_one_way(folder, content):
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(StorageTrouble, match="damaged"):
        read_manifest(folder)
