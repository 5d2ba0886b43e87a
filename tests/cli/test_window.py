"""Whether a window can be seen, and where a demo clinic goes."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import pytest

from luna_desktop.cli import window


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
def test_a_screen_is_one_that_somebody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("DISPLAY", ":0")
    assert not window.has_screen()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert window.has_screen()
    monkeypatch.delenv("DISPLAY")
    assert not window.has_screen()


def test_a_demo_never_goes_where_the_clinic_lies_unasked(tmp_path: Path) -> None:
    given = argparse.Namespace(data=tmp_path / "own", is_data_named=False)
    folder = window._demo_folder(given)
    try:
        assert folder != given.data
        assert not folder.exists()
    finally:
        shutil.rmtree(folder.parent)
    given.is_data_named = True
    assert window._demo_folder(given) == given.data


def test_without_a_command_the_window_opens_on_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window.app, "run", lambda folder: opened.append(folder) or 0)
    assert window.open_window(argparse.Namespace(data=tmp_path)) == 0
    assert opened == [tmp_path]
