"""Shipped files for tests: a copy in which rows can be spoilt, read in place of the program's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from luna_desktop.services.care import catalogues


class Files:
    """A folder of catalogue files that takes the place of the program's."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = Path(shutil.copytree(catalogues.folder(), folder))
        self._patch = monkeypatch
        self.read()

    def change(self, name: str, old: str, new: str) -> None:
        """Change the first such text of a file, and read the folder again."""
        path = self._folder / f"{name}.tsv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        self.read()

    def read(self) -> None:
        """Read the folder as the program does at its start."""
        found = catalogues.read_folder(self._folder)
        self._patch.setattr(catalogues, "shipped", lambda: found)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """Return files that the test may spoil."""
    return Files(tmp_path / "files", monkeypatch)
