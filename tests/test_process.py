"""The process leaves no core dump and lets nobody look into its memory."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_process_leaves_no_core_dump():
    code = (
        "import ctypes, resource\n"
        "from luna_desktop.process import harden_process\n"
        "print(harden_process(), resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert shown == "{'no core dumps': True, 'not traceable': True} 0 0"
    assert os.name == "posix"
