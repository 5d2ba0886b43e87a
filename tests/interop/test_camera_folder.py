"""The camera's folder: whole files alone, known again by their mark, and what happens when the card is pulled out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from luna_desktop.interop import camera_folder
from luna_desktop.interop.camera_folder import FolderGone, NotWhole, look, read_whole, remove, settled


def put(folder: Path, name: str, content: bytes = b"picture", at: int = 1_000) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, ns=(at * 10**9, at * 10**9))
    return path


def states(files: tuple[camera_folder.CameraFile, ...]) -> dict[Path, tuple[int, int]]:
    return {each.path: each.state for each in files}


def test_pictures_are_found_in_the_folders_of_a_card_the_oldest_first(tmp_path: Path) -> None:
    put(tmp_path, "DCIM/100CANON/IMG_0002.JPG", at=20)
    put(tmp_path, "DCIM/100CANON/IMG_0001.HEIC", at=10)
    for other in ("DCIM/100CANON/MVI_0003.MOV", "DCIM/.hidden.jpg", ".Trash/a.jpg", "notes.txt", "a/b/c/d/e/deep.jpg"):
        put(tmp_path, other)
    (tmp_path / "link.jpg").symlink_to(tmp_path / "DCIM/100CANON/IMG_0002.JPG")
    assert [each.path.name for each in look(tmp_path)] == ["IMG_0001.HEIC", "IMG_0002.JPG"]


def test_a_file_is_taken_once_it_stands_still(tmp_path: Path) -> None:
    put(tmp_path, "growing.jpg", b"half", at=10)
    put(tmp_path, "whole.jpg", at=10)
    put(tmp_path, "empty.jpg", b"", at=10)
    first = look(tmp_path)
    assert settled({}, first) == []
    put(tmp_path, "growing.jpg", b"half and half", at=11)
    assert [each.path.name for each in settled(states(first), look(tmp_path))] == ["whole.jpg"]


def test_a_mark_is_the_same_on_another_drive_and_another_for_another_file(tmp_path: Path) -> None:
    put(tmp_path / "e", "DCIM/1.jpg")
    put(tmp_path / "f", "DCIM/1.jpg")
    put(tmp_path / "g", "DCIM/1.jpg", at=7)
    marks = [look(tmp_path / each)[0].mark for each in "efg"]
    assert marks[0] == marks[1] != marks[2]
    assert "1.jpg" not in marks[0]


def test_what_changes_while_it_is_read_is_looked_at_again(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", b"first", at=10)
    (file,) = look(tmp_path)
    assert read_whole(file) == b"first"
    put(tmp_path, "a.jpg", b"other", at=11)
    with pytest.raises(NotWhole):
        read_whole(file)
    file.path.unlink()
    with pytest.raises(NotWhole):
        read_whole(file)


def test_a_card_that_is_pulled_out_is_named(tmp_path: Path) -> None:
    card = tmp_path / "card"
    put(card, "DCIM/a.jpg")
    (file,) = look(card)
    card.rename(tmp_path / "elsewhere")
    with pytest.raises(FolderGone):
        look(card)
    with pytest.raises(FolderGone):
        read_whole(file)


def test_only_the_very_file_that_was_taken_in_is_removed(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", at=10)
    (file,) = look(tmp_path)
    put(tmp_path, "a.jpg", b"a newer picture", at=11)
    assert not remove(file)
    (newer,) = look(tmp_path)
    assert remove(newer)
    assert remove(newer)
    assert look(tmp_path) == ()


def test_a_file_that_is_far_too_large_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_folder, "MOST_BYTES", 10)
    put(tmp_path, "a.jpg", b"x" * 50)
    (file,) = look(tmp_path)
    assert len(read_whole(file)) == 11
