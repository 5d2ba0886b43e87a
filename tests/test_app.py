"""The application object is dressed before the first window, and heavy modules wait until it is painted."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QApplication

from luna_desktop import app
from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme
from tests.ui.conftest import no_qt_leftovers as no_qt_leftovers  # the guard of every test of windows

HEAVY = ("sqlalchemy", "PIL", "reportlab", "pikepdf", "luna_desktop.models", "luna_desktop.services")


def test_the_application_is_dressed_before_any_window(qapp: QApplication) -> None:
    made = app.make_application(Options(theme=Theme.LIGHT))
    assert made is qapp
    assert made.styleSheet()
    assert not made.quitOnLastWindowClosed()


def test_a_look_is_applied_at_once(qapp: QApplication) -> None:
    app.apply_look(qapp, Options(theme=Theme.DARK))
    dark = theme.col("surface").name()
    app.apply_look(qapp, Options(theme=Theme.LIGHT))
    assert theme.col("surface").name() != dark


def test_nothing_heavy_is_read_before_the_first_paint() -> None:
    code = f"import sys, luna_desktop.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"


def test_a_module_is_brought_in_by_its_name() -> None:
    assert app.load("texts").__name__ == "luna_desktop.texts"
