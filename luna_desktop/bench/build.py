"""How large the built program is and how long it takes from nothing to a finished self-test, where `make build` ran."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from luna_desktop.bench.figures import Figure, middle, milliseconds

DIST = Path(__file__).resolve().parents[2] / "dist" / "luna-desktop"
ROUNDS = 3


def measure(_patients: int, *, dist: Path = DIST) -> list[Figure]:
    """Measure the program in `dist`; one figure says so where there is none."""
    program = dist / ("luna-desktop.exe" if sys.platform == "win32" else "luna-desktop")
    if not program.is_file():
        return [Figure("built program: there is none here; make build makes it", 0, "MB")]
    size = sum(path.stat().st_size for path in dist.rglob("*") if path.is_file() and not path.is_symlink())
    taken = [milliseconds(lambda: _self_test(program)) for _ in range(ROUNDS)]
    started = [milliseconds(lambda: _helped(program)) for _ in range(ROUNDS)]
    return [
        Figure("built program, size", size / 1e6, "MB"),
        Figure("built program, start to the end of --help, median", middle(started), "ms"),
        Figure("built program, start to the end of --self-test, median", middle(taken), "ms"),
    ]


def _self_test(program: Path) -> None:
    """Run it from another folder with nothing of this environment but the system's own; raises CalledProcessError."""
    _run(program, "--self-test")


def _helped(program: Path) -> None:
    _run(program, "--help")


def _run(program: Path, argument: str) -> None:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    with tempfile.TemporaryDirectory(prefix="luna-bench-") as elsewhere:
        subprocess.run(  # noqa: S603 - the program that was built here
            [program, argument], cwd=elsewhere, env=kept, capture_output=True, check=True
        )
