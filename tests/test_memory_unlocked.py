"""Tests lock no memory, so that root's runs cost what everybody's do; the program asks for it all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.memory_unlocked import lock_no_memory

resource = pytest.importorskip("resource", reason="Windows has no such limits")

_TRY = "import mmap, ctypes; m = mmap.mmap(-1, 4096); a = ctypes.addressof(ctypes.c_char.from_buffer(m)); "
_TRY += "print(ctypes.CDLL(None).mlock(ctypes.c_void_p(a), 4096))"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this right")
def test_this_process_and_those_it_starts_may_lock_nothing() -> None:
    assert lock_no_memory()
    assert resource.getrlimit(resource.RLIMIT_MEMLOCK) == (0, 0)
    answer = subprocess.run([sys.executable, "-c", _TRY], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "-1"
