"""Folders that cannot keep a clinic are refused by name; the others are closed to everybody else."""

import os
from collections import namedtuple
from pathlib import Path

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import folders
from luna_desktop.storage.folders import check_data_folder, is_network_type, type_from_mountinfo

MOUNTS = """
22 28 0:20 / / rw,relatime - ext4 /dev/sda1 rw
31 22 0:50 / /mnt/share rw - cifs //server/share rw
32 22 0:51 / /mnt/my\\040share rw - nfs4 server:/x rw
33 22 0:52 / /home/a/drive rw - fuse.sshfs a@b:/ rw
34 31 0:53 / /mnt/share/local rw - ext4 /dev/sdb1 rw
35 22 0:54 / /media/usb rw - fuseblk /dev/sdc1 rw
nonsense
""".splitlines()


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        ("/home/a/clinic", False),
        ("/mnt/share/clinic", True),
        ("/mnt/my share/clinic", True),
        ("/home/a/drive", True),
        ("/home/a/drive2", False),
        ("/mnt/share/local/clinic", False),
        ("/media/usb/clinic", False),
    ],
)
def test_network_is_told_from_the_mount_table(path, is_network):
    assert is_network_type(type_from_mountinfo(MOUNTS, Path(path))) is is_network


def test_good_folder_is_made_and_closed_to_others(tmp_path):
    folder = tmp_path / "a" / "clinic"
    check_data_folder(folder)
    (folder / "file").write_bytes(b"")
    folder.chmod(0o755)
    (folder / "file").chmod(0o644)
    assert set(folders.open_to_others(folder)) == {folder, folder / "file"}
    check_data_folder(folder)
    assert folders.open_to_others(folder) == []
    assert (folder.stat().st_mode & 0o777, (folder / "file").stat().st_mode & 0o777) == (0o700, 0o600)


def test_network_folder_is_refused_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "file_system_type", lambda _path: "nfs4")
    with pytest.raises(StorageTrouble, match="another computer"):
        check_data_folder(tmp_path / "clinic")
    assert not (tmp_path / "clinic").exists()


@pytest.mark.parametrize(
    "name", ["OneDrive - Clinic", "Dropbox", "Google Drive", "iCloud Drive", "com~apple~CloudDocs"]
)
def test_synced_folders_are_refused_by_name(tmp_path, name):
    with pytest.raises(StorageTrouble) as refused:
        check_data_folder(tmp_path / name / "clinic")
    assert name in str(refused.value.message)
    assert not (tmp_path / name).exists()


def test_full_disk_is_refused_with_figures(tmp_path, monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _path: usage(150_000_000))
    with pytest.raises(StorageTrouble) as refused:
        check_data_folder(tmp_path / "clinic")
    assert "150 MB free and 200 MB" in str(refused.value.message)


def test_write_protected_folder_is_refused(tmp_path, monkeypatch):
    def refuse(**_named):
        raise PermissionError(13, "no")

    monkeypatch.setattr(folders.tempfile, "TemporaryFile", refuse)
    with pytest.raises(StorageTrouble, match="write-protected"):
        check_data_folder(tmp_path / "clinic")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageTrouble, match="write-protected"):
        check_data_folder(tmp_path / "file")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no files without a name")
def test_a_kill_while_a_folder_is_tried_leaves_nothing_in_it(tmp_path, monkeypatch):
    made, seen = folders.tempfile.TemporaryFile, []

    def watched(**given):
        file = made(**given)
        seen.append(list(tmp_path.iterdir()))
        return file

    monkeypatch.setattr(folders.tempfile, "TemporaryFile", watched)
    folders.check_data_folder(tmp_path)
    assert seen == [[]]
