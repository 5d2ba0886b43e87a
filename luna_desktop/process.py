"""Keeps secrets of this process out of core dumps and debuggers, as far as the system lets it."""

from __future__ import annotations

import ctypes
import sys

if sys.platform != "win32":
    import resource

PR_SET_DUMPABLE = 4


def harden_process() -> dict[str, bool]:
    """Keep secrets of this process out of core dumps and debuggers; return which measures took hold."""
    return {"no core dumps": _no_core_dumps(), "not traceable": _not_dumpable()}


def _no_core_dumps() -> bool:
    if sys.platform == "win32":
        return False
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _not_dumpable() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
