"""What is imported before the first paint: the window, and nothing that takes long to read from the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
HEAVY = ("sqlalchemy", "PIL", "reportlab", "cryptography", "argon2", "alembic", "phonenumbers", "sqlcipher3", "pikepdf")


def imported_by(module: str) -> set[str]:
    script = f"import sys, {module}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=HERE, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_first_paint_waits_for_no_heavy_library() -> None:
    assert not imported_by("luna_desktop.app").intersection(HEAVY)


def test_this_check_can_fail() -> None:
    assert imported_by("luna_desktop.program").intersection(HEAVY)
