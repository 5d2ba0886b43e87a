"""Work in a process of its own: its answer, its memory, its failure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from luna_desktop.bench.processes import run_apart


def test_the_last_line_is_the_answer_and_memory_is_its_own() -> None:
    small = run_apart("import json; print('words'); print(json.dumps({'peak': peak()}))")
    large = run_apart("import json; x = b'1' * 80_000_000; print(json.dumps({'peak': peak()}))")
    assert 1 < small["peak"] < 80 < large["peak"]


def test_a_failure_is_no_answer() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_apart("raise SystemExit(3)")


def test_a_built_program_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(RuntimeError, match="outside"):
        run_apart("")
