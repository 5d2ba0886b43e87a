"""Every refusal is on the sheet, in both languages, with nothing cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.refusals import Obstacle
from luna_desktop.options import Options, Theme
from luna_desktop.texts import LANGUAGES, Translator
from luna_desktop.ui import theme
from luna_desktop.ui.refusals_sheet import RefusalsSheet, example
from luna_desktop.ui.widgets.chips import Chip
from tests.ui.clipping import clipped


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_every_sentence_is_there_in_each_language_and_whole(qtbot: QtBot, qapp: QApplication, look: Theme) -> None:
    theme.apply(qapp, theme.look_of(Options(theme=look)))
    try:
        sheet = RefusalsSheet()
        qtbot.addWidget(sheet)
        sheet.resize(1440, 1900)
        sheet.show()
        qtbot.waitExposed(sheet)
        read = {label.text() for label in sheet.findChildren(QLabel)}
        wanted = {Translator(language).render(example(each)) for language in LANGUAGES for each in Obstacle}
        assert wanted <= read
        assert len(sheet.findChildren(Chip)) == len(Obstacle)
        assert clipped(sheet) == []
    finally:
        theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT)))
