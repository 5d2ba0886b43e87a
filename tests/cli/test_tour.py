"""The tour goes through the program by itself, leaves its pictures, and the process ends in good order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

CODE = """
import sys
from itertools import chain
from pathlib import Path
from luna_desktop.cli import demo, tour
class Short(tour.Tour):
    def _all_steps(self):
        yield self._picture("unlock")
        yield from self._signed_in(demo.FIRST, "owner", lambda: chain(self._chart(), self._copy()))
root = Path(sys.argv[1])
tour.CHART_TABS = ("summary", "photos")  # the whole tour is gone through by tests/journeys/test_canaries.py
tour.Tour = Short
made = demo.make(root / "clinic", count=1)
sys.exit(tour.show(made, tour.Wishes(root / "out", "dark", width=1280, height=720, scale=150)))
"""


def test_the_tour_ends_well_and_leaves_its_pictures(tmp_path: Path) -> None:
    folders = {"LUNA_CONFIG": str(tmp_path / "options"), "LUNA_LOGS": str(tmp_path / "logs")}
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "deleted directly" not in done.stderr
    with Image.open(tmp_path / "out" / "01-unlock.png") as first:
        assert first.size == (1920, 1080)  # 1280 x 720 at 150 per cent
    pictures = sorted(path.name for path in (tmp_path / "out").glob("*.png"))
    assert pictures[0] == "01-unlock.png"
    assert {"chart-summary", "chart-photos", "chart-photos-folder", "record-copy"} <= {name[3:-4] for name in pictures}
    assert (tmp_path / "out" / "record-copy.pdf").read_bytes().startswith(b"%PDF-")
