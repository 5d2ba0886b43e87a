"""Opening the window: on the clinic, or on a throw-away demo clinic; without a screen the demo becomes a tour."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from luna_desktop import app
from luna_desktop.cli import demo, tour
from luna_desktop.texts import _


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window on the data folder."""
    return app.run(arguments.data)


def open_demo(arguments: argparse.Namespace) -> int:
    """Make a demo clinic, say who can sign in, and open it; where there is no screen, run the tour on it."""
    made = demo.make(_demo_folder(arguments), count=arguments.patients, seed=arguments.seed)
    print(_("Demo clinic of made-up people: {folder}", folder=made.folder))
    for login, role in made.staff:
        print(f"  {login:<10} {demo.PASSWORD}   ({role})")
    print(_("Record with everything: {number}", number=made.mrn))
    if arguments.no_window:
        return 0
    if has_screen():
        return app.run(made.folder)
    return tour.show(made, tour.Wishes(Path("tour")))


def _demo_folder(arguments: argparse.Namespace) -> Path:
    """Return the folder named, or a new one; the clinic's own data folder is never used for a demo."""
    if arguments.is_data_named:
        folder: Path = arguments.data
        return folder
    return Path(tempfile.mkdtemp(prefix="luna-demo-")) / "clinic"


def has_screen() -> bool:
    """Tell whether a window can be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen in ("offscreen", "minimal"):
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
