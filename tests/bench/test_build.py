"""The built program's figures, where there is one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from luna_desktop.bench import build

SCRIPT = '#!/bin/sh\n[ -z "$LUNA_DATA" ] || exit 1\n'


def test_it_says_so_where_nothing_was_built(tmp_path: Path) -> None:
    (only,) = build.measure(0, dist=tmp_path)
    assert "make build" in only.name


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_it_runs_apart_from_this_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUNA_DATA", "somewhere")
    program = tmp_path / "luna-desktop"
    program.write_text(SCRIPT)
    program.chmod(0o755)
    assert [figure.unit for figure in build.measure(0, dist=tmp_path)] == ["MB", "ms", "ms"]
    program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(subprocess.CalledProcessError):
        build.measure(0, dist=tmp_path)
