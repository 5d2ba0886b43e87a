"""Files out of what was chosen or dropped: folders walked, leftovers of systems passed over, a card pulled out."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from luna_desktop.interop import picture_files
from luna_desktop.interop.picture_files import SourceGone, bytes_of, file_time, files_of
from luna_desktop.interop.pictures import PictureRefused


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Return a camera card as a computer of another kind left it."""
    folder = tmp_path / "DCIM"
    for name in ("101/b.jpg", "100/c.JPG", "100/a.heic", "100/._a.heic", ".Trash/x.jpg", "__MACOSX/y.jpg", "Thumbs.db"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_folders_are_walked_in_order_and_leftovers_passed_over(card: Path, tmp_path: Path) -> None:
    single = tmp_path / "one.txt"
    single.touch()
    (card / "loop").symlink_to(tmp_path, target_is_directory=True)
    names = [path.name for path in files_of([single, card])]
    assert names == ["one.txt", "a.heic", "c.JPG", "b.jpg"]


def test_a_whole_disk_dropped_by_mistake_is_not_listed_whole(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "MOST_FILES", 2)
    assert len(files_of([card])) == 2


def test_a_file_that_is_gone_is_refused_and_a_folder_that_is_gone_stops_everything(card: Path) -> None:
    missing = card / "100" / "gone.jpg"
    with pytest.raises(PictureRefused, match="cannot be read"):
        bytes_of(missing)
    card.rename(card.with_name("pulled out"))
    with pytest.raises(SourceGone, match="no longer connected"):
        bytes_of(missing)
    assert file_time(missing) is None


def test_a_large_file_is_refused_by_its_size_alone(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "MOST_BYTES", 3)
    with pytest.raises(PictureRefused, match="larger"):
        bytes_of(card / "101" / "b.jpg")
    monkeypatch.undo()
    assert bytes_of(card / "101" / "b.jpg") == b"101/b.jpg"


def test_a_file_tells_when_it_was_written(card: Path) -> None:
    file = card / "101" / "b.jpg"
    os.utime(file, (1_770_000_000.4, 1_770_000_000.4))
    assert file_time(file) == datetime.fromtimestamp(1_770_000_000)  # noqa: DTZ006 - as cameras tell it


def test_a_file_of_an_impossible_year_tells_no_time(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.touch()
    os.utime(file, (7_400_000_000, 7_400_000_000))
    assert file_time(file) is None
