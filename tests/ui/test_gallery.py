"""Every component fits its words in every theme and text size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme
from luna_desktop.ui.gallery import Gallery
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.clipping import clipped


def _close(gallery: Gallery) -> None:
    for button in gallery.findChildren(Button):
        button.set_busy(False)


@pytest.mark.parametrize(
    ("look", "size"), [(Theme.LIGHT, 100), (Theme.DARK, 100), (Theme.CONTRAST, 115), (Theme.LIGHT, 130)]
)
def test_nothing_is_clipped(qtbot: QtBot, qapp: QApplication, look: Theme, size: int) -> None:
    theme.apply(qapp, theme.look_of(Options(theme=look, text_size=size, reduced_motion=True)))
    try:
        gallery = Gallery()
        qtbot.addWidget(gallery, before_close_func=_close)
        gallery.resize(1700, 1900)
        gallery.show()
        qtbot.waitExposed(gallery)
        assert clipped(gallery) == []
    finally:
        theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=True)))


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery, before_close_func=_close)
    controls = [*gallery.findChildren(QAbstractButton), *gallery.findChildren(QLineEdit)]
    nameless = [
        control
        for control in controls
        if not control.accessibleName() and isinstance(control, QPushButton) and not control.isHidden()
    ]
    assert nameless == []
