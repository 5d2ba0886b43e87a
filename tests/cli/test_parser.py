"""Exit statuses, wrong usage, and secrets that are never arguments."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from luna_desktop import cli, logs
from luna_desktop.cli import evidence
from luna_desktop.cli.parser import build_parser
from tests.cli.conftest import Typed

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {
    "create",
    "backup",
    "restore",
    "demo",
    "tour",
    "import-photos",
    "record-copy",
    "doctor",
    "verify-audit",
    "bench",
}


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def test_every_command_is_there_and_explains_itself() -> None:
    found = dict(parsers())
    assert set(found) >= COMMANDS
    for parser in found.values():
        unexplained = [action.dest for action in parser._actions if not action.help and action.choices is None]
        assert unexplained == []


def test_no_option_takes_a_secret_itself() -> None:
    secret = ("password", "passphrase", "recovery", "key", "protect")
    for name, parser in parsers():
        for action in parser._actions:
            if any(word in action.dest for word in secret):
                assert action.type is Path, (name, action.dest)


@pytest.mark.parametrize("typing", [["nonsense"], ["backup"], ["record-copy", "--format", "docx"], ["--nothing"]])
def test_wrong_usage_ends_with_2(typing: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(typing)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_refusal_is_one_line_and_1(typed: Callable[..., Typed], password_file: Path, tmp_path: Path) -> None:
    ended = typed("doctor", "--data", tmp_path / "nowhere", "--login", "x", "--password-file", password_file)
    assert ended.refuses(".")
    assert ended.out == ""


def test_what_nobody_expected_is_told_by_number_only(
    typed: Callable[..., Typed],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    expect_log: Callable[..., None],
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise KeyError("Zubeida Qureshi")

    monkeypatch.setenv("LUNA_LOGS", str(tmp_path))
    monkeypatch.setattr(evidence.registry, "run", broken)
    expect_log("luna_desktop.logs", "incident")
    ended = typed("bench", "search")
    assert ended.refuses("unexpected")
    assert "Zubeida" not in ended.err + ended.out
    log = (tmp_path / logs.LOG_FILE).read_text()
    assert ended.err.split()[-1].rstrip(".") in log
    assert "Zubeida" not in log


def test_the_program_itself_starts_and_ends_with_these_statuses() -> None:
    command = [sys.executable, "-m", "luna_desktop", "bench", "nonsense"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "search" in run.stderr
