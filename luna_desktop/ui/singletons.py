"""Keeps None, True and False alive under PySide6 6.12 on Python 3.11.

WORKAROUND: PySide6 6.12.0. Its binary is built for a Python whose None, True and False are immortal (3.12 and newer,
PEP 683). On 3.11 every call of a Qt method that returns nothing gives one reference to None away, and every emitted
signal one to True, until Python stops with "deallocating None". Measured: exactly one reference for each call. The
cure gives the three a count that cannot run out. Look again at every upgrade of PySide6; nothing is done on 3.12.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40
"""At a million Qt calls a second this lasts for more than a week."""


def keep_alive() -> None:
    """Raise the reference counts of None, True and False once, where Python counts them."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > ENOUGH // 2:
        return
    for one in (None, True, False):
        ctypes.c_ssize_t.from_address(id(one)).value += ENOUGH
