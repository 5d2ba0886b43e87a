"""The moon is drawn, large and small."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.moon import Dusk, MoonMark


@pytest.mark.parametrize(("picture", "size"), [(MoonMark, (28, 28)), (Dusk, (600, 900)), (Dusk, (1440, 900))])
def test_sand_is_seen_on_the_ground(qtbot: QtBot, picture: type[QWidget], size: tuple[int, int]) -> None:
    widget = picture()
    qtbot.addWidget(widget)
    widget.resize(*size)
    image = widget.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, size[0], 3) for y in range(0, size[1], 3)}
    assert "#ead5c7" in colours
    assert len(colours) > 3
