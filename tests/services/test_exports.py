"""Files that a person chose: whole, readable by their owner only, refused in a sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.services.exports import write_export


def test_a_file_is_written_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "key.pdf"
    write_export(target, b"first")
    write_export(target, b"second")
    assert target.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["key.pdf"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        write_export(tmp_path / "nowhere" / "key.pdf", b"x")
