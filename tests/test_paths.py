"""Folders come from the choice, the environment or the platform, in that order; asking creates nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from luna_desktop import paths

FOLDERS: dict[str, Callable[[], Path]] = {
    "LUNA_DATA": paths.data_folder,
    "LUNA_CONFIG": paths.config_folder,
    "LUNA_LOGS": paths.log_folder,
}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_environment_names_a_folder(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(name, str(tmp_path / "chosen"))
    assert FOLDERS[name]() == tmp_path / "chosen"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FOLDERS)
def test_without_it_the_platform_does(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(name)
    folder = FOLDERS[name]()
    assert folder.is_absolute()
    assert paths.APP_NAME in folder.parts


def test_what_was_chosen_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LUNA_DATA", str(tmp_path / "environment"))
    assert paths.data_folder(tmp_path / "argument") == tmp_path / "argument"


def test_resources_lie_beside_the_package_or_inside_the_built_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (paths.resources() / "translations" / "luna.pot").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_sockets_lie_where_nobody_else_can_make_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert paths.runtime_folder() == tmp_path / "LunaDesktop"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert paths.runtime_folder().is_relative_to(Path.home())
    assert list(tmp_path.iterdir()) == []
