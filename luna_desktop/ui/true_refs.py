"""Keeps Python's `True` alive under PySide6 6.12 on Python 3.11, or the program dies after some hundred signals."""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40
_done: list[bool] = []


def keep_true_alive() -> bool:
    """Give `True` references to spare, once, and tell whether that was needed.

    WORKAROUND: PySide6 6.12.0 drops one reference to True at each `Signal.emit`. From Python 3.12 on True is
    immortal; on 3.11 the interpreter aborts ("bool_dealloc: deallocating True or False") when the count reaches
    zero. What 3.12 does is done here by hand. Drop this with Python 3.11, or with a PySide6 that counts right.
    """
    needed = sys.version_info < (3, 12) and sys.implementation.name == "cpython" and not hasattr(sys, "getobjects")
    if needed and not _done:
        _done.append(needed)
        ctypes.c_ssize_t.from_address(id(True)).value += PLENTY
    return needed
