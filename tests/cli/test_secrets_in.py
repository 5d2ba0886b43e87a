"""Where secrets come from: a file, the file that the environment names, or a terminal; never anywhere else."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from luna_desktop.cli import secrets_in
from luna_desktop.domain.errors import StorageTrouble


def test_the_first_line_of_the_file_counts(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("two words \r\nand more\n", encoding="utf-8")
    assert secrets_in.secret(file, "") == "two words "


def test_the_environment_names_the_file_unless_an_option_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named, chosen = tmp_path / "named", tmp_path / "chosen"
    named.write_text("from the environment")
    chosen.write_text("from the option")
    monkeypatch.setenv("LUNA_PASSWORD_FILE", str(named))
    assert secrets_in.password(None, "") == "from the environment"
    assert secrets_in.password(chosen, "") == "from the option"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\xfa"])
def test_a_file_that_cannot_be_used_is_refused(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StorageTrouble, match="cannot be read, or it is empty"):
        secrets_in.secret(file, "")


def test_without_file_and_terminal_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("typed into a pipe"))
    with pytest.raises(StorageTrouble, match="--password-file"):
        secrets_in.secret(None, "")


def test_a_terminal_is_asked_without_showing_what_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(secrets_in.getpass, "getpass", lambda question: asked.append(question) or "typed")
    assert secrets_in.secret(None, "Recovery key") == "typed"
    assert asked == ["Recovery key: "]
