"""Lets tests run as an ordinary user whose kernel locks no memory, which takes a third off their processor time.

SQLCipher asks the kernel to lock and unlock each allocation; root may lock any amount, so for root every one is done.
A limit of nothing makes the kernel refuse at once, as it does for ordinary users past their limit (getrlimit(2),
RLIMIT_MEMLOCK). The program does not change: it asks as ever, and goes on when it is refused.
"""

from __future__ import annotations

import ctypes

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

_CAP_IPC_LOCK = 14  # linux/capability.h
_VERSION_3 = 0x20080522
_PR_CAPBSET_DROP = 24  # linux/prctl.h


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def lock_no_memory() -> bool:
    """Give up the right to lock memory, for this process and those that it starts; tell whether that worked.

    Call it before the first thread is made: the right belongs to each thread. Only Linux knows it.
    """
    system = ctypes.CDLL(None) if resource is not None else None
    if not hasattr(system, "capget"):
        return False
    header, data = _Header(_VERSION_3, 0), (_Data * 2)()
    if system.capget(ctypes.byref(header), data) != 0:
        return False
    system.prctl(_PR_CAPBSET_DROP, _CAP_IPC_LOCK, 0, 0, 0)
    for part in ("effective", "permitted"):
        setattr(data[0], part, getattr(data[0], part) & ~(1 << _CAP_IPC_LOCK))
    if system.capset(ctypes.byref(header), data) != 0:
        return False
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))
    return True
