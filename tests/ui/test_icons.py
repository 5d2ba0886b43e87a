"""Icons are real pictures, tinted, and as sharp as the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from luna_desktop import paths
from luna_desktop.ui import icons

ALL = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))
PACKAGE = Path(icons.__file__).parent


def test_the_licence_is_kept() -> None:
    assert "ISC License" in (paths.resources() / "icons" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, QColor("#A4221C"), 24).toImage()
    inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(colour.red() > colour.green() for colour in inked)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_an_icon_is_drawn_for_the_screen(qapp: QApplication, ratio: float) -> None:
    made = icons.pixmap("lock", QColor("black"), 16, ratio)
    assert made.width() == round(16 * ratio)
    assert made.devicePixelRatio() == ratio


def test_an_icon_is_there_for_every_screen_and_for_one_that_comes_later(qapp: QApplication) -> None:
    made = icons.icon("lock", "text", 16)
    for ratio in {screen.devicePixelRatio() for screen in qapp.screens()} | {icons.SPARE_RATIO}:
        drawn = made.pixmap(QSize(16, 16), ratio)
        assert drawn.width() == round(16 * ratio)
        assert drawn.devicePixelRatio() == ratio


def test_a_disabled_button_has_a_paler_icon(qapp: QApplication) -> None:
    icon = icons.icon("lock", "text")
    normal, off = (icon.pixmap(16, mode).toImage() for mode in (icon.Mode.Normal, icon.Mode.Disabled))
    assert normal != off


def test_every_icon_that_the_code_names_is_bundled() -> None:
    named = set()
    for file in PACKAGE.rglob("*.py"):
        named |= set(re.findall(r'\bicon="([a-z0-9-]+)"', file.read_text(encoding="utf-8")))
    assert named
    assert named <= set(ALL)
