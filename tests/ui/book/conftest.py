"""A book on the screen, filled with a made-up day."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.canvas import BookCanvas
from tests.ui.book import drawn


@pytest.fixture
def canvas(qtbot: QtBot) -> BookCanvas:
    """Return the painted day at the size of the design."""
    made = BookCanvas()
    qtbot.addWidget(made)
    made.resize(1024, 755)
    made.show()
    made.show_picture(drawn.day())
    made.setFocus()
    return made
