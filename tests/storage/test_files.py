"""A file is replaced whole or not at all, and only its owner reads it."""

import pytest

from luna_desktop.storage import files


def test_content_is_replaced_whole_and_for_its_owner_only(tmp_path):
    path = tmp_path / "a"
    for content in (b"old", b"new"):
        files.write_whole(path, content)
        assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("failing", ["fsync", "open"])
def test_failed_write_keeps_the_old_content_and_leaves_nothing(tmp_path, monkeypatch, failing):
    def fail(*_given):
        raise OSError(28, "no space")

    path = tmp_path / "a"
    files.write_whole(path, b"old")
    monkeypatch.setattr(files.os, failing, fail)
    with pytest.raises(OSError, match="no space"):
        files.write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_writing_through_never_replaces(tmp_path):
    files.write_through(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        files.write_through(tmp_path / "a", b"second")
    files.make_folder(tmp_path / "b" / "c")
    assert (tmp_path / "b" / "c").stat().st_mode & 0o777 == 0o700
