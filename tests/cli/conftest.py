"""What tests of the command line share: typing a command, a demo clinic made once, files with passwords."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from luna_desktop import cli
from luna_desktop.cli import demo
from luna_desktop.services.clinic import clinics
from tests import builders


@dataclass
class Typed:
    """How a command ended: its exit status and what it printed on each stream."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Return what was printed as JSON."""
        return json.loads(self.out)

    def refuses(self, fragment: str) -> bool:
        """Tell whether it refused with one clear line on stderr that holds a fragment."""
        return self.status == 1 and self.err.count("\n") == 1 and fragment in self.err


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Callable[..., Typed]:
    """Return a function that types a command in this process."""

    def run(*arguments: object) -> Typed:
        capsys.readouterr()
        status = cli.main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return Typed(status, printed.out, printed.err)

    return run


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare new clinics the second that a password costs in life."""
    monkeypatch.setattr(clinics, "calibrate", lambda: builders.CHEAP)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    """Return a demo clinic of three people, made once; tests add to it and take nothing away."""
    return demo.make(tmp_path_factory.mktemp("demo") / "clinic", count=3)


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    """Return a file with the demo's password."""
    file = tmp_path / "password"
    file.write_text(demo.PASSWORD + "\n")
    return file


@pytest.fixture
def as_owner(demo_made: demo.Demo, password_file: Path) -> list[object]:
    """Return the arguments that sign in to the demo clinic as its owner."""
    return ["--data", demo_made.folder, "--login", demo.FIRST, "--password-file", password_file]
