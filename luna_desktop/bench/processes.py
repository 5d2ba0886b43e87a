"""Measurements in processes of their own: what a start costs, and how much memory a piece of work takes at its peak."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[2]
PEAK = '''
def peak():
    """Return the most memory that this process held, in MB."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmHWM"))
    except OSError:
        import psutil
        found = psutil.Process().memory_info()
        return getattr(found, "peak_wset", found.rss) / 1e6
'''


def run_apart(script: str, *arguments: object, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Run a script of this program in a process of its own and return the JSON document that it prints last.

    `peak()` is defined in it. Raises CalledProcessError where it fails, and RuntimeError in a built program, whose own
    start cannot be measured from inside.
    """
    if getattr(sys, "frozen", False):
        message = "the built program is measured from outside"
        raise RuntimeError(message)
    command = [sys.executable, "-c", PEAK + script, *(str(each) for each in arguments)]
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})}
    done = subprocess.run(command, cwd=PACKAGE, env=given, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
